import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Pantries as they are reported")
struct PantryReportTests {
    private func order(_ household: Int) -> Order {
        Order(outsideRounds: PackageCounts(), for: household, at: .zero)
    }

    private func cover(_ households: Households, at now: Instant, of count: Int = 20) -> [Int64] {
        var claims = (0..<count).map { index in
            var claim = AllocationClaim(asked: 1)
            claim.id = UInt32(index)
            return claim
        }
        households.describe(&claims, of: (0..<count).map(order), kind: 0, at: now)
        return claims.map(\.cover)
    }

    @Test("what rules and callers go by stays as it was at the last report, to the second")
    func asReported() throws {
        var plan = try TestCity.plan(people: 200, cells: 1, communities: 1)
        plan.information.households.refreshHours = 24
        let city = City(plan)
        let random = RandomSource(seed: 1, replication: 0)
        var ledger = Ledger(city: city)
        var households = Households(city: city, random: random)
        plan.information.households.refreshHours = 0
        var live = Households(city: City(plan), random: random)
        let (first, second) = (Instant(day: 1), Instant(day: 1, second: 50_000))
        let atFirst = cover(live, at: first)
        let leastAtFirst = (0..<20).map { live.leastCover(of: $0, at: first) }
        households.report(at: first)
        // A delivery after the report is not known.
        var packs = PackageCounts()
        packs[0] = 1
        for household in 0..<20 {
            _ = households.promise(packs, of: 0, to: household, in: EntityID(0), at: second, ledger: &ledger)
            households.receive(packs, spoiled: 0, by: household, in: EntityID(0), at: second, ledger: &ledger)
            live.settle(household, in: EntityID(0), at: second, ledger: &ledger)
        }
        #expect(cover(households, at: second) == atFirst)
        #expect((0..<20).map { households.leastCover(of: $0, at: second) } == leastAtFirst)
        #expect(cover(live, at: second) != atFirst)
        households.report(at: second)
        #expect(zip(cover(households, at: second), atFirst).contains { $0 > $1 })
    }

    @Test("nothing is kept of a report where pantries are seen as they are, nor after a phase that says so")
    func nothingKept() throws {
        var plan = try TestCity.plan(people: 200, cells: 1, communities: 1)
        plan.information.households.refreshHours = 24
        let random = RandomSource(seed: 1, replication: 0)
        var households = Households(city: City(plan), random: random)
        #expect(households.known.seenAt == nil)
        households.report(at: Instant(day: 3))
        #expect(households.known.seenAt == Instant(day: 3))
        plan.information.households.refreshHours = 0
        households.adopt(City(plan))
        #expect(households.known.seenAt == nil)
    }

    @Test("each household is misjudged by a factor of mean 1, the same as long as the report holds")
    func error() throws {
        var plan = try TestCity.plan(people: 4000, cells: 1, communities: 1)
        plan.information.households.refreshHours = 24
        plan.information.households.error = 0.3
        var households = Households(city: City(plan), random: RandomSource(seed: 1, replication: 0))
        plan.information.households.error = 0
        var exact = Households(city: City(plan), random: RandomSource(seed: 1, replication: 0))
        households.report(at: .zero)
        exact.report(at: .zero)
        let (seen, truth) = (cover(households, at: .zero, of: 1000), cover(exact, at: .zero, of: 1000))
        let ratios = zip(seen, truth).filter { $0.1 > 1000 }.map { Double($0.0) / Double($0.1) }
        #expect(abs(ratios.reduce(0, +) / Double(ratios.count) - 1) < 0.05 && Set(ratios).count > 900)
        #expect(cover(households, at: .zero, of: 1000) == seen)
        households.report(at: Instant(day: 1))
        #expect(cover(households, at: Instant(day: 1), of: 1000) != seen)
    }

    @Test("late knowledge moves who is served by a rule of cover, and no draw of any other process")
    func inTheCity() throws {
        var plan = try StoreAllocationTests.scarcePlan(people: 600, days: 8)
        plan.allocationRule = "lowest-cover"
        let live = TestCity.run(plan)
        plan.information.households.refreshHours = 48
        let late = TestCity.run(plan)
        plan.allocationRule = "first-come"
        let lateWithoutCover = TestCity.run(plan)
        plan.information.households.refreshHours = 0
        #expect(late.goods != live.goods && late.conservation.isExact)
        #expect(late.days.map(\.crewMembers) == live.days.map(\.crewMembers))
        #expect(TestCity.run(plan).goods == lateWithoutCover.goods, "a rule that reads no cover sees no reports")
    }
}
