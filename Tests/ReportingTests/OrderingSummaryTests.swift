import Foundation
import Reporting
import Testing

@Suite("Channels in the summary")
struct OrderingSummaryTests {
    private static let settings = [
        "geography.people.offline_share=0.3", "phone.minutes_per_call=6", "phone.callers=2", "panic.factor=2",
        "shopping.share=0.5", "shopping.people_per_slot=9", "vouchers.yuan_per_household_month=10",
        "packages.meat_pack.price_yuan=75", "commodities.pork.price_yuan_per_kg=50", "costs.bus_yuan_per_km=3",
        "costs.waste_yuan_per_kg=2", "group_buying.order_interval_days=3",
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
        let total = 3 * (run.summary.buses.kilometres.value ?? 0) + 2 * spoiled
        #expect(abs((costs.total.value ?? 0) - total) < 0.1 && total > 0)
        let screen = run.screen(for: Terminal(width: 100, showsColour: false))
        for name in ["Phone:", "Rounds:", "Panic:", "Shopping:", "Spent:", "Cost of the work:"] {
            #expect(screen.contains(name), "\(name)")
        }
    }
}
