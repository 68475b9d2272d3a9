import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Substitution")
struct SubstitutionTests {
    /// One household of two, with so many days of vegetables (600 g a day) and pork (100 g a day).
    private func household(vegetables: Double, pork: Double, ratio: Double) throws -> (City, Households) {
        var plan = try TestCity.plan(people: 2, cells: 1, communities: 1)
        plan.geography.householdSizeWeights = [0, 1]
        plan.geography.meanHouseholdSize = 2
        plan.commodities[0].initialPantryDays = try .constant(vegetables)
        plan.commodities[1].initialPantryDays = try .constant(pork)
        plan.substitutions = [Substitution(from: 1, to: 0, ratio: ratio)]
        let city = City(plan)
        return (city, Households(city: city, random: RandomSource(seed: 1, replication: 0)))
    }

    @Test("more of the one is eaten from the moment at which the other is gone, until it is gone as well")
    func byHand() throws {
        // Pork for 1 day; vegetables for 5 days. From day 1 on each day takes 600 g and twice 100 g of vegetables: the
        // 2,400 g left last 3 days, to the end of day 4. Then both are missed: on day 5 all of it.
        var (city, households) = try household(vegetables: 5, pork: 1, ratio: 2)
        var ledger = Ledger(city: city)
        households.settle(0, in: EntityID(0), at: Instant(day: 5), ledger: &ledger)
        #expect(abs(ledger.substitution.covered[1].count - 300) <= 2)
        #expect(abs(ledger.substitution.given[0].count - 600) <= 4)
        #expect(abs(ledger.sum(of: 0, \.unmet).count - 600) <= 4 && abs(ledger.sum(of: 1, \.unmet).count - 100) <= 2)
        #expect(abs(ledger.goods[4 * 2].unmet.count - 600) <= 4 && ledger.goods[2 * 2].unmet == .zero)
        // Physical grams, exactly: what was in the pantry is eaten.
        #expect(ledger.eaten == [Grams(3000), Grams(100)])
        let covered = ledger.substitution.covered[1]
        #expect(ledger.eaten[1] + covered + ledger.sum(of: 1, \.unmet) == Grams(500))
        let own = ledger.eaten[0] - ledger.substitution.given[0]
        #expect(own + ledger.sum(of: 0, \.unmet) == Grams(3000))
    }

    @Test("how often the pantry is looked at changes a few grams at most")
    func steps() throws {
        func run(_ step: Int64) throws -> (covered: Int64, unmet: Int64, sum: Int64) {
            var (city, households) = try household(vegetables: 4.3, pork: 0.7, ratio: 1.5)
            var ledger = Ledger(city: city)
            for tick in Array(stride(from: step, to: 8 * 86_400, by: Int(step))) + [8 * 86_400] {
                households.settle(0, in: EntityID(0), at: Instant(ticks: tick), ledger: &ledger)
            }
            let unmet = ledger.sum(of: 0, \.unmet).count + ledger.sum(of: 1, \.unmet).count
            #expect(households.pantryTotals() == [0, 0] && ledger.eaten[0] == Grams(2580))
            return (ledger.substitution.covered[1].count, unmet, ledger.eaten[1].count)
        }
        let once = try run(8 * 86_400)
        let often = try run(20_000)
        #expect(abs(once.covered - often.covered) <= 12 && abs(once.unmet - often.unmet) <= 12)
        #expect(once.covered > 150 && once.sum == often.sum)
    }

    @Test("nothing is eaten in place of another by who does not eat it")
    func diets() throws {
        var plan = try DietTests.plan()
        plan.geography.people.diets[0].share = 1
        plan.substitutions = [Substitution(from: 1, to: 0, ratio: 1)]
        plan.commodities[0].initialPantryDays = try .constant(50)
        let ledger = TestCity.run(plan)
        #expect(ledger.substitution.covered.allSatisfy { $0 == .zero })
        #expect(ledger.conservation.isExact && ledger.sum(of: 2, \.unmet) > .zero)
    }
}
