import Stochastics
import Testing

@testable import SupplyModel

/// Who supplies how much, worked out by hand.
@Suite("Suppliers of a network")
struct SupplyTests {
    private func constantDemand(_ quantity: Double) -> DemandPlan {
        DemandPlan(.perPeriod(always(quantity)))
    }

    @Test("what a supplier's capacity leaves over waits, and goes first in the next period")
    func capacity() {
        let demands: [Int64] = [2, 9, 0, 1, 7, 8, 3, 0, 0, 5]
        let shop = node { shop in
            shop.initial = 10
            shop.demand = DemandPlan(.list(demands, repeats: false))
            shop.policy = .fixed(.baseStock(level: 10))
            shop.suppliers = [supplier { $0.capacity = 4 }]
        }
        // The shortfall of a capacitated base stock: V' = max(0, V + D - C) before the next demand.
        var shortfall: Int64 = 0
        let expected = demands.map { demand in
            shortfall = max(0, shortfall - 4)
            shortfall += demand
            return Double(10 - shortfall)
        }
        let simulation = run(network([shop], periods: 10))
        #expect(simulation.trace.map { $0.onHand - $0.backorders } == expected)
        #expect(simulation.balance.isExact)
    }

    @Test("by preference, each gives what it has, and the first owes the rest")
    func preference() {
        let near = node("near") { $0.initial = 5 }
        let far = node("far") { $0.initial = 3 }
        let shop = node { shop in
            shop.policy = .fixed(.baseStock(level: 12))
            shop.sourcing = .available
            shop.suppliers = [supplier(0), supplier(1), supplier(nil) { $0.capacity = 2 }]
        }
        let simulation = run(network([near, far, shop], periods: 1))
        #expect(simulation.tallies.map(\.sent) == [5, 3, 0])
        #expect(simulation.tallies.map(\.orderedByCustomers) == [7, 3, 0])
        #expect(simulation.onHand == [0, 0, 10])
    }

    @Test("a split gives each its share, to the piece")
    func split() {
        let shop = node { shop in
            shop.policy = .fixed(.baseStock(level: 11))
            shop.sourcing = .split
            shop.suppliers = [0.5, 0.25, 0.25].enumerated().map { index, share in
                supplier(after: Double(index)) { $0.share = share }
            }
        }
        let simulation = run(network([shop], periods: 3))
        #expect(simulation.trace.map(\.flow.received) == [6, 2, 3])
    }

    @Test("expediting: the fast lane is used when the position is at or below its level")
    func expediting() {
        let shop = node { shop in
            shop.initial = 10
            shop.demand = DemandPlan(.list([3, 8, 3, 3], repeats: false))
            shop.policy = .fixed(.baseStock(level: 10))
            shop.suppliers = [
                supplier {
                    $0.condition = .positionAtMost(2)
                    $0.unitCost = 5
                }, supplier(after: 2) { $0.unitCost = 1 },
            ]
        }
        let simulation = run(network([shop], periods: 4))
        #expect(simulation.trace.map(\.flow.received) == [0, 0, 8, 3])
        #expect(simulation.tallies[0].unitCost == 3 + 40 + 3)
    }

    @Test("shares of what is short: in turn without the step 'ship', by the rule with it")
    func allocation() {
        func stocks(_ rule: String, _ steps: [NetworkPlan.Step]) -> [Double] {
            let depot = node("depot") { depot in
                depot.initial = 10
                depot.allocationRule = rule
            }
            let shops = [8, 6, 2].enumerated().map { index, level in
                node("shop-\(index)") { shop in
                    shop.policy = .fixed(.baseStock(level: Int64(level)))
                    shop.suppliers = [supplier(0)]
                }
            }
            return run(network([depot] + shops, periods: 1, steps: steps)).onHand
        }
        #expect(stocks(FirstCome.name, [.order, .receive, .demand, .count]) == [0, 8, 2, 0])
        #expect(stocks(FirstCome.name, [.order, .receive, .ship, .demand, .count]) == [0, 8, 2, 0])
        let shared: [NetworkPlan.Step] = [.order, .receive, .ship, .demand, .count]
        #expect(stocks(NodePlan.customerOrder, shared) == [0, 8, 2, 0])
        #expect(stocks(MaxMin.name, shared) == [0, 4, 4, 2])
        #expect(stocks(Proportional.name, shared) == [0, 5, 4, 1])
        #expect(stocks(EqualCover.name, shared) == [0, 4, 4, 2])
        #expect(stocks(LowestCover.name, shared) == [0, 8, 2, 0])
    }

