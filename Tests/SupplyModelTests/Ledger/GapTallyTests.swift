import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Gaps between deliveries")
struct GapTallyTests {
    @Test("are the days from one delivery to the next, with the start and the end", arguments: 1...10)
    func bruteForce(seed: UInt64) throws {
        var plan = try TestCity.plan(people: 40, cells: 1, communities: 1, days: 20)
        plan.geography.people.vulnerableShare = 0.4
        let city = City(plan)
        var ledger = Ledger(city: city)
        var households = Households(city: city, random: RandomSource(seed: seed, replication: 0))
        var stream = RandomSource(seed: seed, replication: 0).stream(Purpose(rawValue: 141), entity: 0)
        var pack = PackageCounts()
        pack[0] = 1
        let everyone = city.geography.cells[0].households
        var counts = Array(repeating: 0, count: 21)
        var never = 0
        var longestOfVulnerable = 0
        for household in everyone {
            let rate = stream.uniform() * 0.3
            var days: [Int] = []
            for day in 0..<20 where stream.uniform() < rate {
                // What is spoiled, as on some days, is no delivery.
                let isSpoiled = stream.uniform() < 0.2
                households.receive(
                    pack, spoiled: isSpoiled ? 1 : 0, by: household, in: EntityID(0),
                    at: Instant(day: day, second: 30_000), ledger: &ledger)
                if !isSpoiled { days.append(day) }
            }
            households.finish(household, in: EntityID(0), at: Instant(day: 20), ledger: &ledger)
            if days.isEmpty { never += 1 }
            let marks = [0] + days + [20]
            for (before, after) in zip(marks, marks.dropFirst()) where after > before {
                counts[after - before] += 1
                if city.geography.traits[household].contains(.vulnerable) {
                    longestOfVulnerable = max(longestOfVulnerable, after - before)
                }
            }
        }
        #expect(ledger.gaps.counts == counts)
        #expect(ledger.gaps.neverServed == never && ledger.cells[0].householdsNeverServed == never)
        #expect(ledger.gaps.longest == counts.lastIndex { $0 > 0 })
        let ranked = counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
        #expect(ledger.gaps.quantile(0.5) == ranked[(ranked.count + 1) / 2 - 1])
        let vulnerable = ledger.traits.tallies.filter { $0.traits.contains(.vulnerable) }
        #expect(vulnerable.map(\.longestGapDays).max() == longestOfVulnerable)
    }

    @Test("of a cell that nobody delivers to last as long as the run")
    func unservedCell() throws {
        var plan = try TestCity.plan()
        #expect(TestCity.run(plan).cells.allSatisfy { (1..<12).contains($0.longestGapDays) })
        plan.handover.members = 0
        let ledger = TestCity.run(plan)
        #expect(ledger.cells.allSatisfy { $0.longestGapDays == 12 })
        #expect(ledger.gaps.neverServed == ledger.gaps.counts[12] && ledger.gaps.longest == 12)
    }
}
