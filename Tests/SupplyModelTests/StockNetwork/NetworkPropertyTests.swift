import Stochastics
import Testing

@testable import SupplyModel

/// What holds for every network.
@Suite("Any network")
struct NetworkPropertyTests {
    /// A network drawn at random, with every kind of node, lane and demand.
    private func drawn(_ number: UInt32) -> NetworkPlan {
        var stream = RandomSource(seed: 77, replication: number).stream(Purpose(rawValue: 39), entity: 0)
        func pick<Element>(_ options: [Element]) -> Element { options[Int(stream.below(UInt64(options.count)))] }
        let isPiecewise = stream.chance(0.5)
        let units: NetworkPlan.Units = isPiecewise ? .pieces : .any
        let hasLife = stream.chance(0.4)
        let count = 1 + Int(stream.below(5))
        let nodes = (0..<count).map { index in
            node("node-\(index)") { node in
                node.initial = units.count(Double(stream.below(30)))
                let suppliers = index == 0 ? 1 : 1 + Int(stream.below(3))
                for _ in 0..<suppliers {
                    var supplier = SupplierPlan(
                        node: index == 0 || stream.chance(0.3) ? nil : Int(stream.below(UInt64(index))),
                        leadTime: pick([always(0), always(1), always(0.4), exponential(1.5), oneOf([0, 2])]))
                    if stream.chance(0.3) { supplier.capacity = units.count(Double(stream.below(12))) }
                    if stream.chance(0.2) { supplier.condition = .netStockAtMost(units.count(3)) }
                    supplier.allowsOvertaking = stream.chance(0.5)
                    supplier.perUnit = 1 + Int(stream.below(2))
                    node.suppliers.append(supplier)
                }
                node.assembles = stream.chance(0.2)
                node.sourcing = pick(NodePlan.Sourcing.allCases)
                let level = units.count(Double(4 + stream.below(40)))
                node.policy = pick([
                    .fixed(.baseStock(level: level)), .fixed(.reorderUpTo(reorderAt: level / 2, upTo: level)),
                    .fixed(.fixedQuantity(reorderAt: level / 2, quantity: max(1, level / 3))),
                    .cover(NodePlan.Cover(floorPeriods: 1, targetPeriods: 3, demandPerPeriod: 5, trailingPeriods: 3)),
                ])
                node.review = stream.chance(0.4) ? .continuous : .periodic(every: 1 + Int(stream.below(3)), offset: 0)
                node.usesEchelonPosition = stream.chance(0.3)
                node.allocationRule = pick(NodePlan.allocationRules)
                node.shipsWholeOrders = stream.chance(0.2)
                node.issue = pick(NodePlan.Issue.allCases)
                node.limits = OrderLimits(minimum: units.count(Double(stream.below(4))), multiple: 1, maximum: .max)
                guard stream.chance(0.7) else { return }
                node.demand = DemandPlan(
                    pick([
                        .perPeriod(poisson(4)), .perPeriod(normal(2, 3)),
                        .arrivals(interval: exponential(0.4), quantity: oneOf([1, 2, 5]), startsAtOnce: true),
                        .list([units.count(3), 0, units.count(-2), units.count(7)], repeats: true),
                    ]))
                if stream.chance(0.15), node.policy.map(isSafeWithRate) ?? true { node.demand = DemandPlan(.rate(3)) }
                node.demand?.backorderedShare = pick([0, 0.4, 1])
                node.demand?.isWholeOnly = stream.chance(0.2)
            }
        }
        var steps: [NetworkPlan.Step] = [.order, .receive, .demand, .count]
        if stream.chance(0.3) { steps.append(.ship) }
        if hasLife { steps.append(.expire) }
        stream.shuffle(&steps)
        return network(
            nodes, units: units, periods: 60, steps: steps, overTime: stream.chance(0.5),
            life: hasLife
                ? NetworkPlan.Life(
                    periods: 1 + Double(stream.below(4)), start: pick(NetworkPlan.LifeStart.allCases),
                    endsExactly: stream.chance(0.3)) : nil
        )
    }

    private func isSafeWithRate(_ policy: NodePlan.Policy) -> Bool {
        if case .fixed(.baseStock) = policy { return false }
        return true
    }

    @Test("every unit is accounted for, in each period of 300 random networks")
    func conservation() {
        for number in UInt32(0)..<300 {
            let simulation = run(drawn(number), seed: UInt64(number))
            #expect(simulation.balance.isExact && simulation.balance.checks == 60, "network \(number)")
            for tally in simulation.tallies {
                let (met, turned) = (tally.metAtOnce, tally.backordered + tally.lost)
                #expect(abs(tally.asked - met - turned) < 1e-3, "network \(number)")
            }
        }
    }

    @Test("a copy of a running network goes the same way, and its own")
    func fork() {
        var simulation = NetworkSimulation(drawn(5), seed: 9, replication: 2)
        simulation.run(periods: 20)
        var copy = simulation
        simulation.run(periods: 40)
        copy.run(periods: 13)
        copy.run(periods: 40)
        #expect(copy.tallies == simulation.tallies && copy.isFinished)
    }

    @Test("a node more, or another policy, leaves the demand of all others as it was")
    func commonRandomNumbers() {
        func demand(_ level: Int64, alone: Bool) -> [Double] {
            let shops = ["a", "b"].map { id in
                node(id) { shop in
                    shop.demand = DemandPlan(.perPeriod(poisson(4)))
                    shop.policy = .fixed(.baseStock(level: level))
                    shop.suppliers = [SupplierPlan(node: nil, leadTime: exponential(2))]
                }
            }
            let nodes = alone ? [shops[0]] : shops
            return run(network(nodes, periods: 50)).trace.filter { $0.node == 0 }.map(\.flow.asked)
        }
        #expect(demand(10, alone: true) == demand(25, alone: false))
    }

    @Test("what happened before the end of the warm-up is in no figure")
    func warmUp() {
        let shop = node { shop in
            shop.demand = DemandPlan(.perPeriod(always(3)))
            shop.policy = .fixed(.baseStock(level: 10))
            shop.suppliers = [supplier(after: 2)]
            shop.costs.order = 1
        }
        let whole = run(network([shop], periods: 30))
        let observed = run(network([shop], periods: 20, warmUp: 10)).tallies[0]
        let later = whole.trace.filter { $0.period >= 10 }.map(\.flow).reduce(NodeTally(), +)
        #expect(observed.asked == later.asked && observed.orders == later.orders && observed.cost == later.cost)
        #expect(observed.periods == 20 && observed.lost == 0 && observed.backordered == 0)
    }

    @Test("all that a tally stores is a sum, and tallies add and subtract sum by sum")
    func sums() {
        let children = Mirror(reflecting: NodeTally()).children
        #expect(children.allSatisfy { $0.value is Double })
        #expect(MemoryLayout<NodeTally>.size == children.count * MemoryLayout<Double>.size)
        var (one, two) = (NodeTally(), NodeTally())
        (one.periods, one.asked, one.revenue) = (1, 20, 300)
        (two.periods, two.lost, two.revenue) = (5, 6, 700)
        let both = one + two
        #expect(both.periods == 6 && both.asked == 20 && both.lost == 6 && both.revenue == 1_000)
        #expect(both.since(two) == one)
    }
}
