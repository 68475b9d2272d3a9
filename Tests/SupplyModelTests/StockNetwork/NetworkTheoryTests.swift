import Statistics
import Stochastics
import Testing

@testable import SupplyModel

/// Systems whose figures are known in closed form or as a sum: the exact value lies in the run's 99 % interval.
@Suite("Networks against theory")
struct NetworkTheoryTests {
    private func shop(_ demand: DemandPlan, _ policy: ReplenishmentPolicy, after leadTime: Double) -> NodePlan {
        node { shop in
            shop.demand = demand
            shop.policy = .fixed(policy)
            shop.suppliers = [supplier(after: leadTime)]
            shop.costs.holding = 1
            shop.costs.backorder = 4
        }
    }

    @Test("base stock with normal demand: sigma sqrt(L+1) times the newsvendor's normal loss", arguments: [0, 1, 4])
    func baseStockNormal(leadTime: Int) {
        let spread = 8 * Double(leadTime + 1).squareRoot()
        let mean = 50 * Double(leadTime + 1)
        let level = mean + 0.5 * spread
        let plan = network(
            [
                shop(
                    DemandPlan(.perPeriod(normal(50, 8))), .baseStock(level: Int64(level * 1e6)),
                    after: Double(leadTime))
            ],
            units: .any, periods: 9_000, warmUp: 20)
        let loss = NormalCurve.density(0.5) - 0.5 * (1 - NormalCurve.cumulative(0.5))
        let exact = spread * (1 * (0.5 + loss) + 4 * loss)
        #expect(agrees(interval(plan, { $0.cost }), exact))
    }

    @Test(
        "base stock with Poisson demand: the loss of the Poisson demand of L+1 periods", arguments: [(0, 8), (2, 16)])
    func baseStockPoisson(leadTime: Int, level: Int) {
        let plan = network(
            [shop(DemandPlan(.perPeriod(poisson(5))), .baseStock(level: Int64(level)), after: Double(leadTime))],
            periods: 9_000, warmUp: 20)
        let mean = 5 * Double(leadTime + 1)
        let short = poissonExcess(mean, above: level)
        #expect(agrees(interval(plan, { $0.cost }), (Double(level) - mean + short) + 4 * short))
    }

    @Test("periodic review every R periods: the loss over one to R periods more", arguments: [2, 3])
    func reviewPeriod(every: Int) {
        var shop = shop(DemandPlan(.perPeriod(poisson(5))), .baseStock(level: 22), after: 1)
        shop.review = .periodic(every: every, offset: 0)
        let exact = (0..<every).reduce(0.0) { sum, age in
            let mean = 5 * Double(2 + age)
            let short = poissonExcess(mean, above: 22)
            return sum + (22 - mean + short + 4 * short) / Double(every)
        }
        #expect(agrees(interval(network([shop], periods: 9_000, warmUp: 30), seed: 2, { $0.cost }), exact, within: 0.3))
    }

    @Test("(s,S) by the renewal of the position (Snyder and Shen, section 4.3.3)", arguments: [(4, 10), (2, 15)])
    func reorderUpTo(point: Int, upTo: Int) {
        var shop = shop(
            DemandPlan(.perPeriod(poisson(6))), .reorderUpTo(reorderAt: Int64(point), upTo: Int64(upTo)), after: 0)
        shop.costs.order = 5
        let demand = poissonProbabilities(6)
        // Visits to each position in a cycle: m(0) = 1 / (1 - f(0)), m(j) = m(0) sum f(l) m(j-l).
        var visits = [1 / (1 - demand[0])]
        for j in 1..<upTo - point {
            visits.append(visits[0] * (1...j).reduce(0) { $0 + demand[$1] * visits[j - $1] })
        }
        func periodCost(_ position: Int) -> Double {
            let short = poissonExcess(6, above: position)
            return Double(position) - 6 + short + 4 * short
        }
        let cost = visits.enumerated().reduce(5.0) { $0 + $1.element * periodCost(upTo - $1.offset) }
        let exact = cost / visits.reduce(0, +)
        #expect(agrees(interval(network([shop], periods: 9_000), { $0.cost }), exact, within: 0.05))
    }

    @Test("(r,Q): the position is uniform on r+1 ... r+Q (Hadley and Whitin)", arguments: [(3, 5), (1, 1), (-1, 4)])
    func fixedQuantity(point: Int, quantity: Int) {
        var shop = shop(
            poissonArrivals(1.5), .fixedQuantity(reorderAt: Int64(point), quantity: Int64(quantity)), after: 2)
        shop.review = .continuous
        shop.costs.order = 10
        let exact = (point + 1...point + quantity).reduce(1.5 * 10 / Double(quantity)) { sum, position in
            let short = poissonExcess(3, above: position)
            return sum + (Double(position) - 3 + short + 4 * short) / Double(quantity)
        }
        let plan = network([shop], periods: 6_000, warmUp: 50, overTime: true)
        #expect(agrees(interval(plan, { $0.cost }), exact))
    }

