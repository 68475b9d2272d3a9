import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Sources and lanes")
struct SourceTests {
    /// A warehouse that wants so many days' need each evening, of a town whose store takes nothing.
    private func plan(wanting days: Double, sources: [Source]) throws -> CityPlan {
        var plan = try TestCity.stockPlan(days: 8)
        plan.replenishment.sources = sources
        plan.replenishment.warehousePolicy = Array(
            repeating: CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 0), count: 2)
        var rule = StockRule(
            id: "push", level: .warehouses, policy: .push(PushSchedule([Int64(days * 300_000)])))
        rule.commodities = ["vegetables"]
        plan.replenishment.rules = [rule]
        return plan
    }

    private func source(_ id: String, kilograms: Double, hours: Double = 10) throws -> Source {
        Source(
            id: id, capacityPerDay: [Grams(kilograms: kilograms), .zero], leadTimeHours: try .constant(hours))
    }

    /// Kilograms that came into the warehouse on each day from the second on.
    private func arrivals(_ plan: CityPlan, days: Int = 5) -> [Double] {
        let bench = StockBench.run(plan, demand: [0], days: days)
        let stock = bench.atEnd.map { Double($0[0]) / 1000 }
        #expect(bench.isConserved)
        return zip(stock.dropFirst(), stock).map { $0 - $1 }
    }

    @Test("by preference the first source gives what it can; split by weight each is asked for its share")
    func sharing() throws {
        var plan = try plan(
            wanting: 1, sources: [try source("a", kilograms: 200), try source("b", kilograms: 400, hours: 30)])
        #expect(arrivals(plan) == [200, 300, 300, 300], "b is a day behind")
        plan.replenishment.sharing = .split
        plan.replenishment.sources[0].weight = 1
        plan.replenishment.sources[1].weight = 2
        #expect(arrivals(plan) == [100, 300, 300, 300])
        plan.replenishment.sources[1].capacityPerDay[0] = Grams(kilograms: 120)
        #expect(arrivals(plan) == [180, 300, 300, 300], "what b cannot give of its share is asked of a")
    }

    @Test("a source serves only the chains that it may")
    func permitted() throws {
        var plan = try plan(wanting: 1, sources: [try source("a", kilograms: 200), try source("b", kilograms: 400)])
        plan.replenishment.sources[0].chains = ["other"]
        plan.replenishment.sources[1].chains = ["chain-1"]
        #expect(arrivals(plan) == [300, 300, 300, 300])
        plan.replenishment.sources[1].chains = ["other"]
        #expect(arrivals(plan) == [0, 0, 0, 0])
    }

    @Test("capacity follows a ramp, a series where it has the day, and what is fit to send")
    func capacity() throws {
        var plan = try plan(wanting: 10, sources: [try source("a", kilograms: 100)])
        plan.replenishment.sources[0].ramp = CapacityRamp(firstDay: 0, lastDay: 4, firstShare: 0, lastShare: 2)
        #expect(arrivals(plan, days: 8) == [0, 50, 100, 150, 200, 200, 200])
        plan.replenishment.sources[0].capacityByDay = [[2: Grams(kilograms: 7)], [:]]
        #expect(arrivals(plan, days: 5) == [0, 50, 7, 150])
        plan.replenishment.sources[0].ramp = nil
        plan.replenishment.sources[0].capacityByDay = []
        plan.replenishment.sources[0].yield = try .constant(0.25)
        #expect(arrivals(plan, days: 3) == [25, 25])
        plan.replenishment.sources[0].yield = try .uniform(low: 0.2, high: 0.6)
        let drawn = arrivals(plan, days: 7)
        #expect(Set(drawn).count > 4 && drawn.allSatisfy { 20...60 ~= $0 })
    }

    @Test("two reviews on one day share its capacity")
    func twoReviews() throws {
        var plan = try plan(wanting: 1, sources: [try source("a", kilograms: 400)])
        plan.replenishment.reviewTime = 3600
        plan.replenishment.rules[0].review = .every(seconds: 12 * 3600)
        #expect(arrivals(plan) == [400, 400, 400, 400])
    }

    @Test("a lane carries its capacity, each commodity its share; trucks are counted, or go only when full")
    func lanes() {
        var lane = LanePlan()
        var grants: [Int64] = [600, 300, 100]
        #expect(lane.cut(&grants, carried: 0) == 0 && grants == [600, 300, 100])
        lane.capacityPerDay = Grams(700)
        #expect(lane.cut(&grants, carried: 200) == 0 && grants == [300, 150, 50])
        #expect(lane.cut(&grants, carried: 900) == 0 && grants == [0, 0, 0])
        grants = [1, 1, 1]
        lane.capacityPerDay = Grams(2)
        _ = lane.cut(&grants, carried: 0)
        #expect(grants == [1, 1, 0])
        lane.capacityPerDay = nil
        lane.truckLoad = Grams(100)
        grants = [150, 90, 35]
        #expect(lane.cut(&grants, carried: 0) == 3 && grants == [150, 90, 35])
        lane.sendsFullTrucksOnly = true
        #expect(lane.cut(&grants, carried: 0) == 2 && grants == [150, 50, 0])
    }

    @Test("goods come the faster way while cover on hand is low, and the warehouse's room and trucks are noted")
    func expediting() throws {
        var plan = try plan(wanting: 1, sources: [try source("a", kilograms: 900, hours: 100)])
        plan.replenishment.sources[0].lane.expediting = LanePlan.Expediting(
            belowCoverDays: 1.5, leadTimeHours: try .constant(10))
        plan.replenishment.sources[0].lane.truckLoad = Grams(kilograms: 120)
        let bench = StockBench.run(plan, demand: [0], days: 5)
        // Evenings of day 0 and 1 find 0 and 1 day on hand; that of day 2 finds 2, and its goods are slow.
        #expect(bench.cover(atNode: 0) == [0, 1, 2, 2, 2])
        #expect(bench.ledger.stockTally.nodes[0].expedited == Grams(kilograms: 600))
        #expect(bench.ledger.stockTally.nodes[0].orders == 5 && bench.ledger.stockTally.nodes[0].trucks == 15)
        #expect(bench.ledger.stockTally.nodes[0].heldGramDays == 7 * 300_000)
    }

    @Test("costs are the quantities at their prices")
    func costs() {
        var tally = StockNodeTally()
        tally.orders = 3
        tally.trucks = 2
        tally.sentTo = Grams(kilograms: 50)
        tally.expedited = Grams(kilograms: 10)
        tally.spoiled = Grams(kilograms: 4)
        tally.heldGramDays = 70_000
        var prices = StockPrices()
        (prices.order, prices.holdingPerKilogramDay, prices.transportPerKilogram) = (100, 0.5, 2)
        (prices.truck, prices.expeditingPerKilogram, prices.wastePerKilogram) = (30, 7, 5)
        let costs = StockCosts(of: tally, at: prices)
        #expect(costs.order == 300 && costs.holding == 35 && costs.transport == 160)
        #expect(costs.expediting == 70 && costs.waste == 20 && costs.total == 585)
    }
}
