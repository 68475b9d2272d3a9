import Foundation
import Reporting
import TestSupport
import Testing

@Suite("What is reported of stock")
struct StockReportTests {
    private let settings = [
        "replenishment.costs.stores.order_yuan=40", "replenishment.costs.warehouses.waste_yuan_per_kg=3",
        "replenishment.costs.warehouses.holding_yuan_per_kg_day=0.1", "replenishment.store_lane.truck_kg=500",
        "reserve.stock.pork.initial_t=2", "reserve.stock.pork.initial_life_days=[3, 40]",
        "reserve.stock.pork.release.below_cover_days=8", "reserve.stock.pork.release.stop_cover_days=9",
        "reserve.stock.pork.release.t_per_day=0.1",
    ]

    @Test("costs add up over the nodes, and the reserve's account is exact")
    func figures() async throws {
        let run = try await quickstart(replications: 2, days: 8, settings: settings)
        let summary = run.summary
        let stock = try #require(summary.stock)
        let costs = try #require(stock.stores.costs)
        #expect(costs["order"]?.value == (stock.stores.orders.value ?? 0) * 40)
        #expect((stock.stores.trucks.value ?? 0) >= 1 && stock.stores.costs?["waste"]?.value == 0)
        #expect((stock.warehouses.costs?["holding"]?.value ?? 0) > 0)
        let table = try #require(run.nodeTable).split(separator: "\n").map { $0.split(separator: ",") }
        #expect(table.count == 3 && table[1][1] == "warehouse" && table[2][1] == "store")
        let total = try #require(Double(table[2].last ?? ""))
        #expect(abs(total - (costs["total"]?.value ?? 0)) < 0.01)

        let reserve = try #require(summary.reserve?["pork"])
        func value(_ figure: Figure) -> Double { figure.value ?? .nan }
        #expect(value(reserve.initialKilograms) == 2000 && value(reserve.releasedKilograms) > 0)
        let out = value(reserve.releasedKilograms) + value(reserve.soldKilograms) + value(reserve.expiredKilograms)
        #expect(abs(2000 + value(reserve.boughtKilograms) - out - value(reserve.onHandKilograms)) < 0.01)
        #expect(run.dailyTable.prefix { $0 != "\n" }.contains("pork_reserve_kg"))
        let screen = run.screen(for: Terminal(width: 100, showsColour: false))
        #expect(screen.contains("Reserve of pork") && screen.contains("Stock cost"))
    }

    @Test("every key and column of it is documented")
    func documented() async throws {
        let page = try String(contentsOf: repository.appending(path: "Docs/reference/outputs.md"), encoding: .utf8)
        let run = try await quickstart(days: 3, settings: settings)
        let summary = try JSONSerialization.jsonObject(with: try run.summary.json) as? [String: Any]
        for part in ["stock", "reserve"] {
            for path in paths(in: try #require(summary?[part])) where !path.contains("spoiled_kg.") {
                let key = path.split(separator: ".").last ?? ""
                #expect(page.contains("`\(key)`") || page.contains(".\(key)`"), "\(part).\(path)")
            }
        }
        for column in try #require(run.nodeTable).prefix(while: { $0 != "\n" }).split(separator: ",") {
            #expect(page.contains("`\(column)`"), "\(column)")
        }
    }

    @Test("a scenario that asks nothing of it hears nothing of it")
    func absent() async throws {
        let run = try await quickstart(days: 2)
        #expect(run.nodeTable == nil && run.summary.stock == nil && run.summary.reserve == nil)
        let keys = try JSONSerialization.jsonObject(with: try run.summary.json) as? [String: Any]
        #expect(keys?["stock"] == nil && keys?["reserve"] == nil)
    }
}
