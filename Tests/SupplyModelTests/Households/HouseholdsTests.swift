import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Households")
struct HouseholdsTests {
    @Test("what is eaten and missed does not depend on how often a pantry is looked at")
    func lazyConsumption() throws {
        let city = City(try TestCity.plan(people: 300, cells: 1, communities: 1))
        let random = RandomSource(seed: 3, replication: 0)
        func eaten(steps: [Int64]) -> (eaten: [Grams], unmet: [Grams], pantry: [Int64]) {
            var ledger = Ledger(city: city)
            var households = Households(city: city, random: random)
            for tick in steps {
                for household in city.geography.cells[0].households {
                    households.settle(household, in: EntityID(0), at: Instant(ticks: tick), ledger: &ledger)
                }
            }
            return (
                ledger.eaten, (0..<2).map { ledger.sum(of: $0, \.unmet) }, households.pantryTotals()
            )
        }
        let end: Int64 = 7 * 86_400 + 12_345
        let once = eaten(steps: [end])
        let often = eaten(steps: Array(stride(from: 997, to: end, by: 7919)) + [end])
        #expect(once.eaten == often.eaten && once.unmet == often.unmet && once.pantry == often.pantry)
        #expect(once.unmet[0] > .zero)
        let need = 300 * Int64(300) * end / 86_400
        #expect(abs(once.eaten[0].count + once.unmet[0].count - need) <= Int64(city.geography.personsInHousehold.count))
    }

    @Test("what a cell's people missed is the sum over days of what was missed")
    func unmetByDayAndCell() throws {
        var plan = try TestCity.plan()
        plan.fleet.buses = 0
        let ledger = TestCity.run(plan)
        for commodity in 0..<2 {
            let byCell = ledger.cells.indices.reduce(Grams.zero) { $0 + ledger.unmet(in: $1, of: commodity) }
            #expect(byCell == ledger.sum(of: commodity, \.unmet))
            #expect(byCell > .zero)
        }
        let daily = stride(from: 0, to: ledger.goods.count, by: 2).map { ledger.goods[$0].unmet }
        #expect(daily[0] == .zero)
        #expect(daily[11].count > 11 * daily[2].count / 10)
    }

    @Test(
        "a household orders when its cover is at its reorder level, up to its target, and waits while it has an order")
    func ordersByCover() throws {
        var plan = try TestCity.plan(people: 3, cells: 1, communities: 1)
        plan.geography.householdSizeWeights = [0, 0, 1]
        plan.geography.meanHouseholdSize = 3
        plan.commodities[0].initialPantryDays = try .constant(5)
        plan.commodities[1].initialPantryDays = try .constant(50)
        let city = City(plan)
        var ledger = Ledger(city: city)
        var households = Households(city: city, random: RandomSource(seed: 1, replication: 0))
        func order(onDay day: Int) -> PackageCounts {
            guard households.isDue(0, on: day) else { return PackageCounts() }
            return households.order(
                by: 0, in: EntityID(0), at: Instant(day: day, second: plan.groupBuying.cutoffTime), ledger: &ledger)
        }
        // 5 days of cover at midnight fall below the reorder level of 2 on day 3, before the cut-off at 20:00.
        #expect((0...2).allSatisfy { order(onDay: $0).isEmpty })
        #expect(order(onDay: 3).total == 1)
        #expect(order(onDay: 4).isEmpty)
        var pack = PackageCounts()
        pack[0] = 1
        households.receive(pack, spoiled: 0, by: 0, in: EntityID(0), at: Instant(day: 4), ledger: &ledger)
        // 1.17 days left on day 3 and 5.56 days in the pack last until 2 remain, on day 8.
        #expect(!households.isDue(0, on: 7) && households.isDue(0, on: 8))
    }
}
