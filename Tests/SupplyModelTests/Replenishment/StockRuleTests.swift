import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

/// A store that starts with two days of need, and sells one each noon; reviews are at 21:00, goods come six hours later.
@Suite("Stock rules of a store, day by day")
struct StockRuleTests {
    private func coverAtEnd(
        _ policy: StockRule.Policy, review: StockRule.Review = .daily, limits: OrderLimits = OrderLimits(), days: Int
    ) throws -> [Double] {
        var plan = try TestCity.stockPlan(days: days)
        var rule = StockRule(id: "rule", level: .stores, policy: policy)
        rule.review = review
        rule.limits = limits
        plan.replenishment.rules = [rule]
        let bench = StockBench.run(plan, demand: [300_000], days: days)
        #expect(bench.isConserved)
        return bench.cover(atNode: 1)
    }

    @Test("days of cover: nothing at the floor, up to the target below it")
    func cover() throws {
        #expect(try coverAtEnd(.cover(floorDays: 1, targetDays: 3), days: 6) == [1, 0, 2, 1, 0, 2])
    }

    @Test("(s,S) orders at s too")
    func reorderUpTo() throws {
        #expect(try coverAtEnd(.reorderUpTo(reorderAtDays: 1, upToDays: 3), days: 5) == [1, 2, 1, 2, 1])
    }

    @Test("(r,Q) orders as many Q as it takes")
    func fixedQuantity() throws {
        let cover = try coverAtEnd(.fixedQuantity(reorderAtDays: 1, quantityDays: 0.75), days: 5)
        #expect(cover == [1, 0.75, 0.5, 0.25, 0.75])
    }

    @Test("base stock orders what was sold: at the daily review, every other day, or at once")
    func baseStock() throws {
        let policy = StockRule.Policy.baseStock(levelDays: 2)
        #expect(try coverAtEnd(policy, days: 4) == [1, 1, 1, 1])
        #expect(try coverAtEnd(policy, review: .every(seconds: 48 * 3600), days: 5) == [1, 1, 0, 1, 0])
        #expect(try coverAtEnd(policy, review: .every(seconds: 12 * 3600), days: 3) == [1, 1, 1])
        #expect(try coverAtEnd(policy, review: .continuous, days: 3) == [2, 2, 2])
    }

    @Test("an order is at least the minimum and a whole multiple")
    func limits() throws {
        let policy = StockRule.Policy.baseStock(levelDays: 2)
        #expect(try coverAtEnd(policy, limits: OrderLimits(minimum: 450_000), days: 4) == [1, 1.5, 2, 1])
        #expect(try coverAtEnd(policy, limits: OrderLimits(multiple: 600_000), days: 4) == [1, 2, 1, 2])
        #expect(try coverAtEnd(policy, limits: OrderLimits(maximum: 150_000), days: 3) == [1, 0.5, 0])
    }

    @Test("a push sends what its list says, once or over and over")
    func push() throws {
        let every = StockRule.Policy.push(PushSchedule([600_000, 0]))
        #expect(try coverAtEnd(every, days: 5) == [1, 2, 1, 2, 1])
        let once = StockRule.Policy.push(PushSchedule([600_000, 0], repeats: false))
        #expect(try coverAtEnd(once, days: 5) == [1, 2, 1, 0, 0])
        let byHours = try coverAtEnd(every, review: .every(seconds: 24 * 3600), days: 5)
        #expect(byHours == [1, 2, 1, 2, 1])
    }

    @Test("a push goes to the nodes whose reported cover is least, and knows no later stock than the last report")
    func pushByReport() throws {
        var plan = try TestCity.stockPlan(days: 4, stores: 2)
        plan.replenishment.rules = [
            StockRule(id: "push", level: .stores, policy: .push(PushSchedule([0, 300_000, 0, 0])))
        ]
        // Both stores are alike, so they share alike, though the report of midnight is all that is known.
        plan.information.stock.refreshHours = 24
        let bench = StockBench.run(plan, demand: [100_000], days: 4)
        let sent = bench.ledger.stockTally.nodes[1...].map(\.sentTo.count)
        #expect(sent.reduce(0, +) == 600_000)
        let needs = (1...2).map { Double(bench.city.need(of: 0, atNode: $0)) }
        #expect(abs(Double(sent[0]) / needs[0] - Double(sent[1]) / needs[1]) < 0.2)
    }

