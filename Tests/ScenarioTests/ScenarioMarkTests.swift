import Foundation
import TestSupport
import Testing

@testable import Scenario

@Suite("Marks of a scenario's figures")
struct ScenarioMarkTests {
    @Test("belong to the key of their line or below them, and an estimate in any part makes an estimate")
    func places() throws {
        let folder = try TemporaryFolder([
            "base.yaml": """
            # Every figure is marked: G given, R reported, E our estimate.
            version: 1
            fleet:
              buses: 42          # R
              payload_kg: 900    # E of ours
            # R about half. Capacities are
            # ours; E all the rest
            replenishment:
              chains: {a: {stores: 2}}   # G the floor; E the rest
            note: "no # E mark"
            day's: it's          # no mark either
            """,
            "s.yaml": """
            extends: base.yaml
            fleet:
              buses: 7           # E fewer
            days: 30             # G
            # Need is the low end (E)

            name: x
            quota: [1, 2,        # Grams are no mark
                    3]
            """,
        ])
        let marks = try ScenarioLoader.marks("\(folder.path)/s.yaml")
        #expect(
            marks == [
                ScenarioMark(source: .estimate, key: "fleet.buses", value: "7", remark: "fewer"),
                ScenarioMark(source: .estimate, key: "fleet.payload_kg", value: "900", remark: "of ours"),
                ScenarioMark(
                    source: .estimate, key: "replenishment", value: "{chains: {a: {stores: 2}}}",
                    remark: "about half. Capacities are ours; E all the rest"),
                ScenarioMark(
                    source: .estimate, key: "replenishment.chains", value: "{a: {stores: 2}}",
                    remark: "the floor; E the rest"),
                ScenarioMark(source: .given, key: "days", value: "30", remark: ""),
            ])
        let overridden = try ScenarioLoader.marks("\(folder.path)/s.yaml", overrides: ["fleet.buses=9"])
        #expect(!overridden.contains { $0.key == "fleet.buses" })
    }

    @Test("of the flagship are those of both its files")
    func flagship() throws {
        let marks = try ScenarioLoader.marks("\(repository.path)/scenarios/wuhan-2020.yaml")
        #expect(marks.count { $0.source == .estimate } > 60 && marks.contains { $0.source == .reported })
        #expect(marks.contains { $0.key == "geography.generated.cells" && $0.source == .given && $0.value == "13001" })
        #expect(marks.contains { $0.key == "timeline.few_drivers.set.fleet" && $0.source == .estimate })
        #expect(marks.allSatisfy { $0.value.count <= 72 })
    }
}
