import Foundation
import Scenario
import TestSupport
import Testing

@testable import SupplyModel

/// What the comment of `scenarios/bus-routes.yaml` says of it, in its first six days.
@Suite("The scenario bus-routes")
struct BusRoutesTests {
    func run(_ overrides: String...) throws -> (city: City, ledger: Ledger) {
        let plan = try ScenarioLoader.load(
            "\(repository.path)/scenarios/bus-routes.yaml", overrides: ["fleet.routes=savings"] + overrides, days: 6)
        let city = City(plan)
        var simulation = CitySimulation(city, seed: 1, replication: 0)
        while !simulation.isFinished { simulation.runDay() }
        #expect(simulation.ledger.conservation.isExact)
        return (city, simulation.ledger)
    }

    @Test("a shuttle needs more than twice the trips, and orders wait")
    func shuttle() throws {
        let planned = try run().ledger
        let direct = try run("fleet.routes=direct").ledger
        func sum(_ ledger: Ledger, _ figure: KeyPath<DayTally, Int>) -> Int {
            ledger.days.reduce(0) { $0 + $1[keyPath: figure] }
        }
        #expect(sum(direct, \.trips) > 2 * sum(planned, \.trips))
        #expect(sum(direct, \.deliveries) < sum(planned, \.deliveries))
        let waits = [direct, planned].map { ledger in
            let stages = Stage.allCases.count
            return stride(from: Stage.bus.rawValue, to: ledger.stageSeconds.count, by: stages).reduce(0) {
                $0 + ledger.stageSeconds[$1]
            }
        }
        #expect(waits[0] > 2 * waits[1])
    }

    @Test("with closed borders cells across a border from their store get nothing")
    func borders() throws {
        let (city, ledger) = try run("fleet.borders_closed=true")
        let cells = city.geography.cells
        let foreign = cells.indices.filter { city.stores[city.storeOfCell[$0].index].district != cells[$0].district }
        #expect(!foreign.isEmpty && foreign.allSatisfy { ledger.cells[$0].deliveries == 0 })
        #expect(cells.indices.contains { ledger.cells[$0].deliveries > 0 })
    }
}
