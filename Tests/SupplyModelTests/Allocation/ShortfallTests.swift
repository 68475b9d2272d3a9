import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("What stores cannot grant at once")
struct ShortfallTests {
    /// A town whose stores have nothing before the sources' goods come, after three days.
    private func plan(_ unfilled: GroupBuyingPlan.Unfilled, days: Int = 6) throws -> CityPlan {
        var plan = try TestCity.plan(people: 300, cells: 3, communities: 1, days: days)
        plan.groupBuying.minimumPackages = 1
        plan.groupBuying.unfilled = unfilled
        for index in plan.replenishment.storePolicy.indices {
            plan.replenishment.storePolicy[index] = CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 0)
            plan.replenishment.warehousePolicy[index] = CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 0)
        }
        return plan
    }

    @Test("without stock all that is asked is lost, to the gram")
    func lost() throws {
        let ledger = TestCity.run(try plan(.cancelled))
        // Orders of a round are taken up on the next morning; those of the last day never are.
        let asked = (0..<5).reduce(Int64(0)) {
            $0 + ledger.goods[$1 * 2].asked.count + ledger.goods[$1 * 2 + 1].asked.count
        }
        #expect(asked > 0 && ledger.days.reduce(Int64(0)) { $0 + $1.lostSales.count } == asked)
        #expect(ledger.days.allSatisfy { $0.backorderedGramSeconds == 0 })
    }

    @Test("what is put off counts for as long as it waits, day by day, and is lost when it is given up")
    func backordered() throws {
        let ledger = TestCity.run(try plan(.backordered(rounds: 2)))
        func asked(_ day: Int) -> Int { Int((ledger.goods[day * 2].asked + ledger.goods[day * 2 + 1].asked).count) }
        // A day's orders wait from 6:00 of the next day until 6:00 two days later, when the third round passes them over.
        let (morning, rest) = (6 * 3600, 18 * 3600)
        for day in 1..<6 {
            let since = { (days: Int) in day - days < 0 ? 0 : asked(day - days) }
            let expected =
                since(1) * rest + since(2) * (morning + rest) + since(3) * morning
            #expect(ledger.days[day].backorderedGramSeconds == expected)
            #expect(ledger.days[day].lostSales.count == Int64(since(3)))
        }
    }
}
