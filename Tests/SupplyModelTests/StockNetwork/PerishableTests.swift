import Statistics
import Stochastics
import Testing

@testable import SupplyModel

/// Goods that keep for a few periods, against the Markov chain of their ages, solved here.
@Suite("Perishable goods in a network")
struct PerishableTests {
    /// The exact shares, by going through all states until nothing changes: lots by age, and what is on its way.
    private struct Chain {
        let life: Int
        let level: Int
        let isLIFO: Bool
        let demand: [Double]

        /// Units sold, ordered and thrown away a period.
        func solve() -> (sold: Double, ordered: Double, wasted: Double) {
            var states: [[Int]: Double] = [Array(repeating: 0, count: life + 1): 1]
            var figures = (sold: 0.0, ordered: 0.0, wasted: 0.0)
            for _ in 0..<150 {
                figures = (0, 0, 0)
                var next: [[Int]: Double] = [:]
                for (state, weight) in states where weight > 1e-12 { step(state, weight, &next, &figures) }
                states = next
            }
            return figures
        }

        /// Order up to the level; what was ordered a period ago comes in; demand; the oldest is thrown away.
        private func step(
            _ state: [Int], _ weight: Double, _ next: inout [[Int]: Double],
            _ figures: inout (sold: Double, ordered: Double, wasted: Double)
        ) {
            let ordered = max(0, level - state.reduce(0, +))
            figures.ordered += weight * Double(ordered)
            // Youngest first: what was on its way is new now.
            let stock = [state[life]] + state[..<(life - 1)]
            let total = stock.reduce(0, +)
            var rest = 1.0
            for asked in 0...total {
                let chance = asked < total ? demand[asked] : rest
                rest -= chance
                var (left, toSell) = (stock, asked)
                for age in isLIFO ? Array(0..<life) : Array((0..<life).reversed()) {
                    let sold = min(toSell, left[age])
                    left[age] -= sold
                    toSell -= sold
                }
                figures.sold += weight * chance * Double(asked)
                figures.wasted += weight * chance * Double(left[life - 1])
                // Kept: the lots that will be a period older, then what was ordered.
                next[Array(left[..<(life - 1)]) + [0, ordered], default: 0] += weight * chance
            }
        }
    }

    private func plan(life: Int, level: Int64, mean: Double, issue: NodePlan.Issue) -> NetworkPlan {
        var demand = DemandPlan(.perPeriod(poisson(mean)))
        demand.backorderedShare = 0
        let shop = node { shop in
            shop.demand = demand
            shop.policy = .fixed(.baseStock(level: level))
            shop.issue = issue
            shop.suppliers = [supplier(after: 1)]
        }
        return network(
            [shop], periods: 8_000, warmUp: 50, steps: [.order, .receive, .demand, .expire, .count],
            life: NetworkPlan.Life(periods: Double(life)))
    }

    @Test(
        "sales and waste are the Markov chain's",
        arguments: [(2, 7, 2.5, false), (2, 7, 2.5, true), (3, 7, 2, false), (3, 7, 2, true)])
    func markovChain(life: Int, level: Int, mean: Double, isLIFO: Bool) {
        let exact = Chain(
            life: life, level: level, isLIFO: isLIFO,
            demand: poissonProbabilities(mean) + Array(repeating: 0, count: 2 * level)
        ).solve()
        let plan = plan(life: life, level: Int64(level), mean: mean, issue: isLIFO ? .lifo : .fifo)
        #expect(agrees(interval(plan, { $0.sold }), exact.sold, within: 0.03))
        #expect(agrees(interval(plan, { $0.ordered }), exact.ordered))
        #expect(agrees(interval(plan, { $0.wasted }), exact.wasted, within: 0.4))
    }

    @Test("first expired, first out is first in, first out where lots come in the order in which they expire")
    func sameAsFIFO() {
        let fifo = run(plan(life: 3, level: 12, mean: 3, issue: .fifo)).trace.map(\.onHand)
        #expect(fifo == run(plan(life: 3, level: 12, mean: 3, issue: .fefo)).trace.map(\.onHand))
    }

    @Test("a life that ends exactly does so between the periods, and after the demand of its last moment")
    func exactLife() {
        func rows(_ periods: Double) -> [[Double]] {
            let shop = node { shop in
                shop.demand = DemandPlan(.list([0, 0, 0, 2], repeats: false))
                shop.policy = .push(PushSchedule([5], repeats: false), topUpTo: 0)
                shop.suppliers = [supplier(after: 0.5)]
            }
            let plan = network([shop], periods: 6, life: NetworkPlan.Life(periods: periods, endsExactly: true))
            return run(plan).trace.map { [$0.onHand, $0.flow.wasted] }
        }
        // In at 0.5: until 2.9, before the demand of period 3; until 3.0, after it.
        #expect(rows(2.4) == [[0, 0], [5, 0], [5, 0], [0, 5], [0, 0], [0, 0]])
        #expect(rows(2.5) == [[0, 0], [5, 0], [5, 0], [3, 0], [0, 3], [0, 0]])
    }

    @Test("the step 'expire' counts a life of two: received in period n, thrown away at the end of n+1")
    func lifeOfTwo() {
        func wasted(_ start: NetworkPlan.LifeStart, _ steps: [NetworkPlan.Step]) -> [Double] {
            let depot = node("depot") { depot in
                depot.policy = .push(PushSchedule([5], repeats: false), topUpTo: 0)
                depot.suppliers = [supplier(after: 1)]
            }
            let shop = node { shop in
                shop.policy = .push(PushSchedule([5], repeats: false), topUpTo: 0)
                shop.suppliers = [supplier(0, after: 1)]
            }
            let plan = network(
                [depot, shop], periods: 6, steps: steps, life: NetworkPlan.Life(periods: 2, start: start))
            return run(plan).trace.filter { $0.node == 1 }.map(\.flow.wasted)
        }
        let expireLast: [NetworkPlan.Step] = [.order, .receive, .demand, .expire, .count]
        // To the depot in period 1, on to the shop at once, there in period 2.
        #expect(wasted(.firstReceipt, expireLast) == [0, 0, 5, 0, 0, 0])
        #expect(wasted(.eachReceipt, expireLast) == [0, 0, 0, 5, 0, 0])
        #expect(wasted(.dispatch, expireLast) == [0, 0, 5, 0, 0, 0])
        let expireFirst: [NetworkPlan.Step] = [.expire, .order, .receive, .demand, .count]
        #expect(wasted(.eachReceipt, expireFirst) == [0, 0, 0, 0, 5, 0])
        #expect(wasted(.firstReceipt, expireFirst) == [0, 0, 0, 5, 0, 0])
    }

    @Test(
        "last in, first out leaves the oldest to spoil; first expired, first out sells what came late with little life")
    func issue() {
        func wasted(_ issue: NodePlan.Issue) -> Double {
            let shop = node { shop in
                shop.initial = 4
                shop.demand = DemandPlan(.list([0, 3, 0, 3], repeats: false))
                shop.policy = .push(PushSchedule([0, 4], repeats: false), topUpTo: 0)
                shop.issue = issue
                shop.suppliers = [supplier()]
            }
            return run(
                network(
                    [shop], periods: 4, steps: [.order, .receive, .demand, .expire, .count],
                    life: NetworkPlan.Life(periods: 3))
            ).tallies[0].wasted
        }
        #expect([wasted(.fifo), wasted(.fefo), wasted(.lifo)] == [2, 2, 4])
    }
}
