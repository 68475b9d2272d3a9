import EventKernel
import Foundation
import Stochastics
import SupplyModel
import TestSupport
import Testing

@testable import Scenario

@Suite("A scenario becomes the plan that it describes")
struct CityPlanTests {
    private static let town = "\(repository.path)/Tests/Fixtures/bad/base/town.yaml"

    @Test("every part of a small town is where it belongs")
    func town() throws {
        let plan = try ScenarioLoader.load(Self.town)
        #expect(plan.name == "Town" && plan.start.description == "2020-02-10" && plan.days == 7)
        #expect(plan.commodities.map(\.id) == ["rice", "greens"])
        #expect(plan.commodities[1].needPerPersonDay == Grams(300) && plan.commodities[1].initialPantryDays.mean == 4)
        #expect(plan.packages.map(\.contents) == [[Grams(5_000), .zero], [.zero, Grams(4_000)]])
        #expect(plan.replenishment.sources[0].capacityPerDay == [Grams(10_000_000), Grams(10_000_000)])
        #expect(plan.replenishment.storePolicy[0] == CoverPolicy(floorDays: 2, targetDays: 4, initialDays: 3))
        #expect(plan.replenishment.warehousePolicy[1].targetDays == 3)
        #expect(plan.groupBuying.cutoffTime == 72_000 && plan.groupBuying.unfilled == .cancelled)
        #expect(plan.fleet.shift.opens == Span(ticks: 21_600) && plan.fleet.payload == Grams(2_000_000))
        guard case .generated(let districts, 5_000, 4, 10, 0.5) = plan.geography.origin else {
            Issue.record("the geography is \(plan.geography.origin)")
            return
        }
        #expect(
            districts.map(\.id) == ["north", "south"]
                && districts[1].centre == Place(longitude: 114.31, latitude: 30.58))
        #expect(City(plan).people == 5_000)
    }

    @Test("a table of cells is taken row by row")
    func table() throws {
        let folder = try TemporaryFolder([
            "cells.csv": """
            cell,district,community,longitude,latitude,residents,households
            n-1,north,north-a,114.30,30.62,500,200
            n-2,north,north-a,114.31,30.62,300,300
            """
        ])
        try folder.write(
            Array(try Data(contentsOf: URL(filePath: Self.town.replacing("town.yaml", with: "goods.yaml")))),
            to: "goods.yaml")
        try folder.write(Array("extends: goods.yaml\ngeography: {cells: cells.csv}\n".utf8), to: "s.yaml")
        let plan = try ScenarioLoader.load("\(folder.path)/s.yaml")
        guard case .table(let rows) = plan.geography.origin else {
            Issue.record("the geography is \(plan.geography.origin)")
            return
        }
        #expect(rows.map(\.residents) == [500, 300] && rows[1].id == "n-2")
        #expect(City(plan).people == 800)
    }

    @Test("days and scale come from the command line, and are checked")
    func options() throws {
        let plan = try ScenarioLoader.load(Self.town, overrides: ["days=3", "fleet.buses=30"], days: 2, scale: 0.5)
        #expect(plan.days == 2 && plan.fleet.buses == 15)
        for scale in [0, -1, 1.5, .nan, .infinity] {
            #expect(throws: ScenarioError.self) { _ = try ScenarioLoader.load(Self.town, scale: scale) }
        }
        do throws(ScenarioError) {
            _ = try ScenarioLoader.load(Self.town, days: 0)
            Issue.record("nothing was wrong")
        } catch {
            #expect(
                error.description == "--days 0: 'days' is 0; it must be between 1 and 3650\n1 error; nothing was run")
        }
    }

    @Test("the smallest and the largest numbers make a city, at any scale")
    func extremes() throws {
        let small = [
            "geography.generated.people=2", "geography.generated.cells=2", "geography.generated.communities=2",
        ]
        let sparse = [
            "geography.generated.people=200", "geography.generated.cells=200", "geography.generated.communities=200",
        ]
        let crowded = [
            "geography.generated.people=50000", "geography.generated.cells=2", "geography.generated.communities=2",
        ]
        let odd = [
            "geography.household_size_weights=[0, 0, 1e-300]", "geography.mean_household_size=1",
            "replenishment.chains.market.stores=10000",
            "fleet.buses=100000", "handover.members=1", "handover.dispersion=3", "replenishment.sources={}",
            "geography.generated.concentration=5",
        ]
        for overrides in [small, sparse, crowded, small + odd, crowded + odd] {
            for scale in [1, 0.5, 1e-9] {
                let plan = try ScenarioLoader.load(Self.town, overrides: overrides, scale: scale)
                let city = City(plan)
                #expect(city.people > 0 && city.storeOfCell.count == city.geography.cells.count)
            }
        }
    }

    @Test(
        "every scenario of the repository is good",
        arguments: (try? FileManager.default.contentsOfDirectory(atPath: "\(repository.path)/scenarios"))?.filter {
            $0.hasSuffix(".yaml")
        } ?? [])
    func repositoryScenarios(name: String) throws {
        _ = try ScenarioLoader.load("\(repository.path)/scenarios/\(name)")
    }

    @Test("the committed reference page is the generated one")
    func referencePage() throws {
        let page = try String(contentsOfFile: "\(repository.path)/Docs/reference/scenario.md", encoding: .utf8)
        #expect(page == ScenarioLoader.referencePage, "run `make docs`")
    }
}
