import Foundation
import Statistics
import SupplyModel
import TestSupport
import Testing

@testable import Scenario

/// The headline of each scenario on what reaches people beside group-buying, on a share of its city where that is large.
@Suite("What the scenarios on relief, medicine and gate buffers show")
struct ReliefScenarioTests {
    private func run(
        _ name: String, _ overrides: [String] = [], days: Int? = nil, scale: Double = 1
    ) throws -> (city: City, ledger: Ledger) {
        let path = "\(repository.path)/scenarios/\(name).yaml"
        let city = City(try ScenarioLoader.load(path, overrides: overrides, days: days, scale: scale))
        var simulation = CitySimulation(city, seed: 1, replication: 0)
        while !simulation.isFinished { simulation.runDay() }
        #expect(simulation.ledger.conservation.isExact)
        return (city, simulation.ledger)
    }

    @Test("gate-buffer: some at the gate leaves fewer without than nothing or a lot, and what spoils grows with it")
    func gateBuffer() throws {
        func at(_ target: Int) throws -> Ledger {
            try run("gate-buffer", ["gate_buffer.target_kg_per_100_households=\(target)"]).ledger
        }
        let (none, some, much) = (try at(0), try run("gate-buffer").ledger, try at(400))
        #expect(some.sum(of: 0, \.unmet) < none.sum(of: 0, \.unmet))
        #expect(none.sum(of: 0, \.unmet).count * 5 < much.sum(of: 0, \.unmet).count)
        #expect(some.gateBuffer.spoiled.count * 2 < much.gateBuffer.spoiled.count)
        #expect(some.gateBuffer.portions > 0 && none.gateBuffer.turnedAway > 0)
    }

    @Test("medicine: with few pharmacies proxies queue for most of a day and refills come late, with many they do not")
    func medicine() throws {
        let few = try run(
            "medicine", ["medicine.household_share=0.3", "timeline.designated.set.medicine.pharmacies=2"], scale: 0.15
        ).ledger.medicine
        let many = try run("medicine", ["medicine.household_share=0.3", "medicine.pharmacies=50"], scale: 0.15).ledger
            .medicine
        let phased = try run("medicine", ["medicine.household_share=0.3"], scale: 0.15).ledger.medicine
        #expect(many.queueSeconds.max < 3 * 3600 && many.lateSeconds == 0)
        #expect(few.queueSeconds.max > 5 * 3600)
        #expect(few.queueSeconds.mean > phased.queueSeconds.mean && phased.queueSeconds.mean > many.queueSeconds.mean)
    }

    @Test("live-fish: the drive delays what was ordered; a larger fleet carries both")
    func liveFish() throws {
        let with = try run("live-fish", days: 10, scale: 0.2).ledger
        let without = try run("live-fish", ["relief.drives.fish_drive.tonnes=0"], days: 10, scale: 0.2).ledger
        let more = try run("live-fish", ["fleet.buses=80"], days: 10, scale: 0.2).ledger
        #expect(with.relief.programmes[0].sum(\.given) == 8_760, "a fifth of three times 36.5 t in bags of 2.5 kg")
        #expect(with.orderToDoor.mean > without.orderToDoor.mean + 1_800)
        #expect(more.orderToDoor.mean < with.orderToDoor.mean)
        #expect(with.sum(of: 5, \.unmet) == .zero && with.eaten[5] > .zero, "nobody counts on fish")
    }

    @Test("wuhan-2020: aid and fish are programmes beside the 10-yuan packs; who eats halal gets beef and mutton")
    func wuhan() throws {
        let (city, ledger) = try run("wuhan-2020", days: 42, scale: 0.001)
        let packs = ledger.relief.programmes.map { $0.sum(\.handedOver) }
        #expect(city.plan.relief?.programmes.map(\.id) == ["ten_yuan_pack", "destitute_aid", "live_fish"])
        #expect(packs[0] > 900 && packs[1] == 4 && packs[2] > 70)
        let goods = city.plan.commodities.map(\.id)
        let (beef, fish) = (goods.firstIndex(of: "beef_mutton") ?? 0, goods.firstIndex(of: "fish") ?? 0)
        #expect(city.eaters(of: beef) > 5 && city.eaters(of: beef) < city.people / 50 && city.eaters(of: fish) == 0)
        #expect(ledger.eaten[beef] > .zero && ledger.eaten[fish] > .zero && ledger.sum(of: fish, \.unmet) == .zero)
    }

    @Test("ten-yuan-packs: the quota is honoured to the pack; those from the stores' stock are missed by others")
    func tenYuanPacks() throws {
        let (city, ledger) = try run("ten-yuan-packs", days: 12, scale: 0.2)
        let packs = ledger.relief.programmes[0]
        let quota = city.plan.relief?.programmes[0].packagesByDay ?? []
        #expect(packs.days.map(\.quota) == quota && quota.reduce(0, +) > 10_000)
        #expect(packs.days.allSatisfy { $0.given <= $0.quota })
        // While there are people who have had none in a week, every pack finds one.
        #expect(packs.days[2].notUsed == 0 && packs.days[3].notUsed == 0)
        let without = try run("ten-yuan-packs", ["relief.programmes.ten_yuan_pack.quota=0"], days: 12, scale: 0.2)
            .ledger
        #expect(ledger.sum(of: 1, \.delivered) < without.sum(of: 1, \.delivered))
    }
}
