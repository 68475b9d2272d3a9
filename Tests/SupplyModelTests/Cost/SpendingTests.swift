import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Prices, vouchers and work")
struct SpendingTests {
    private func pack(_ count: Int, household: UInt32 = 0) -> Order {
        var packages = PackageCounts()
        packages[0] = count
        return Order(
            household: household, placedAt: 0, firstReleasedAt: 0, passedOver: 0, isPartial: false, isRemainder: false,
            packages: packages)
    }

    @Test("a voucher is used before money, lapses at the end of its month, and is for its holders only")
    func vouchers() throws {
        var plan = try TestCity.plan(people: 400, cells: 1, communities: 1)
        plan.geography.people.lowIncomeShare = 0.5
        plan.packages[0].fen = 3000
        plan.commodities[1].fenPerKilogram = 5999
        var holders = Buyers()
        holders.marks = .lowIncome
        plan.vouchers = VoucherPlan(fenPerHouseholdMonth: 5000, holders: holders)
        let city = City(plan)
        let poor = city.geography.traits.indices.filter { city.geography.traits[$0].contains(.lowIncome) }
        let rich = UInt32(try #require(city.geography.traits.firstIndex { !$0.contains(.lowIncome) }))
        let first = UInt32(try #require(poor.first))
        let start = try #require(CalendarDate(year: 2020, month: 1, day: 30))
        var tally = SpendingTally(city)
        tally.dayBegan(start)
        #expect(tally.fenOfVouchers == 5000 * Int64(poor.count))
        tally.delivered(pack(1, household: rich))
        #expect(tally.fenByVoucher == 0)
        tally.delivered(pack(1, household: first))
        tally.delivered(pack(1, household: first))
        #expect(tally.fenByVoucher == 5000 && tally.fen == 9000 && tally.packages[0] == 3)
        tally.dayBegan(start + 1)
        tally.delivered(pack(1, household: first))
        #expect(tally.fenByVoucher == 5000)
        tally.dayBegan(start + 2)
        #expect(tally.fenOfVouchers == 10_000 * Int64(poor.count))
        tally.bought(500, of: 1, by: Int(first))
        // Half a kilogram at 59.99 yuan is 30.00, rounded to the fen.
        #expect(tally.fenForLoose[1] == 3000 && tally.fenByVoucher == 8000)
    }

    @Test("prices and vouchers change no figure of the operation, and turnover is packages times price")
    func recordedOnly() throws {
        var plan = try TestCity.plan()
        let before = TestCity.run(plan)
        plan.packages[0].fen = 1000
        plan.packages[1].fen = 5800
        plan.vouchers = VoucherPlan(fenPerHouseholdMonth: 2000, holders: Buyers())
        plan.costs = CostPlan()
        let after = TestCity.run(plan)
        #expect(after.days == before.days && after.goods == before.goods)
        let spending = after.spending
        #expect(spending.fenForPackages == [Int64(spending.packages[0]) * 1000, Int64(spending.packages[1]) * 5800])
        #expect(spending.packages.reduce(0, +) == after.days.reduce(0) { $0 + $1.parcels })
        #expect(spending.fenByVoucher > 0 && spending.fenByVoucher < spending.fenOfVouchers)
        #expect(after.days.reduce(0) { $0 + $1.pickingSeconds } >= spending.packages.reduce(0, +) * 36)
    }
}