    @Test("whole orders wait until all of them is there, and those behind wait with them")
    func wholeOrders() {
        let depot = node("depot") { depot in
            depot.initial = 5
            depot.shipsWholeOrders = true
            depot.policy = .push(PushSchedule([0, 2, 2]), topUpTo: 0)
            depot.suppliers = [supplier()]
        }
        let shops = [7, 4].enumerated().map { index, level in
            node("shop-\(index)") { shop in
                shop.policy = .fixed(.baseStock(level: Int64(level)))
                shop.suppliers = [supplier(0)]
            }
        }
        let simulation = run(network([depot] + shops, periods: 3))
        #expect(simulation.trace.filter { $0.node == 0 }.map(\.flow.sent) == [0, 7, 0])
        #expect(simulation.onHand == [2, 7, 0])
    }

    @Test("demand that is met only as a whole waits as a whole, and in its turn")
    func wholeDemand() {
        func onHand(_ share: Double) -> [Double] {
            var demand = DemandPlan(.list([5, 2, 0, 0], repeats: false))
            demand.isWholeOnly = true
            demand.backorderedShare = share
            let shop = node { shop in
                shop.initial = 3
                shop.demand = demand
                shop.policy = .push(PushSchedule([0, 1, 1, 2], repeats: false), topUpTo: 0)
                shop.suppliers = [supplier()]
            }
            return run(network([shop], periods: 4)).trace.map(\.onHand)
        }
        // 5 wait until 5 are there, in period 2; the 2 behind them until 2 are left over, in period 3.
        #expect(onHand(1) == [3, 4, 0, 0])
        #expect(onHand(0) == [3, 2, 3, 5])
    }

    @Test("an assembly takes something from every supplier, and components wait for one another")
    func assembly() {
        let shop = node { shop in
            shop.assembles = true
            shop.policy = .fixed(.baseStock(level: 4))
            shop.demand = constantDemand(1)
            shop.suppliers = [
                supplier(after: 2) { $0.perUnit = 1 },
                supplier(after: 1) {
                    $0.perUnit = 3
                    $0.holdingInTransit = 0.5
                },
            ]
        }
        let simulation = run(network([shop], periods: 6))
        #expect(simulation.trace.map { $0.onHand - $0.backorders } == [-1, -2, 1, 1, 1, 1])
        #expect(simulation.balance.isExact)
        // The faster component waits for a period: 12 of the first order, then 3 a period. At its rate they cost 0.5.
        let flow = simulation.trace.map(\.flow.componentsCounted)
        #expect(flow == [0, 12, 3, 3, 3, 3])
        #expect(simulation.trace.map(\.flow.transitCost) == [6, 7.5, 3, 3, 3, 3])
    }

    @Test("lead times that cross come in as they are due; without overtaking they keep their order")
    func overtaking() {
        func receipts(_ mayOvertake: Bool, _ seed: UInt64) -> [Double] {
            let shop = node { shop in
                shop.policy = .push(PushSchedule([1, 10, 100, 1_000], repeats: false), topUpTo: 0)
                shop.suppliers = [
                    SupplierPlan(node: nil, leadTime: oneOf([0, 3]))
                ]
                shop.suppliers[0].allowsOvertaking = mayOvertake
            }
            return run(network([shop], periods: 8), seed: seed).trace.map(\.flow.received)
        }
        var crossings = 0
        for seed in UInt64(1)...20 {
            let (crossed, kept) = (receipts(true, seed), receipts(false, seed))
            #expect(crossed.reduce(0, +) == 1_111 && kept.reduce(0, +) == 1_111)
            if crossed != kept { crossings += 1 }
            var sum = 0.0
            for received in kept {
                sum += received
                #expect([0, 1, 11, 111, 1_111].contains(sum))
            }
        }
        #expect(crossings > 5 && crossings < 20)
    }

    @Test("costs: what is paid when, and at whose rate goods travel")
    func accounting() {
        let depot = node("depot") { depot in
            depot.initial = 100
            depot.costs.holding = 2
        }
        let shop = node { shop in
            shop.policy = .push(PushSchedule([10, 0, 0, 0]), topUpTo: 0)
            shop.costs.order = 7
            shop.costs.unit = 3
            shop.costs.holding = 5
            shop.suppliers = [
                supplier(0, after: 2) {
                    $0.orderCost = 11
                    $0.unitCost = 0.5
                }
            ]
        }
        var plan = network([depot, shop], periods: 2)
        for (rate, expected) in [(NetworkPlan.TransitRate.none, 0.0), (.shipper, 40), (.receiver, 100)] {
            plan.accounting.inTransit = rate
            let tallies = run(plan).tallies
            #expect(tallies[1].transitCost == expected)
            #expect(tallies[1].orderCost == 7 && tallies[1].transportCost == 11 && tallies[1].unitCost == 35)
            #expect(tallies[0].holdingCost == 2 * 2 * 90)
        }
        plan.accounting.purchase = .onReceipt
        #expect(run(plan).tallies[1].unitCost == 0)
        plan.periods = 3
        #expect(run(plan).tallies[1].unitCost == 35)
    }
}
