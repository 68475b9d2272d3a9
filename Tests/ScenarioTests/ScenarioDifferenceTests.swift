import Foundation
import TestSupport
import Testing

@testable import Scenario

@Suite("In what two scenarios differ")
struct ScenarioDifferenceTests {
    let quickstart = "\(repository.path)/scenarios/quickstart.yaml"

    func differences(_ settings: [String]) throws -> [String] {
        try ScenarioLoader.differences(of: (quickstart, []), from: (quickstart, settings)).listed.map {
            "\($0.path): \($0.first ?? "-") to \($0.second ?? "-")"
        }
    }

    @Test("a scenario does not differ from itself, nor from itself with its defaults written out")
    func same() throws {
        #expect(try differences([]).isEmpty)
        #expect(try differences(["fleet.buses=1", "handover.mode=door", "geography.seed=1"]).isEmpty)
        #expect(try differences(["handover.shift=[\"08:00\", \"20:00\"]", "fleet.payload_kg=1000.0"]).isEmpty)
    }

    @Test("a value is told with both sides, a section that one lacks by its values")
    func values() throws {
        #expect(try differences(["fleet.buses=3"]) == ["fleet.buses: 1 to 3"])
        #expect(try differences(["handover.mode=gate"]) == ["handover.mode: door to gate"])
        #expect(
            try differences(["packages.meat_pack.contents_kg={pork: 2, vegetables: 1}"])
                == [
                    "packages.meat_pack.contents_kg.pork: 1.5 to 2",
                    "packages.meat_pack.contents_kg.vegetables: - to 1",
                ])
        #expect(
            try differences(["handover.rota={days_on: 5, days_off: 2}"])
                == ["handover.rota.days_on: - to 5", "handover.rota.days_off: - to 2"])
        #expect(
            try differences(["handover.attendance=0.8"]) == ["handover.attendance: {beta: {alpha: 8, beta: 2}} to 0.8"])
    }

    @Test("what it extends is taken in; tables differ by rows, columns and fields")
    func tables() throws {
        let base = try String(contentsOfFile: quickstart, encoding: .utf8)
        let cells = """
            cell,district,community,longitude,latitude,residents,households
            a,d,c,114.3,30.5,800,310
            b,d,c,114.31,30.5,700,300

            """
        let others = """
            cell,households,district,community,longitude,latitude,residents,offline_share
            c,310,d,c,114.3,30.5,800,0.1
            a,310,d,c,114.30,30.5,790,0.1

            """
        let folder = try TemporaryFolder([
            "a.yaml": base.replacing("quickstart/cells.csv", with: "a.csv"), "a.csv": cells, "b.csv": others,
            "b.yaml": "extends: a.yaml\nfleet: {buses: 2}\ngeography: {cells: b.csv}\n",
        ])
        let found = try ScenarioLoader.differences(
            of: ("\(folder.path)/a.yaml", []), from: ("\(folder.path)/b.yaml", []))
        #expect(
            found.listed.map { "\($0.path): \($0.first ?? "-") to \($0.second ?? "-")" } == [
                "geography.cells: column offline_share: - to given", "geography.cells[a].residents: 800 to 790",
                "geography.cells[b]: a row to -", "geography.cells[c]: - to a row", "fleet.buses: 1 to 2",
            ])
        #expect(found.unlisted.isEmpty)
    }

    @Test("of a table with many differences twenty are listed, and the others are counted")
    func bounded() throws {
        let found = try ScenarioLoader.differences(
            of: (quickstart, []), from: ("\(repository.path)/scenarios/enclave.yaml", []))
        #expect(found.listed.count { $0.path.hasPrefix("geography.cells") } == ScenarioDifferences.mostOfTable)
        #expect(found.unlisted.map(\.path) == ["geography.cells"])
    }

    @Test("the order of keys and of lists of names means nothing, that of named things does")
    func order() throws {
        func keys(_ text: String) -> String {
            "shocks: {s: {kind: crews_absent, date: 2020-02-18, duration_hours: 5, districts: [\(text)]}}"
        }
        let base = try String(contentsOfFile: quickstart, encoding: .utf8)
            .replacing("quickstart/cells.csv", with: "cells.csv")
        let table = "cell,district,community,longitude,latitude,residents,households\na,d,c,1,1,9,3\nb,e,f,1,1,9,3\n"
        let packs = [
            "  vegetable_pack: {contents_kg: {vegetables: 5}, household_cap: 4}\n",
            "  meat_pack: {contents_kg: {pork: 1.5}, household_cap: 4}\n",
        ]
        let turned = base.replacing(packs.joined(), with: packs.reversed().joined())
        let folder = try TemporaryFolder([
            "cells.csv": table, "a.yaml": base + keys("d, e"), "b.yaml": base + keys("e, d"),
            "c.yaml": turned + keys("d, e"),
        ])
        func found(_ name: String) throws -> [ScenarioDifference] {
            try ScenarioLoader.differences(of: ("\(folder.path)/a.yaml", []), from: ("\(folder.path)/\(name).yaml", []))
                .listed
        }
        #expect(try found("b").isEmpty)
        #expect(try found("c").map(\.path) == ["packages (their order)"])
    }

    @Test("a city and a network differ in kind; a scenario that is wrong is not compared")
    func kinds() throws {
        let network = "\(repository.path)/scenarios/textbook/serial-3.yaml"
        let found = try ScenarioLoader.differences(of: (quickstart, []), from: (network, []))
        #expect(found.listed == [ScenarioDifference(path: "the scenario", first: "a city", second: "a network")])
        #expect(throws: ScenarioError.self) { try differences(["fleet.buses=none"]) }
    }
}
