import Foundation
import Scenario
import SupplyModel
import TestSupport
import Testing

@Suite("The scenarios that are shipped")
struct ShippedScenarioTests {
    func shipped(_ name: String) -> String { "\(repository.path)/scenarios/\(name).yaml" }

    @Test("the flagship is Wuhan as given: people, communities, cells, floors, buses, crews, chains")
    func flagship() throws {
        let plan = try ScenarioLoader.load(shipped("wuhan-2020"))
        let city = City(plan)
        #expect(city.people == 9_000_000 && plan.days == 76)
        #expect(city.geography.districts.count == 15 && city.geography.communities.count == 3_349)
        #expect(city.geography.cells.count == 13_001 && city.geography.streets.count == 160)
        #expect(city.geography.personsInHousehold.count == 3_643_725)
        #expect(city.geography.cells.reduce(0) { $0 + $1.residents } == 9_000_000)
        #expect(plan.commodities.map(\.id) == ["pork", "vegetables", "eggs", "grain", "oil", "beef_mutton", "fish"])
        #expect(plan.commodities.map(\.floorDays).prefix(5) == [3, 4, 14, 40, 40])
        #expect(plan.fleet.buses == 800 && plan.handover.members == 69_000)
        let supermarkets = plan.replenishment.chains.filter(\.isSupermarket)
        #expect(supermarkets.map(\.id) == ["zhongbai", "wushang", "zhongshang"])
        #expect(plan.replenishment.sources.count { $0.id.hasPrefix("province") } == 9)
        let relief = try #require(plan.relief?.programmes)
        #expect(relief.map(\.mostPackages) == [4_091_600, 3_665, nil])
        let fish = relief[2].packagesByDay.reduce(0, +)
        #expect(plan.packages[relief[2].package].mass * fish >= Grams(kilograms: 1_000_000))
    }

    @Test("the flagship has the timeline and the channels of the facts, each figure of them as given")
    func flagshipTimeline() throws {
        let plan = try ScenarioLoader.load(shipped("wuhan-2020"))
        let dates = Dictionary(uniqueKeysWithValues: plan.phases.map { ($0.id, (plan.start + $0.day).description) })
        #expect(dates["compounds_closed"] == "2020-02-10" && dates["group_buying_only"] == "2020-02-16")
        #expect(dates["eased"] == "2020-03-18" && (plan.start + plan.days).description == "2020-04-08")
        let pack = try #require(plan.relief?.programmes.first)
        #expect(pack.price == 10 && pack.mostPackages == 4_091_600)
        #expect(plan.packages[pack.package].mass == Grams(5000))
        #expect(plan.reserve?.items[0]?.initial == Grams(9_764_240_000))
        #expect(plan.medicine?.proxies == 2 && plan.checks.count == 11)
    }

    @Test("the quickstart is one community of 1,447 households and 3,879 residents")
    func quickstart() throws {
        let city = City(try ScenarioLoader.load(shipped("quickstart")))
        #expect(city.people == 3_879 && city.geography.personsInHousehold.count == 1_447)
        #expect(city.geography.communities.count == 1 && city.geography.cells.count == 6)
    }

    @Test(
        "cutting what a scenario's comment says to cut makes that the bottleneck",
        arguments: [
            ([], Stage.round), (["fleet.buses=21"], .bus), (["handover.members=1813"], .crew),
            (["replenishment.sources.suburban_farms.capacity_t_per_day.vegetables=0"], .stock),
        ])
    func districtBottleneck(overrides: [String], expected: Stage) throws {
        let plan = try ScenarioLoader.load(shipped("district"), overrides: overrides)
        var simulation = CitySimulation(City(plan), seed: 1, replication: 0)
        while !simulation.isFinished { simulation.runDay() }
        let ledger = simulation.ledger
        let stages = Stage.allCases.map { stage in
            stride(from: stage.rawValue, to: ledger.stageSeconds.count, by: Stage.allCases.count).reduce(0) {
                $0 + ledger.stageSeconds[$1]
            }
        }
        #expect(stages.indices.max { stages[$0] < stages[$1] } == expected.rawValue)
        #expect(ledger.conservation.isExact)
    }
}
