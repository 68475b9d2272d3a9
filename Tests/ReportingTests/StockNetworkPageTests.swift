import Experiments
import Foundation
import Reporting
import Scenario
import TestSupport
import Testing

@Suite("Docs/reference/stock-networks.md")
struct StockNetworkPageTests {
    let page: String

    init() throws {
        page = try String(contentsOf: repository.appending(path: "Docs/reference/stock-networks.md"), encoding: .utf8)
    }

    /// The scenarios that the page shows.
    static let examples: [String] = {
        let url = repository.appending(path: "Docs/reference/stock-networks.md")
        let page = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return page.components(separatedBy: "```yaml\n").dropFirst().map { part in
            part.components(separatedBy: "\n```\n")[0] + "\n"
        }
    }()

    @Test("has an example of each family")
    func count() { #expect(Self.examples.count >= 10) }

    @Test("each example runs, and all goods are accounted for", arguments: examples)
    func example(text: String) async throws {
        let summary = try await networkSummary(text: text)
        #expect(summary.conservation.exact && summary.conservation.checks >= 4)
    }

    @Test("the examples with a cost in the text have it")
    func costs() async throws {
        let lots = try #require(Self.examples.first { $0.contains("Economic order quantity") })
        #expect(try await networkSummary(text: lots).nodes["shop"]?.figures["cost_per_period"]?.mean.value == 68.5625)
        let made = try #require(Self.examples.first { $0.contains("Economic production quantity") })
        let cost = try await networkSummary(text: made).nodes["shop"]?.figures["cost_per_period"]?.mean.value
        #expect(try abs(#require(cost) - 0.26042) < 1e-6)
        let known = try #require(Self.examples.first { $0.contains("Wagner") })
        #expect(try await networkSummary(text: known).nodes["shop"]?.totals["cost"]?.value == 1_380)
    }

    @Test("names every key of a network's summary.json, every figure and every sum")
    func summary() async throws {
        let text = try #require(Self.examples.first)
        let object = try JSONSerialization.jsonObject(with: try await networkSummary(text: text).json)
        for path in paths(in: object) {
            let key = path.split(separator: ".").last.map(String.init) ?? ""
            let isNamed = ["`\(key)`", ".\(key)`", "`\(key)."].contains { page.contains($0) }
            let isJoined = page.contains("`\(key.replacing("_per_period", with: "_"))`") || key.hasSuffix("_cost")
            #expect(isNamed || isJoined || path.contains("figures"), "\(path)")
        }
        for figure in NetworkFigure.all {
            let stem = figure.name.replacing("_cost_per_period", with: "_").replacing("_per_period", with: "_")
            #expect(page.contains("`\(figure.name)`") || page.contains("`\(stem)`"), "\(figure.name)")
        }
    }
}
