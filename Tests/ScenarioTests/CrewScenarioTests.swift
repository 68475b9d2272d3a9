import Foundation
import Scenario
import SupplyModel
import TestSupport
import Testing

@Suite("absent-crews and guiyang-pickup")
struct CrewScenarioTests {
    private func run(_ name: String, _ overrides: [String] = [], days: Int, scale: Double = 1) throws -> Ledger {
        let plan = try ScenarioLoader.load(
            "\(repository.path)/scenarios/\(name).yaml", overrides: overrides, days: days, scale: scale)
        var simulation = CitySimulation(City(plan), seed: 1, replication: 0)
        while !simulation.isFinished { simulation.runDay() }
        #expect(simulation.ledger.conservation.isExact)
        return simulation.ledger
    }

    /// What people went without, in grams.
    private func unmet(_ ledger: Ledger) -> Int64 { (0..<5).reduce(0) { $0 + ledger.sum(of: $1, \.unmet).count } }

    @Test("each failure of attendance costs, and a plan that shares members wins more than half of it back")
    func absentCrews() throws {
        func run(_ overrides: String...) throws -> Ledger {
            try self.run("absent-crews", overrides, days: 16, scale: 0.05)
        }
        let all = try run()
        #expect(all.crews.city.effectiveSeconds * 4 < all.crews.city.signedSeconds * 3)
        let less = [
            try run("handover.signed_for_share=0"), try run("handover.visits.share=0"),
            try run("handover.late.share=0", "handover.early.share=0"),
        ]
        for ledger in less {
            #expect(unmet(ledger) < unmet(all) && ledger.meanOrderToDoor < all.meanOrderToDoor)
        }
        for rule in ["by_population", "by_backlog"] {
            let pooled = try run("handover.staffing.rule=\(rule)")
            #expect(unmet(pooled) * 2 < unmet(all) && pooled.meanOrderToDoor < 0.75 * all.meanOrderToDoor)
            #expect(pooled.crews.moved > 0)
        }
    }

    @Test("at one pick-up point it is crowded; slots end that, at the price of a later hour, and more points cut it")
    func guiyangPickup() throws {
        func run(_ overrides: String...) throws -> Ledger { try self.run("guiyang-pickup", overrides, days: 10) }
        let crowd = try run()
        #expect(crowd.gates.crowdedPersonSeconds > 60 * 50_000 && crowd.gates.peakDensity > 1)
        let slots = try run("handover.gate.slots={per_day: 44, minutes: 15, residents: 12}")
        #expect(slots.gates.crowdedPersonSeconds < 0.01 * crowd.gates.crowdedPersonSeconds)
        #expect(slots.gates.meetings * 10 < crowd.gates.meetings)
        #expect(slots.meanOrderToDoor > crowd.meanOrderToDoor)
        let points = try run("handover.gate.cells_per_point=1")
        #expect(points.gates.crowdedPersonSeconds < 0.2 * crowd.gates.crowdedPersonSeconds)
        #expect(points.gates.meetings < crowd.gates.meetings && points.meanOrderToDoor < crowd.meanOrderToDoor)
    }

    @Test("crews and gates may change by phase")
    func phases() throws {
        let ledger = try run(
            "quickstart",
            [
                "timeline={gates: {from: 2020-02-19, set: {handover: {mode: gate, late: {share: 0.5, minutes: 30}}}}}"
            ], days: 7)
        #expect(ledger.gates.served > 100 && ledger.days[1].deliveries > 0)
        #expect(ledger.crews.city.signedSeconds > ledger.crews.city.effectiveSeconds)
    }
}

extension Ledger {
    /// Seconds from order to door, over deliveries.
    fileprivate var meanOrderToDoor: Double {
        Double(days.reduce(0) { $0 + $1.orderToDoorSeconds }) / Double(days.reduce(0) { $0 + $1.deliveries })
    }
}