    @Test("(r,nQ) under periodic review with compound demand: the position is uniform too")
    func lotsAsNeeded() {
        var shop = shop(DemandPlan(.perPeriod(poisson(9))), .fixedQuantity(reorderAt: 14, quantity: 4), after: 1)
        shop.costs.order = 0
        let exact = (15...18).reduce(0.0) { sum, position in
            let short = poissonExcess(18, above: position)
            return sum + (Double(position) - 18 + short + 4 * short) / 4
        }
        #expect(agrees(interval(network([shop], periods: 9_000, warmUp: 20), { $0.cost }), exact))
    }

    @Test(
        "base stock with lost sales loses what Erlang's loss formula says, whatever the lead time's distribution",
        arguments: [always(2), exponential(2), oneOf([1, 3])])
    func erlangLoss(leadTime: Distribution) {
        var demand = poissonArrivals(1.5)
        demand.backorderedShare = 0
        var shop = shop(demand, .baseStock(level: 4), after: 0)
        shop.initial = 4
        shop.suppliers = [SupplierPlan(node: nil, leadTime: leadTime)]
        shop.review = .continuous
        let blocked = (1...4).reduce(1.0) { 3 * $0 / (Double($1) + 3 * $0) }
        let plan = network([shop], periods: 12_000, warmUp: 50)
        #expect(agrees(interval(plan, { $0.lost }, over: { $0.asked }), blocked))
    }

    @Test("base stock with backorders and any lead time: on order is Poisson (Palm)")
    func palm() {
        var shop = shop(poissonArrivals(1.5), .baseStock(level: 4), after: 0)
        shop.suppliers = [SupplierPlan(node: nil, leadTime: exponential(2))]
        shop.review = .continuous
        shop.initial = 4
        let plan = network([shop], periods: 6_000, warmUp: 50, overTime: true)
        let short = poissonExcess(3, above: 4)
        #expect(agrees(interval(plan, { $0.backorderArea }), short, within: 0.3))
        #expect(agrees(interval(plan, { $0.onHandArea }), 4 - 3 + short))
        let ready = poissonProbabilities(3).prefix(4).reduce(0, +)
        #expect(agrees(interval(plan, { $0.timeInStock }), ready))
        #expect(agrees(interval(plan, { $0.metAtOnce }, over: { $0.asked }), ready))
    }

    @Test("two echelons of Poisson demand: Simon's exact backorders at the shops (METRIC's setting)")
    func oneDepotTwoShops() {
        let depot = node("depot") { depot in
            depot.initial = 3
            depot.policy = .fixed(.baseStock(level: 3))
            depot.review = .continuous
            depot.suppliers = [supplier(after: 2)]
        }
        let shops = ["a", "b"].map { id in
            node(id) { shop in
                shop.initial = 2
                shop.demand = poissonArrivals(0.8)
                shop.policy = .fixed(.baseStock(level: 2))
                shop.review = .continuous
                shop.suppliers = [supplier(0, after: 1)]
            }
        }
        // Of the depot's backorders, each is a given shop's with probability one half; besides, Poisson(0.8) are on
        // their way to it (Simon 1971; Axsäter 2015, Inventory Control, section 10.2).
        let late = poissonProbabilities(0.8 * 2 * 2)
        let onWay = poissonProbabilities(0.8)
        var exact = 0.0
        for (outstanding, weight) in late.enumerated() {
            let backorders = max(0, outstanding - 3)
            var binomial = (0..<backorders).reduce(1.0) { product, _ in product / 2 }
            for mine in 0...backorders {
                for (more, share) in onWay.enumerated() {
                    exact += weight * binomial * share * Double(max(0, mine + more - 2))
                }
                binomial *= Double(backorders - mine) / Double(mine + 1)
            }
        }
        let plan = network([depot] + shops, periods: 6_000, warmUp: 50, overTime: true)
        #expect(agrees(interval(plan, of: 1, { $0.backorderArea }), exact, within: 0.3))
        #expect(agrees(interval(plan, seed: 2, of: 2, { $0.backorderArea }), exact, within: 0.3))
    }

    @Test("local base stocks and the echelon base stocks that they add up to do the same, draw for draw")
    func echelons() {
        func costs(_ isEchelon: Bool) -> [Double] {
            let levels = [6.0, 5, 11]
            let nodes = levels.indices.map { stage in
                node("stage-\(stage)") { node in
                    let level = isEchelon ? levels[...stage].reduce(0, +) : levels[stage]
                    node.initial = Int64(levels[stage])
                    node.policy = .fixed(.baseStock(level: Int64(level)))
                    node.usesEchelonPosition = isEchelon
                    node.suppliers = [supplier(stage < 2 ? stage + 1 : nil, after: Double(stage + 1) / 2)]
                    node.costs.holding = Double(3 - stage)
                    if stage == 0 { node.demand = DemandPlan(.perPeriod(poisson(4))) }
                    if stage == 0 { node.costs.backorder = 30 }
                }
            }
            return run(network(nodes, periods: 500)).trace.map(\.flow.cost)
        }
        #expect(costs(true) == costs(false))
    }

    @Test("a share of unmet demand waits, the rest is lost")
    func shares() {
        var demand = DemandPlan(.perPeriod(poisson(5)))
        demand.backorderedShare = 0.3
        let plan = network([shop(demand, .baseStock(level: 4), after: 0)], periods: 6_000)
        let unmet = interval(plan, { $0.backordered }, over: { $0.backordered + $0.lost })
        #expect(agrees(unmet, 0.3))
    }
}
