import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Deprivation")
struct DeprivationTests {
    @Test("cost is the integral of what each further hour costs", arguments: [0.5, 3, 26, 71])
    func integral(hours: Double) {
        let cost = DeprivationCost(logScale: 1.5, ratePerHour: 0.1, largest: 1e9)
        // Simpson's rule on b exp(a + b u).
        let steps = 2000
        func marginal(_ hour: Double) -> Double { 0.1 * exponential(1.5 + 0.1 * hour) }
        let width = hours / Double(steps)
        var sum = marginal(0) + marginal(hours)
        for step in 1..<steps { sum += (step.isMultiple(of: 2) ? 2 : 4) * marginal(Double(step) * width) }
        let integral = sum * width / 3
        #expect(abs(cost.cost(ofHours: hours) - integral) < 1e-9 * integral)
    }

    @Test("a spell costs what the plan of its end says")
    func phase() throws {
        var plan = try TestCity.plan(people: 2, cells: 1, communities: 1, days: 10)
        plan.fleet.buses = 0
        plan.measures.deprivation = [DeprivationCost(logScale: 0, ratePerHour: 0.01, largest: 1e9), nil]
        let once = TestCity.run(plan).deprivation[0]
        var later = plan
        later.measures.deprivation[0]?.largest = 0
        plan.phases = [PhasePlan(id: "free", day: 9, plan: later)]
        let free = TestCity.run(plan).deprivation[0]
        #expect(once.cost > 0 && free.cost == 0, "without buses all spells end with the run")
        #expect(free.personSeconds == once.personSeconds && free.spells == once.spells)
    }

    @Test("cost is nothing for no time, grows faster and faster, and ends at the largest")
    func shape() {
        let cost = DeprivationCost(logScale: 0, ratePerHour: 0.2, largest: 500)
        #expect(cost.cost(ofHours: 0) == 0)
        #expect(cost.cost(ofHours: 20) > 2 * cost.cost(ofHours: 10))
        #expect(cost.cost(ofHours: 1e6) == 500)
    }

    @Test("spells are those of a household looked at every second, however rarely it is settled", arguments: 1...4)
    func everySecond(seed: UInt64) throws {
        var plan = try TestCity.plan(people: 3, cells: 1, communities: 1, days: 6)
        plan.geography.householdSizeWeights = [0, 0, 1]
        plan.geography.meanHouseholdSize = 3
        plan.commodities[0].initialPantryDays = try .constant(0.7)
        plan.commodities[1].initialPantryDays = try .constant(1.3)
        let cost = DeprivationCost(logScale: 0.3, ratePerHour: 0.05, largest: 1e6)
        plan.measures.deprivation = [cost, cost]
        plan.packages[1].contents = [Grams(500), Grams(100)]
        let city = City(plan)
        var ledger = Ledger(city: city)
        var households = Households(city: city, random: RandomSource(seed: seed, replication: 0))
        var stream = RandomSource(seed: seed, replication: 0).stream(Purpose(rawValue: 142), entity: 0)
        let end = 6 * 86_400
        // Each day at some second half a kilogram of vegetables and, in the same pack, a tenth of one of pork; sometimes spoiled.
        var arrivals: [Int: UInt16] = [:]
        for day in 0..<6 where stream.uniform() < 0.8 {
            arrivals[day * 86_400 + Int(stream.uniform() * 86_000)] = stream.uniform() < 0.3 ? 2 : 0
        }
        let looks = Set((0..<5).map { _ in Int(stream.uniform() * Double(end)) })

        var expected = Array(repeating: DeprivationTally(), count: 2)
        for (commodity, need) in [(0, 900), (1, 150)] {
            let grams = commodity == 0 ? 500 : 100
            var supplied = commodity == 0 ? 630 : 195
            var eaten = 0
            var lost = 0
            var since: Int?
            func close(at second: Int) {
                guard let start = since else { return }
                let seconds = second - start
                expected[commodity].spells += 1
                expected[commodity].personSpells += 3
                expected[commodity].personSeconds += Int64(3 * seconds)
                expected[commodity].longest = max(expected[commodity].longest, Int64(seconds))
                expected[commodity].cost += 3 * cost.cost(ofHours: Double(seconds) / 3600)
                since = nil
            }
            for second in 1...end {
                let wanted = need * second / 86_400 - need * (second - 1) / 86_400
                let available = supplied - eaten
                eaten += min(wanted, available)
                lost += max(0, wanted - available)
                if wanted > available, since == nil { since = second }
                if let spoiled = arrivals[second], second < end, spoiled & (1 << UInt16(commodity)) == 0 {
                    close(at: second)
                    supplied += grams
                }
            }
            close(at: end)
            #expect(lost > 0)
        }

        var pack = PackageCounts()
        pack[1] = 1
        for second in (1...end) where arrivals[second] != nil || looks.contains(second) {
            let now = Instant(ticks: Int64(second))
            if looks.contains(second) { households.settle(0, in: EntityID(0), at: now, ledger: &ledger) }
            if let spoiled = arrivals[second] {
                households.receive(pack, spoiled: spoiled, by: 0, in: EntityID(0), at: now, ledger: &ledger)
            }
        }
        households.settle(0, in: EntityID(0), at: Instant(ticks: Int64(end)), ledger: &ledger)
        households.finish(0, in: EntityID(0), at: Instant(ticks: Int64(end)), ledger: &ledger)
        for commodity in 0..<2 {
            let (found, wanted) = (ledger.deprivation[commodity], expected[commodity])
            #expect(found.spells == wanted.spells && found.personSpells == wanted.personSpells)
            #expect(found.personSeconds == wanted.personSeconds && found.longest == wanted.longest)
            #expect(abs(found.cost - wanted.cost) <= 1e-9 * wanted.cost)
        }
    }

    @Test("is measured only of what is priced, and changes nothing else")
    func off() throws {
        var plan = try TestCity.plan()
        let before = TestCity.run(plan)
        #expect(before.deprivation.allSatisfy { $0.spells == 0 })
        plan.measures.deprivation = [nil, DeprivationCost(logScale: 1, ratePerHour: 0.1, largest: 1e6)]
        let after = TestCity.run(plan)
        #expect(after.days == before.days && after.goods == before.goods && after.cells == before.cells)
        #expect(after.deprivation[0].spells == 0 && after.deprivation[1].spells > 0)
        // Grams are missed whole, so that a spell starts up to a gram's time after the pantry is empty.
        let missed = Double(after.sum(of: 1, \.unmet).count) / 50
        let personDays = Double(after.deprivation[1].personSeconds) / 86_400
        #expect(abs(personDays - missed) < 0.03 * missed)
    }
}

/// The exponential by its series, for the test alone.
private func exponential(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for n in 1..<120 {
        term *= x / Double(n)
        sum += term
    }
    return sum
}
