import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("The reserve")
struct ReserveTests {
    /// A town without sources whose one store sells a day's need each noon from two days of stock in the store and none in
    /// the warehouse; the reserve, by default, is released at 20:00 straight to the store, where it is at once.
    private func plan(_ item: ReservePlan.Item, days: Int = 12) throws -> CityPlan {
        var plan = try TestCity.stockPlan(days: days)
        plan.replenishment.sources = []
        plan.replenishment.warehousePolicy = Array(
            repeating: CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 0), count: 2)
        plan.replenishment.storePolicy = Array(
            repeating: CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 4), count: 2)
        plan.reserve = ReservePlan(
            items: [item, nil], decisionTime: 20 * 3600, receivers: .stores, leadTimeHours: try .constant(0))
        return plan
    }

    private func check(_ bench: StockBench) {
        #expect(bench.isConserved && bench.ledger.stockTally.reserveError == .zero)
        let tally = bench.ledger.stockTally.reserve[0]
        #expect(tally.onHand.count == bench.reserve?.counted(0))
        #expect(bench.ledger.stockTally.reserveAtEnd.count == bench.atEnd.count * 2)
    }

    @Test("it is released once cover has been low for k decisions running, at its rate, until the stop level")
    func trigger() throws {
        var item = ReservePlan.Item(initial: Grams(kilograms: 5000), storage: .ambient)
        item.release = ReservePlan.Release(
            belowCoverDays: 2.5, forDays: 2, stopCoverDays: 4, perDay: Grams(kilograms: 600))
        let bench = StockBench.run(try plan(item), demand: [300_000], days: 9)
        // Cover before the decision: 3, 2 (short once), 1 (twice: two days' need a day), 2, 3, 4 (stop), 3, 2, 1 (twice).
        #expect(bench.cover(atNode: 1) == [3, 2, 3, 4, 5, 4, 3, 2, 3])
        check(bench)
        #expect(bench.ledger.stockTally.reserve[0].released == Grams(kilograms: 4 * 600))
        #expect(bench.ledger.stockTally.reserve[0].releaseDays == 4)
    }

    @Test("it sees stock as it was reported")
    func reported() throws {
        var item = ReservePlan.Item(initial: Grams(kilograms: 5000), storage: .ambient)
        item.release = ReservePlan.Release(
            belowCoverDays: 3.5, forDays: 1, stopCoverDays: 20, perDay: Grams(kilograms: 300))
        var plan = try plan(item)
        let live = StockBench.run(plan, demand: [300_000], days: 4)
        #expect(live.ledger.stockTally.reserve[0].releaseDays == 4)
        plan.information.stock.refreshHours = 72
        let late = StockBench.run(plan, demand: [300_000], days: 4)
        #expect(
            late.ledger.stockTally.reserve[0].releaseDays == 1, "until day 3 the report is that of the first midnight")
        check(late)
    }

    @Test("what it holds runs out, and what is not released in time expires")
    func expiry() throws {
        var item = ReservePlan.Item(initial: Grams(kilograms: 1000), storage: .frozen)
        item.initialLifeDays = 0...10
        let bench = StockBench.run(try plan(item), demand: [0], days: 8)
        check(bench)
        // Ten lots of 100 kg with 1, 2, ... 10 days left; those with up to seven are gone.
        #expect(bench.ledger.stockTally.reserve[0].expired == Grams(kilograms: 700))
        #expect(bench.ledger.stockTally.spoiled(0, at: .reserve) == Grams(kilograms: 700))
    }

    @Test("rotation sells what expires soon, at its rate, and buys anew what is missing to its target")
    func rotation() throws {
        var item = ReservePlan.Item(initial: Grams(kilograms: 1000), storage: .ambient)
        item.initialLifeDays = 0...20
        item.rotation = ReservePlan.Rotation(
            sellWithinDays: 5, sellPerDay: Grams(kilograms: 60), target: Grams(kilograms: 1000),
            buyPerDay: Grams(kilograms: 50), leadTimeHours: try .constant(48))
        let bench = StockBench.run(try plan(item, days: 30), demand: [0], days: 30)
        check(bench)
        let tally = bench.ledger.stockTally.reserve[0]
        #expect(tally.initial == Grams(kilograms: 1000) && tally.sold + tally.expired == Grams(kilograms: 1000))
        // Lots of 100 kg expire on days 2, 4, ... 20. Of the first, 60 kg are sold on day 0 and 40 on day 1; those that
        // follow come into reach every other day, when 60 a day clear 100 in two days: nothing expires.
        #expect(tally.expired == .zero)
        #expect(tally.onHand <= Grams(kilograms: 1000) && tally.onHand >= Grams(kilograms: 850))
        item.rotation?.sellPerDay = Grams(kilograms: 20)
        let slow = StockBench.run(try plan(item, days: 30), demand: [0], days: 30)
        check(slow)
        #expect(slow.ledger.stockTally.reserve[0].expired > Grams(kilograms: 500))
    }

    @Test("what is released is kept in the node's way, with its share of life")
    func conversion() throws {
        var pork = try TestCity.stockPlan().commodities[1]
        pork.storage = .chilled
        pork.shelfLifeDays = 12
        pork.lifeByStorage = [.frozen: 360, .ambient: 3]
        #expect(pork.expiryDay(10 + 180, from: .frozen, to: .chilled, on: 10) == 16)
        #expect(pork.expiryDay(10 + 6, from: .chilled, to: .ambient, on: 10) == 11)
        #expect(pork.expiryDay(11, from: .frozen, to: .chilled, on: 10) == 11, "at least a day")
        #expect(pork.expiryDay(300, from: .chilled, to: .chilled, on: 10) == 300)
    }

    @Test("a phase changes rate and trigger; goods stay")
    func phases() throws {
        var item = ReservePlan.Item(initial: Grams(kilograms: 900), storage: .ambient)
        var plan = try plan(item)
        var later = plan
        item.release = ReservePlan.Release(
            belowCoverDays: 30, forDays: 1, stopCoverDays: 40, perDay: Grams(kilograms: 100))
        later.reserve?.items[0] = item
        plan.phases = [PhasePlan(id: "open", day: 3, plan: later)]
        let bench = StockBench.run(plan, demand: [0], days: 6)
        check(bench)
        #expect(bench.ledger.stockTally.reserve[0].released == Grams(kilograms: 300))
        plan.reserve = nil
        let appears = StockBench.run(plan, demand: [0], days: 6)
        check(appears)
        #expect(appears.ledger.stockTally.reserve[0].released == Grams(kilograms: 300))
    }

    @Test("the account is exact in random reserves")
    func randomReserves() throws {
        for seed in 0..<40 {
            var stream = RandomSource(seed: UInt64(seed), replication: 0).stream(Purpose(rawValue: 80), entity: 7)
            func tonnes(_ most: UInt64) -> Grams { Grams(Int64(stream.below(most * 1_000_000))) }
            var item = ReservePlan.Item(initial: tonnes(9), storage: .frozen)
            let oldest = Int(stream.below(10))
            item.initialLifeDays = oldest...(oldest + Int(stream.below(40)))
            let below = Double(stream.below(4))
            item.release = ReservePlan.Release(
                belowCoverDays: below, forDays: 1 + Int(stream.below(3)),
                stopCoverDays: below + Double(stream.below(3)),
                perDay: tonnes(1))
            item.rotation = ReservePlan.Rotation(
                sellWithinDays: Int(stream.below(20)), sellPerDay: tonnes(1), target: tonnes(9), buyPerDay: tonnes(1),
                leadTimeHours: try .uniform(low: 0, high: 100))
            var plan = try plan(item, days: 25)
            plan.commodities[0].lifeByStorage = [.frozen: 30]
            plan.reserve?.receivers = stream.chance(0.5) ? .stores : .warehouses
            if stream.chance(0.5) { plan.replenishment.storeStorage = [.ambient: Grams(kilograms: 800)] }
            check(StockBench.run(plan, demand: [300_000, 100_000, 500_000], days: 25))
        }
    }
}
