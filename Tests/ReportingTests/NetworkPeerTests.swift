import Experiments
import Foundation
import Reporting
import Scenario
import TestSupport
import Testing

/// Scenarios that two other programs were given too (`tools/fixtures/networks.py`).
@Suite("Networks beside SupplyNetPy and stockpyl")
struct NetworkPeerTests {
    struct Deterministic: Decodable {
        let totals: [String: [String: Double]]
    }

    struct Expected: Decodable {
        let cost: Double
    }

    /// The cases of a fixture with the text of each scenario: JSON, which is YAML too.
    private static func cases<Case: Decodable>(_ name: String, _ type: Case.Type) throws -> [(Case, String)] {
        let data = try Data(contentsOf: repository.appending(path: "Tests/Fixtures/networks/\(name).json"))
        let cases = try JSONDecoder().decode([Case].self, from: data)
        let objects = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
        return try zip(cases, objects).map { expected, object in
            let scenario = try JSONSerialization.data(withJSONObject: object["scenario"] ?? [:], options: .sortedKeys)
            return (expected, String(decoding: scenario, as: UTF8.self))
        }
    }

    @Test("every sum of thirteen systems without chance is SupplyNetPy's")
    func supplyNetPy() async throws {
        let cases = try Self.cases("supplynetpy", Deterministic.self)
        #expect(cases.count == 13)
        for (number, (expected, text)) in cases.enumerated() {
            let summary = try await networkSummary(text: text)
            #expect(summary.conservation.exact)
            for (node, sums) in expected.totals {
                for (name, value) in sums {
                    let found = summary.nodes[node]?.totals[name]?.value ?? .nan
                    #expect(abs(found - value) < 1e-5, "case \(number), \(name) of \(node)")
                }
            }
        }
    }

    @Test("stockpyl's expected cost of fifteen systems lies in the 99 % interval, which is narrow")
    func stockpyl() async throws {
        let cases = try Self.cases("stockpyl", Expected.self)
        #expect(cases.count == 15)
        for (number, (expected, text)) in cases.enumerated() {
            let cost = try #require(try await networkSummary(text: text).network.figures["profit_per_period"])
            #expect(cost.agrees(with: -expected.cost, within: 0.1 * abs(expected.cost)), "case \(number): \(cost)")
        }
    }
}
