import Stochastics
import Testing

@testable import SupplyModel

/// Each rule beside an exhaustive search for the best of all allocations by the rule's own objective.
@Suite("Allocation rules reach the optimum of their objective")
struct AllocationOptimumTests {
    /// Runs a rule on many small random cases; the check gets the claims, what was available, and what was granted.
    static func onSmallCases(
        _ rule: any AllocationRule, seed: UInt64, count: Int = 250,
        check: ([AllocationClaim], Int64, [Int64]) -> Void
    ) {
        var random = RandomClaims(seed: seed)
        for _ in 0..<count {
            let claims = random.claims(upTo: 4, below: 5)
            let available = Int64(random.stream.below(14))
            check(claims, available, AllocationRuleTests.grants(rule, available, claims))
        }
    }

    static func total(_ available: Int64, _ claims: [AllocationClaim]) -> Int64 {
        min(available, claims.reduce(0) { $0 + $1.asked })
    }

    /// The levels of all heads in ascending order: of two allocations, the one with the later list is the better.
    static func levels(
        _ grants: [Int64], _ claims: [AllocationClaim], heads: (AllocationClaim) -> UInt32,
        level: (AllocationClaim, Int64) -> Double
    ) -> [Double] {
        zip(claims, grants).flatMap { claim, grant in
            Array(repeating: level(claim, grant), count: Int(heads(claim)))
        }.sorted()
    }

    static func expectLeximin(
        _ rule: any AllocationRule, seed: UInt64, heads: (AllocationClaim) -> UInt32,
        level: (AllocationClaim, Int64) -> Double
    ) {
        onSmallCases(rule, seed: seed) { claims, available, grants in
            let best = RandomClaims.allocations(of: total(available, claims), among: claims)
                .map { levels($0, claims, heads: heads, level: level) }
                .max { $0.lexicographicallyPrecedes($1) }
            #expect(levels(grants, claims, heads: heads, level: level) == best, "\(claims) \(available) \(grants)")
        }
    }

    @Test("max-min: the smallest share is the largest possible, then the next smallest, over claims")
    func maxMin() { Self.expectLeximin(MaxMin(), seed: 21, heads: { _ in 1 }, level: { Double($1) }) }

    @Test("equal per household: leximin of units a household, over households")
    func equalPerHousehold() {
        Self.expectLeximin(
            EqualPerHousehold(), seed: 22, heads: \.households, level: { Double($1) / Double($0.households) })
    }

    @Test("equal per person: leximin of units a person, over persons")
    func equalPerPerson() {
        Self.expectLeximin(EqualPerPerson(), seed: 23, heads: \.persons, level: { Double($1) / Double($0.persons) })
    }

    @Test("equalised cover: leximin of the cover that results, over persons")
    func equalCover() {
        Self.expectLeximin(
            EqualCover(), seed: 24, heads: \.persons, level: { Double($0.cover + $1 * $0.coverPerUnit) })
    }

    /// The allocation that, read in the order of service, is lexicographically the largest.
    static func expectService(
        _ rule: any AllocationRule, seed: UInt64, rank: @escaping (AllocationClaim) -> Int64
    ) {
        onSmallCases(rule, seed: seed) { claims, available, grants in
            let order = claims.indices.sorted {
                let (a, b) = (claims[$0], claims[$1])
                return (rank(a), a.placedAt, a.id) < (rank(b), b.placedAt, b.id)
            }
            let best = RandomClaims.allocations(of: total(available, claims), among: claims)
                .map { allocation in order.map { allocation[$0] } }
                .max { $0.lexicographicallyPrecedes($1) }
            #expect(order.map { grants[$0] } == best, "\(claims) \(available) \(grants)")
        }
    }

    @Test("first come, lottery, rotation, lowest cover: who comes first has all that the first can have, and so on")
    func service() {
        Self.expectService(FirstCome(), seed: 25) { _ in 0 }
        Self.expectService(Lottery(), seed: 26) { Int64($0.ticket) }
        Self.expectService(Rotation(), seed: 27) { Int64($0.lastServed) }
        Self.expectService(LowestCover(), seed: 28) { $0.cover }
    }

    /// The squared distance of grants from exact proportion, in units over the sum of weights.
    static func distance(_ grants: [Int64], units: Int64, weights: [Int64]) -> Int64 {
        let sum = weights.reduce(0, +)
        return zip(grants, weights).reduce(0) { $0 + ($1.0 * sum - units * $1.1) * ($1.0 * sum - units * $1.1) }
    }

