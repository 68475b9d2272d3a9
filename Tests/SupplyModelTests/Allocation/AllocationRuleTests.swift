import Stochastics
import Testing

@testable import SupplyModel

@Suite("Allocation rules")
struct AllocationRuleTests {
    static func grants(_ rule: any AllocationRule, _ available: Int64, _ claims: [AllocationClaim]) -> [Int64] {
        var rule = rule
        var grants = Array(repeating: Int64(-1), count: claims.count)
        rule.allocate(available, among: claims, into: &grants)
        return grants
    }

    static func grants(_ rule: any AllocationRule, _ available: Int64, _ asked: [Int64]) -> [Int64] {
        grants(rule, available, asked.map { AllocationClaim(asked: $0) })
    }

    /// One claim for each number asked, numbered in turn, and otherwise as the closure makes it.
    static func claims(_ asked: [Int64], _ change: (inout AllocationClaim, Int) -> Void) -> [AllocationClaim] {
        asked.enumerated().map { index, asked in
            var claim = AllocationClaim(asked: asked)
            claim.id = UInt32(index)
            change(&claim, index)
            return claim
        }
    }

    @Test("first come, first served serves in turn, however the claims are listed")
    func firstCome() {
        #expect(Self.grants(FirstCome(), 7, [3, 5, 2]) == [3, 4, 0])
        let late = Self.claims([3, 5, 2]) { $0.placedAt = [30, -20, 10][$1] }
        #expect(Self.grants(FirstCome(), 7, late) == [0, 5, 2])
    }

    @Test("max-min: a claim below the level is granted whole, and the rest share equally")
    func smallClaimsFirst() {
        #expect(Self.grants(MaxMin(), 10, [2, 8, 8]) == [2, 4, 4])
        #expect(Self.grants(MaxMin(), 11, [2, 8, 8]) == [2, 5, 4])
        #expect(Self.grants(MaxMin(), 0, [2, 8]) == [0, 0])
        let listedBackwards = Self.claims([8, 8, 2]) { $0.placedAt = -Int32($1) }
        #expect(Self.grants(MaxMin(), 11, listedBackwards) == [4, 5, 2])
    }

    @Test("equal per household: a community of 300 households gets three times what one of 100 gets")
    func equalPerHousehold() {
        let claims = Self.claims([500, 500, 20]) { $0.households = [300, 100, 80][$1] }
        #expect(Self.grants(EqualPerHousehold(), 220, claims) == [150, 50, 20])
        // The odd unit goes to the larger one.
        #expect(Self.grants(EqualPerHousehold(), 221, claims) == [151, 50, 20])
    }

    @Test("equal per person: packs for a family of four, a couple who ask for one, and another couple")
    func equalPerPerson() {
        let claims = Self.claims([4, 1, 4]) { $0.persons = [4, 2, 2][$1] }
        #expect(Self.grants(EqualPerPerson(), 5, claims) == [3, 1, 1])
        #expect(Self.grants(EqualPerPerson(), 6, claims) == [3, 1, 2])
        #expect(Self.grants(EqualPerPerson(), 1, claims) == [1, 0, 0])
    }

    @Test("proportional: by largest remainder, and a request counts up to what its persons may ask for")
    func proportional() {
        #expect(Self.grants(Proportional(), 10, [6, 9, 15]) == [2, 3, 5])
        #expect(Self.grants(Proportional(), 8, [3, 5, 7]) == [1, 3, 4])
        var plan = AllocationPlan()
        plan.unitsPerThousandPersons = 1500
        let claims = Self.claims([12, 3]) { claim, _ in claim.persons = 2 }
        #expect(Self.grants(Proportional(), 4, [12, 3]) == [3, 1])
        #expect(Self.grants(Proportional(plan), 4, claims) == [2, 2])
        // Beyond the counted requests, 3 and 3, the rest goes to the rest.
        #expect(Self.grants(Proportional(plan), 10, claims) == [7, 3])
    }

    @Test("the Alabama paradox: with a unit more, a claim gets a unit less under largest remainder")
    func alabama() {
        #expect(Self.grants(Proportional(), 10, [6, 6, 2]) == [4, 4, 2])
        #expect(Self.grants(Proportional(), 11, [6, 6, 2]) == [5, 5, 1])
    }

