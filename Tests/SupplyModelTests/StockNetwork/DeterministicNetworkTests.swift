import Stochastics
import Testing

@testable import SupplyModel

/// Systems without chance, whose figures are exact.
@Suite("Networks without chance")
struct DeterministicNetworkTests {
    /// An economic order quantity that divides the year, of constant demand.
    private func lots(reorderAt: Int64, initial: Double, leadTime: Double = 0) -> NetworkPlan {
        let shop = node { shop in
            shop.initial = NetworkPlan.Units.any.count(initial)
            shop.demand = DemandPlan(.rate(1_300))
            shop.policy = .fixed(.fixedQuantity(reorderAt: reorderAt * 1_000_000, quantity: 325 * 1_000_000))
            shop.review = .continuous
            shop.suppliers = [supplier(after: leadTime)]
            shop.costs.order = 8
            shop.costs.holding = 0.225
            shop.costs.backorder = 5
        }
        return network([shop], units: .any, periods: 3, warmUp: 1, overTime: true)
    }

    @Test("the economic order quantity costs K demand/Q + h Q/2")
    func economicOrderQuantity() {
        let tally = run(lots(reorderAt: 0, initial: 0)).tallies[0]
        #expect(abs(tally.cost / 3 - 68.5625) < 1e-6)
        #expect(tally.orders == 12 && abs(tally.asked - 3_900) < 1e-5 && tally.backordered < 1e-5)
    }

    @Test("with a lead time it costs the same when the point is the demand of the lead time")
    func economicOrderQuantityWithLeadTime() {
        let tally = run(lots(reorderAt: 130, initial: 130, leadTime: 0.1)).tallies[0]
        #expect(abs(tally.cost / 3 - 68.5625) < 1e-4)
        #expect(abs(tally.inTransitArea / 3 - 130) < 1e-4)
    }

    @Test("with planned backorders it costs K demand/Q + h (Q-b)²/2Q + p b²/2Q")
    func economicOrderQuantityWithBackorders() {
        let tally = run(lots(reorderAt: -25, initial: 300)).tallies[0]
        let (holding, backorders) = (0.225 * 90_000 / 650, 5.0 * 625 / 650)
        let exact = 32 + holding + backorders
        #expect(abs(tally.cost / 3 - exact) < 1e-4)
        #expect(abs(tally.metAtOnce / tally.asked - 300 / 325.0) < 1e-6)
        #expect(abs(tally.timeInStock / 3 - 300 / 325.0) < 1e-6)
    }

    @Test("a dynamic lot size plan costs what Wagner and Whitin's does: 1,380")
    func wagnerWhitin() {
        let shop = node { shop in
            shop.demand = DemandPlan(.list([90, 120, 80, 70], repeats: false))
            shop.policy = .push(PushSchedule([210, 0, 150, 0]), topUpTo: 0)
            shop.suppliers = [supplier()]
            shop.costs.order = 500
            shop.costs.holding = 2
        }
        #expect(run(network([shop], periods: 4)).tallies[0].cost == 1_380)
    }

    @Test("(s,S) for twenty days: every sum of SupplyNetPy's introductory example")
    func introduction() {
        let shop = node { shop in
            shop.initial = 50
            shop.demand = DemandPlan(.perPeriod(always(10)))
            shop.policy = .fixed(.reorderUpTo(reorderAt: 100, upTo: 150))
            shop.review = .continuous
            shop.suppliers = [supplier(after: 2)]
            shop.costs.holding = 0.2
        }
        let simulation = run(network([shop], periods: 20, overTime: true))
        let tally = simulation.tallies[0]
        #expect(tally.orders == 5 && tally.ordered == 300 && tally.receipts == 4 && tally.received == 250)
        #expect(tally.sold == 200 && abs(tally.holdingCost - 410) < 1e-9 && simulation.onHand == [100])
    }