    @Test("proportional: nearest to exact proportion of all allocations, first of what counts and then of the rest")
    func proportional() {
        for plan in [AllocationPlan(), RandomClaims.plan] {
            Self.onSmallCases(Proportional(plan), seed: 29) { claims, available, grants in
                let counted = claims.map { claim in
                    plan.unitsPerThousandPersons.map {
                        min(claim.asked, (Int64($0) * Int64(claim.persons) + 999) / 1000)
                    } ?? claim.asked
                }
                let rest = zip(claims, counted).map { $0.asked - $1 }
                let first = min(available, counted.reduce(0, +))
                let second = Self.total(available, claims) - first
                let all = RandomClaims.allocations(of: first + second, among: claims)
                if second == 0 {
                    let best = all.filter { zip($0, counted).allSatisfy(<=) }
                        .map { Self.distance($0, units: first, weights: counted) }.min()
                    #expect(Self.distance(grants, units: first, weights: counted) == best)
                    #expect(zip(grants, counted).allSatisfy(<=))
                } else {
                    func above(_ grants: [Int64]) -> Int64 {
                        Self.distance(zip(grants, counted).map { $0 - $1 }, units: second, weights: rest)
                    }
                    #expect(zip(grants, counted).allSatisfy(>=))
                    #expect(above(grants) == all.filter { zip($0, counted).allSatisfy(>=) }.map(above).min())
                }
            }
        }
    }

    @Test("projected proportional: releases its share of what there is, rounded up, nearest to proportion")
    func projected() {
        Self.onSmallCases(ProjectedProportional(), seed: 30) { claims, available, grants in
            let now = claims.reduce(0) { $0 + $1.asked }
            let later = claims.reduce(0) { $0 + $1.laterNeed }
            let released = now == 0 ? 0 : min(now, (available * now + now + later - 1) / (now + later))
            #expect(grants.reduce(0, +) == released)
            let weights = claims.map(\.asked)
            let best = RandomClaims.allocations(of: released, among: claims)
                .map { Self.distance($0, units: released, weights: weights) }.min()
            #expect(Self.distance(grants, units: released, weights: weights) == best)
        }
    }

    /// What each class of the test's plan gets.
    static func classTotals(_ grants: [Int64], _ claims: [AllocationClaim]) -> [Int64] {
        zip(claims, grants).reduce(into: [0, 0, 0]) { $0[min(Int($1.0.classIndex), 2)] += $1.1 }
    }

    /// That each class of the test's plan shares what it gets by its own rule.
    static func expectWithinClasses(_ grants: [Int64], _ claims: [AllocationClaim]) {
        let rules: [any AllocationRule] = [MaxMin(), LowestCover(), EqualPerPerson()]
        for (position, rule) in rules.enumerated() {
            let members = claims.indices.filter { min(Int(claims[$0].classIndex), 2) == position }
            let own = members.map { grants[$0] }
            #expect(own == AllocationRuleTests.grants(rule, own.reduce(0, +), members.map { claims[$0] }))
        }
    }

    @Test("priority: the first class has all that it can have, then the second, then the others")
    func priority() {
        Self.onSmallCases(Priority(RandomClaims.plan), seed: 31) { claims, available, grants in
            let best = RandomClaims.allocations(of: Self.total(available, claims), among: claims)
                .map { Self.classTotals($0, claims) }.max { $0.lexicographicallyPrecedes($1) }
            #expect(Self.classTotals(grants, claims) == best)
            Self.expectWithinClasses(grants, claims)
        }
    }

    @Test("quotas: each class has its part as far as it asks for it; beyond, earlier classes come first")
    func quotas() {
        Self.onSmallCases(Quotas(RandomClaims.plan), seed: 32) { claims, available, grants in
            // 400, 250 and 0 thousandths for the classes, 350 for nobody.
            var parts = [400, 250, 0, 350].map { available * $0 / 1000 }
            let byRemainder = [0, 1, 2, 3].sorted {
                let (a, b) = (available * [400, 250, 0, 350][$0] % 1000, available * [400, 250, 0, 350][$1] % 1000)
                return (b, $0) < (a, $1)
            }
            for index in byRemainder.prefix(Int(available - parts.reduce(0, +))) { parts[index] += 1 }
            let asked = Self.classTotals(claims.map(\.asked), claims)
            let best = RandomClaims.allocations(of: Self.total(available, claims), among: claims)
                .map { Self.classTotals($0, claims) }
                .filter { totals in (0..<3).allSatisfy { totals[$0] >= min(asked[$0], parts[$0]) } }
                .max { $0.lexicographicallyPrecedes($1) }
            #expect(Self.classTotals(grants, claims) == best)
            Self.expectWithinClasses(grants, claims)
        }
    }
}