    @Test("lowest cover first serves who runs out first; equalised cover lifts who stands lowest")
    func cover() {
        let claims = Self.claims([4, 4, 4]) {
            $0.cover = [50, 10, 20][$1]
            $0.coverPerUnit = 10
        }
        #expect(Self.grants(LowestCover(), 6, claims) == [0, 4, 2])
        #expect(Self.grants(EqualCover(), 6, claims) == [0, 4, 2])
        #expect(Self.grants(EqualCover(), 5, claims) == [0, 3, 2])
        #expect(Self.grants(EqualCover(), 8, claims) == [1, 4, 3])
        let households = Self.claims([2, 2]) {
            $0.persons = [1, 4][$1]
            $0.coverPerUnit = [40, 10][$1]
        }
        #expect(Self.grants(EqualCover(), 1, households) == [0, 1])
        #expect(Self.grants(EqualCover(), 3, households) == [1, 2])
    }

    @Test("priority: a class is served only when those before it are whole, by its own rule")
    func priority() {
        var plan = AllocationPlan()
        plan.classes = [.vulnerable, .offline]
        plan.ruleWithinClass = ["max-min", "first-come", "max-min"]
        let claims = Self.claims([6, 4, 4, 5, 5]) { $0.classIndex = [2, 0, 0, 1, .max][$1] }
        #expect(Self.grants(Priority(plan), 6, claims) == [0, 3, 3, 0, 0])
        #expect(Self.grants(Priority(plan), 17, claims) == [2, 4, 4, 5, 2])
        #expect(Self.grants(Priority(AllocationPlan()), 7, [3, 5, 2]) == [3, 4, 0])
    }

    @Test("quotas: each class has its part; what it leaves is free and goes to the classes in order")
    func quotas() {
        var plan = AllocationPlan()
        plan.classes = [.vulnerable, .offline]
        plan.quotas = [500, 300, 200]
        let claims = Self.claims([2, 9, 9, 9]) { $0.classIndex = [0, 1, 2, 2][$1] }
        #expect(Self.grants(Quotas(plan), 10, claims) == [2, 6, 2, 0])
        plan.ruleWithinClass = ["first-come", "first-come", "max-min"]
        #expect(Self.grants(Quotas(plan), 10, claims) == [2, 6, 1, 1])
        plan.quotas = [0, 300]
        #expect(Self.grants(Quotas(plan), 10, claims) == [2, 8, 0, 0])
    }

    @Test("rotation: who never was served, then who was served longest ago")
    func rotation() {
        let claims = Self.claims([3, 3, 3]) { $0.lastServed = [40, .min, 12][$1] }
        #expect(Self.grants(Rotation(), 7, claims) == [1, 3, 3])
    }

    @Test("projected proportional: now and later get the same share, and later's share is held back")
    func projectedProportional() {
        var claims = Self.claims([6, 4]) { $0.laterNeed = [10, 20][$1] }
        #expect(Self.grants(ProjectedProportional(), 20, claims) == [3, 2])
        #expect(Self.grants(ProjectedProportional(), 40, claims) == [6, 4])
        #expect(Self.grants(ProjectedProportional(), 1, claims) == [1, 0])
        // Whoever will ask later need not ask now.
        claims = Self.claims([6, 4, 0]) { $0.laterNeed = [0, 0, 30][$1] }
        #expect(Self.grants(ProjectedProportional(), 20, claims) == [3, 2, 0])
    }

    @Test("a lottery is uniform: all orders of three claims are equally likely (chi-square)")
    func lottery() {
        let random = RandomSource(seed: 5, replication: 0)
        var counts: [[Int64]: Int] = [:]
        let draws = 6000
        for draw in 0..<draws {
            let claims = Self.claims([1, 1, 1]) {
                $0.ticket = random.bits(Purpose(rawValue: 900), entity: UInt32($1), index: UInt32(draw))
            }
            // Who gets the first unit and who the second tell the order.
            let first = Self.grants(Lottery(), 1, claims)
            let second = Self.grants(Lottery(), 2, claims)
            counts[zip(first, second).map(+), default: 0] += 1
        }
        let expected = Double(draws) / 6
        let statistic = counts.values.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
        #expect(counts.count == 6)
        // The 99.9 % point with 5 degrees of freedom.
        #expect(statistic < 20.52)
    }

    @Test("an unknown rule has no name, and class rules do not order a class")
    func names() {
        #expect(AllocationRules.named("by-lot") == nil)
        #expect(AllocationRules.names.count == 12)
        #expect(Set(AllocationRules.names).count == 12)
        #expect(!AllocationRules.namesWithinClass.contains("priority"))
        for name in AllocationRules.names { #expect(AllocationRules.named(name) != nil) }
    }
}