    @Test(
        "each order of events gives lead times their meaning",
        arguments: [
            // On hand at the counts of periods 0...4, of base stock 10 from nothing, demand 3 a period, backordered.
            ([.order, .receive, .demand, .count], 0.0, [7.0, 7, 7, 7, 7]),
            ([.order, .receive, .demand, .count], 1, [-3, 4, 4, 4, 4]),
            ([.receive, .order, .demand, .count], 0, [7, 7, 7, 7, 7]),
            ([.receive, .order, .demand, .count], 2, [-3, -6, 1, 1, 1]),
            ([.receive, .demand, .order, .count], 0, [10, 10, 10, 10, 10]),
            ([.receive, .demand, .order, .count], 1, [-3, 7, 7, 7, 7]),
            ([.demand, .order, .receive, .count], 0, [10, 10, 10, 10, 10]),
            ([.demand, .order, .receive, .count], 1, [-3, 7, 7, 7, 7]),
            ([.count, .order, .receive, .demand], 0, [0, 7, 7, 7, 7]),
        ] as [([NetworkPlan.Step], Double, [Double])])
    func orderOfEvents(steps: [NetworkPlan.Step], leadTime: Double, expected: [Double]) {
        let shop = node { shop in
            shop.demand = DemandPlan(.perPeriod(always(3)))
            shop.policy = .fixed(.baseStock(level: 10))
            shop.suppliers = [supplier(after: leadTime)]
        }
        let simulation = run(network([shop], periods: 5, steps: steps))
        #expect(simulation.trace.map { $0.onHand - $0.backorders } == expected)
    }

    @Test("starting empty, two periods from the supplier, loses two periods of demand")
    func coldStart() {
        var demand = DemandPlan(.perPeriod(always(10)))
        demand.backorderedShare = 0
        let shop = node { shop in
            shop.demand = demand
            shop.policy = .fixed(.baseStock(level: 1_000))
            shop.suppliers = [supplier(after: 2)]
        }
        let tally = run(network([shop], periods: 20)).tallies[0]
        #expect(tally.asked == 200 && tally.lost == 20 && tally.sold == 180)
    }

    @Test("a constant rate of lost demand stops selling when the stock is gone")
    func lostRate() {
        var demand = DemandPlan(.rate(10))
        demand.backorderedShare = 0
        let shop = node { shop in
            shop.demand = demand
            shop.policy = .fixed(.reorderUpTo(reorderAt: 0, upTo: 20))
            shop.review = .continuous
            shop.initial = 20
            shop.suppliers = [supplier(after: 1)]
        }
        // Two periods of stock, one without: a cycle of three.
        let tally = run(network([shop], periods: 30, warmUp: 3)).tallies[0]
        #expect(abs(tally.lost - 100) <= 1 && abs(tally.sold - 200) <= 1 && abs(tally.timeInStock - 20) < 0.2)
    }

    @Test("periods of cover: below the floor of planned or trailing demand, up to the target")
    func cover() {
        func orders(_ cover: NodePlan.Cover) -> [Double] {
            let shop = node { shop in
                shop.initial = 30
                shop.demand = DemandPlan(.list([10, 10, 20, 20, 20, 20], repeats: false))
                shop.policy = .cover(cover)
                shop.suppliers = [supplier()]
            }
            return run(network([shop], periods: 6)).trace.map(\.flow.ordered)
        }
        let planned = NodePlan.Cover(floorPeriods: 2, targetPeriods: 3, demandPerPeriod: 10)
        #expect(orders(planned) == [0, 0, 20, 20, 20, 20])
        let trailing = NodePlan.Cover(floorPeriods: 2, targetPeriods: 3, demandPerPeriod: 10, trailingPeriods: 2)
        // Means of the last two periods before each: none, 10, 10, 15, 20, 20.
        #expect(orders(trailing) == [0, 0, 20, 35, 35, 0])
    }

    @Test("periodic review looks every so many periods, from its first; a push goes through its schedule by reviews")
    func reviewPeriods() {
        func orders(_ policy: NodePlan.Policy) -> [Double] {
            let shop = node { shop in
                shop.demand = DemandPlan(.perPeriod(always(2)))
                shop.policy = policy
                shop.review = .periodic(every: 3, offset: 1)
                shop.suppliers = [supplier()]
            }
            return run(network([shop], periods: 8)).trace.map(\.flow.ordered)
        }
        #expect(orders(.fixed(.baseStock(level: 5))) == [0, 7, 0, 0, 6, 0, 0, 6])
        #expect(orders(.push(PushSchedule([4, 1]), topUpTo: 0)) == [0, 4, 0, 0, 1, 0, 0, 4])
        #expect(orders(.push(PushSchedule([4], repeats: false), topUpTo: 3)) == [0, 7, 0, 0, 3, 0, 0, 3])
    }
}
