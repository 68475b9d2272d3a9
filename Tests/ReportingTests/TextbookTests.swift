import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel
import TestSupport
import Testing

/// The figures of a scenario's `summary.json`, by the path that `run` takes: loader, replications, summary.
func networkSummary(_ path: String, set overrides: [String] = []) async throws -> NetworkSummary {
    guard case .network(let plan) = try ScenarioLoader.read(path, overrides: overrides) else {
        throw NotANetwork()
    }
    let series = NetworkReplications(of: plan, count: plan.replications, seed: 1, jobs: 2)
    let request = RunRequest(settings: overrides, scale: 1, seed: 1, replications: plan.replications)
    let results = try #require(NetworkResults(of: request, replications: await series.run()))
    return results.summary
}

/// The same of a scenario as text, without files beside it.
func networkSummary(text: String) async throws -> NetworkSummary {
    let folder = try TemporaryFolder(["scenario.yaml": text])
    return try await networkSummary("\(folder.path)/scenario.yaml")
}

struct NotANetwork: Error {}

extension NetworkSummary.Estimate {
    /// Whether a published value lies in the 99 % interval, whose half width is at most the tolerance.
    func agrees(with published: Double, within tolerance: Double) -> Bool {
        guard let low = ci99.low.value, let high = ci99.high.value else { return false }
        return low <= published && published <= high && (high - low) / 2 <= tolerance
    }
}

/// Each case of `../shared/cases/textbook.md` that is a network, from its scenario as a user would run it.
@Suite("scenarios/textbook")
struct TextbookTests {
    func run(_ name: String, set overrides: [String] = []) async throws -> NetworkSummary {
        try await networkSummary(
            repository.appending(path: "scenarios/textbook/\(name).yaml").path, set: overrides)
    }

    @Test(
        "newsvendor-normal: cost a period at three base stocks",
        arguments: [(56.604, 1.9976), (40, 7.3561), (60, 2.1561)])
    func newsvendor(level: Double, published: Double) async throws {
        let settings = ["level", "initial"].map { key in
            key == "level"
                ? "network.nodes.shop.policy.base_stock.level=\(level)" : "network.nodes.shop.initial=\(level)"
        }
        let summary = try await run("newsvendor-normal", set: settings + ["network.periods=60000"])
        let cost = try #require(summary.nodes["shop"]?.figures["cost_per_period"])
        #expect(cost.agrees(with: published, within: 0.02 * published), "\(cost)")
        #expect(summary.conservation.exact)
    }

    @Test("s-S-poisson: cost a period of two policies", arguments: [(4, 10, 8.03411), (6, 18, 10.1938)])
    func reorderUpTo(point: Int, upTo: Int, published: Double) async throws {
        let policy = "network.nodes.shop.policy.s_S"
        let summary = try await run(
            "s-S-poisson",
            set: ["\(policy).reorder_point=\(point)", "\(policy).order_up_to=\(upTo)", "network.periods=50000"])
        let cost = try #require(summary.nodes["shop"]?.figures["cost_per_period"])
        #expect(cost.agrees(with: published, within: 0.01 * published), "\(cost)")
    }

    @Test("r-Q-poisson: cost a period")
    func fixedQuantity() async throws {
        let summary = try await run("r-Q-poisson", set: ["network.periods=60000"])
        let cost = try #require(summary.nodes["shop"]?.figures["cost_per_period"])
        #expect(cost.agrees(with: 107.9236, within: 1.5), "\(cost)")
    }

    @Test("serial-3: cost a period of the network")
    func serial() async throws {
        let summary = try await run("serial-3", set: ["network.periods=20000"])
        let cost = try #require(summary.network.figures["cost_per_period"])
        #expect(cost.agrees(with: 47.64, within: 0.7), "\(cost)")
    }

    @Test("s-S-intro: every sum, exactly")
    func introduction() async throws {
        let summary = try await run("s-S-intro")
        let totals = try #require(summary.nodes["shop"]?.totals)
        let published = [
            "orders": 5.0, "ordered": 300, "receipts": 4, "received": 250, "sold": 200, "final_stock": 100,
            "holding_cost": 410, "purchase_cost": 25_000, "order_cost": 25, "cost": 25_435, "revenue": 21_000,
            "profit": -4_435,
        ]
        for (name, value) in published { #expect(totals[name]?.value == value, "\(name)") }
    }

    @Test("lost-sales-cold: 200 asked, 20 lost, 180 sold")
    func coldStart() async throws {
        let totals = try #require(try await run("lost-sales-cold").nodes["shop"]?.totals)
        #expect(totals["demand"]?.value == 200 && totals["lost"]?.value == 20 && totals["sold"]?.value == 180)
    }

    @Test("perishable-fifo: fill rate, waste and profit")
    func perishable() async throws {
        let summary = try await run("perishable-fifo", set: ["network.periods=60000"])
        let figures = try #require(summary.nodes["shop"]?.figures)
        #expect(try #require(figures["fill_rate"]).agrees(with: 0.95064, within: 0.005))
        #expect(try #require(figures["waste_share"]).agrees(with: 0.0730, within: 0.005))
        #expect(try #require(figures["profit_per_period"]).agrees(with: 2.18944, within: 0.03))
    }

    @Test("lot-size: 51 ordered")
    func lotSize() async throws {
        let totals = try #require(try await run("lot-size").nodes["shop"]?.totals)
        #expect(totals["orders"]?.value == 1 && totals["ordered"]?.value == 51)
    }
}