    @Test("the last rule that names a node and a commodity holds, others leave floor and target")
    func precedence() throws {
        var plan = try TestCity.stockPlan(days: 3)
        var first = StockRule(id: "first", level: .stores, policy: .baseStock(levelDays: 5))
        first.commodities = ["vegetables"]
        let second = StockRule(id: "second", level: .stores, policy: .baseStock(levelDays: 3))
        plan.replenishment.rules = [first, second]
        #expect(StockLevels(city: City(plan)).policies[2] == .baseStock(level: 900_000))
        plan.replenishment.rules = [second, first]
        let levels = StockLevels(city: City(plan))
        #expect(levels.policies[2] == .baseStock(level: 1_500_000))
        #expect(levels.policies[3] == .baseStock(level: 150_000))
        #expect(levels.policies[0] == .cover(floor: 0, target: 0))
        first.chains = ["other"]
        plan.replenishment.rules = [first]
        #expect(StockLevels(city: City(plan)).policies[2] == .cover(floor: 0, target: 0))
    }

    @Test("demand that trails is the mean of the last seven whole days, planned need before the first")
    func trailing() throws {
        var plan = try TestCity.stockPlan(days: 20)
        plan.replenishment.demandBasis = .trailingWeek
        plan.replenishment.rules = [StockRule(id: "base", level: .stores, policy: .baseStock(levelDays: 1))]
        var levels = StockLevels(city: City(plan))
        var rates: [Double] = []
        for day in 0..<10 {
            levels.startDay(day, plan: plan.replenishment, commodityCount: 2)
            rates.append(levels.rate[2])
            levels.demanded(600_000, of: 0, at: 0, day: day, commodityCount: 2)
            levels.demanded(40_000, of: 0, at: 0, day: day, commodityCount: 2)
        }
        #expect(rates[0] == 300_000)
        #expect(abs(rates[1] - (6 * 300_000 + 640_000) / 7) < 1)
        #expect(rates[7] == 640_000 && rates[9] == 640_000)
        #expect(levels.policies[2] == .baseStock(level: 640_000) && levels.rate[0] == 640_000)
    }

    @Test("what a place has no room for is not ordered, over all commodities kept alike")
    func storage() throws {
        var plan = try TestCity.stockPlan(days: 4)
        plan.replenishment.rules = [StockRule(id: "base", level: .stores, policy: .baseStock(levelDays: 9))]
        plan.commodities[1].storage = .chilled
        plan.replenishment.storeStorage = [.ambient: Grams(kilograms: 750), .chilled: Grams(kilograms: 500)]
        let bench = StockBench.run(plan, demand: [300_000], days: 4)
        #expect(bench.atEnd.map { $0[2] } == [300_000, 450_000, 450_000, 450_000])
        #expect(bench.atEnd[3][3] == 450_000, "nine days of pork fit into the cold room")
        plan.commodities[1].storage = .ambient
        let crowded = StockBench.run(plan, demand: [300_000], days: 4)
        #expect(crowded.atEnd.allSatisfy { $0[2] + $0[3] <= 750_000 })
    }
}

@Suite("Sharing out by cover")
struct CoverLevellingTests {
    @Test("all is given, and no other whole shares leave the least cover higher")
    func bruteForce() {
        var stream = RandomSource(seed: 8, replication: 0).stream(Purpose(rawValue: 80), entity: 0)
        for _ in 0..<300 {
            let stock = (0..<3).map { _ in Int64(stream.below(8)) }
            let need = (0..<3).map { _ in Double(1 + stream.below(3)) }
            let quantity = Int64(stream.below(9))
            let shares = levelCover(quantity, stock: stock, need: need)
            #expect(shares.reduce(0, +) == quantity && shares.allSatisfy { $0 >= 0 })
            func least(_ shares: [Int64]) -> Double {
                (0..<3).map { Double(stock[$0] + shares[$0]) / need[$0] }.min() ?? 0
            }
            var best = 0.0
            for first in 0...quantity {
                for second in 0...(quantity - first) {
                    best = max(best, least([first, second, quantity - first - second]))
                }
            }
            #expect(abs(least(shares) - best) < 1e-9)
        }
    }

    @Test("a node that needs nothing gets nothing, and nothing is given where nobody needs any")
    func noNeed() {
        #expect(levelCover(10, stock: [0, 0], need: [0, 2]) == [0, 10])
        #expect(levelCover(10, stock: [0, 0], need: [0, 0]) == [0, 0])
        #expect(levelCover(30, stock: [100, 0, 0], need: [1, 1, 2]) == [0, 10, 20])
    }
}
