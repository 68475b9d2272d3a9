import Experiments
import Foundation
import Reporting
import SupplyModel
import TestSupport
import Testing

@Suite("Channels in the summary")
struct OrderingSummaryTests {
    private static let settings = [
        "geography.people.offline_share=0.3", "phone.minutes_per_call=6", "phone.callers=2", "panic.factor=2",
        "shopping.share=0.5", "shopping.people_per_slot=9", "vouchers.yuan_per_household_month=10",
        "packages.meat_pack.price_yuan=75", "commodities.pork.price_yuan_per_kg=50", "costs.bus_yuan_per_km=3",
        "costs.waste_yuan_per_kg=2", "costs.backorder_yuan_per_kg_day=1", "costs.lost_sale_yuan_per_kg=5",
        "group_buying.order_interval_days=3",
    ]
    private let sections = ["phone", "rounds", "panic", "shopping", "spending", "costs"]

    @Test("a section is there when its channel is on, every key of it is documented, and only then")
    func sectionsWhenOn() async throws {
        let page = try String(contentsOf: repository.appending(path: "Docs/reference/outputs.md"), encoding: .utf8)
        let on = try JSONSerialization.jsonObject(
            with: try await quickstart(days: 3, settings: Self.settings).summary.json)
        let off = try JSONSerialization.jsonObject(with: try await quickstart(days: 3).summary.json)
        for section in sections {
            let keys = paths(in: on).filter { $0.hasPrefix("\(section).") }
            #expect(!keys.isEmpty, "\(section)")
            for key in keys {
                let parts = key.split(separator: ".")
                #expect(page.contains("`\(parts[0]).\(parts[1])") || page.contains("`.\(parts[1])"), "\(key)")
            }
            #expect(!paths(in: off).contains { $0.hasPrefix("\(section).") }, "\(section)")
        }
        #expect(!paths(in: off).contains { $0.hasPrefix("substitution") })
    }

    @Test(
        "a cost is counted at the rates of the phase in which it arises, and a phase that clears orders says how many")
    func phases() async throws {
        let phase = ["timeline.later.from=2020-02-20", "timeline.later.clears_orders=true"]
        let before = try await quickstart(days: 8, settings: ["costs.bus_yuan_per_km=3"]).summary
        let after = try await quickstart(
            days: 8, settings: ["costs.bus_yuan_per_km=3", "timeline.later.set.costs.bus_yuan_per_km=30"] + phase)
        let first = try #require(after.summary.costs?.buses.value)
        let daily = after.replications[0]
        let day = after.city.phases[0].day
        let expected =
            3 * daily.during(0..<day).kilometresDriven + 30 * daily.during(day..<8).kilometresDriven
        #expect(abs(first - expected) < 0.01 && (before.costs?.buses.value ?? 0) < first)
        #expect((after.summary.rounds?.ordersCleared?.value ?? 0) > 0)
    }

    @Test("what was paid and what work cost add up, and each channel has its line on the screen")
    func figures() async throws {
        let run = try await quickstart(days: 8, settings: Self.settings)
        let spending = try #require(run.summary.spending)
        let parts = Array(spending.packagesYuan.values) + Array(spending.looseYuan.values)
        let paid = try #require(spending.yuan.value)
        #expect(abs(parts.reduce(0) { $0 + ($1.value ?? 0) } - paid) < 0.01 && paid > 0)
        let bought = try #require(run.summary.shopping?.boughtKilograms["pork"]?.value)
        #expect(abs((spending.looseYuan["pork"]?.value ?? 0) - 50 * bought) < 10 && bought > 0)
        let costs = try #require(run.summary.costs)
        let spoiled = run.summary.commodities.values.reduce(0) { $0 + ($1.spoiledKilograms.value ?? 0) }
        let shortfalls = (costs.backorders?.value ?? .nan) + (costs.lostSales?.value ?? .nan)
        let total = 3 * (run.summary.buses.kilometres.value ?? 0) + 2 * spoiled + shortfalls
        #expect(abs((costs.total.value ?? 0) - total) < 0.1 && total > 0)
        let screen = run.screen(for: Terminal(width: 100, showsColour: false))
        for name in ["Phone:", "Rounds:", "Panic:", "Shopping:", "Spent:", "Cost of the work:"] {
            #expect(screen.contains(name), "\(name)")
        }
    }
}
