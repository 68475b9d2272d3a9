import Stochastics
import Testing

@testable import SupplyModel

@Suite("What every allocation rule keeps to")
struct AllocationPropertyTests {
    static func rule(_ name: String) throws -> any AllocationRule {
        try #require(AllocationRules.named(name, plan: RandomClaims.plan))
    }

    @Test("gives out min(available, asked) exactly, never more than was asked", arguments: AllocationRules.names)
    func exact(name: String) throws {
        let rule = try Self.rule(name)
        var random = RandomClaims(seed: 11)
        for _ in 0..<1000 {
            var claims = random.claims(upTo: 9, below: 20)
            for index in claims.indices { claims[index].laterNeed = 0 }
            let available = Int64(random.stream.below(90))
            let granted = AllocationRuleTests.grants(rule, available, claims)
            #expect(granted.reduce(0, +) == min(available, claims.reduce(0) { $0 + $1.asked }))
            for (grant, claim) in zip(granted, claims) { #expect(0 <= grant && grant <= claim.asked) }
        }
    }

    @Test("does not mind the order in which claims are listed", arguments: AllocationRules.names)
    func orderOfClaims(name: String) throws {
        let rule = try Self.rule(name)
        var random = RandomClaims(seed: 12)
        for _ in 0..<300 {
            let claims = random.claims(upTo: 8, below: 12)
            let available = Int64(random.stream.below(50))
            var order = Array(claims.indices)
            random.stream.shuffle(&order)
            let granted = AllocationRuleTests.grants(rule, available, claims)
            let shuffled = AllocationRuleTests.grants(rule, available, order.map { claims[$0] })
            #expect(order.map { granted[$0] } == shuffled)
        }
    }

    static let houseMonotoneRules = AllocationRules.names.filter {
        !["proportional", "projected-proportional", "quotas"].contains($0)
    }

    @Test("nobody gets less because there is more (house-monotone)", arguments: houseMonotoneRules)
    func houseMonotone(name: String) throws {
        let rule = try Self.rule(name)
        var random = RandomClaims(seed: 13)
        for _ in 0..<100 {
            let claims = random.claims(upTo: 7, below: 8)
            var before = AllocationRuleTests.grants(rule, 0, claims)
            for available in 1...Int64(60) {
                let granted = AllocationRuleTests.grants(rule, available, claims)
                #expect(zip(before, granted).allSatisfy(<=))
                before = granted
            }
        }
    }

    @Test("quotas are not house-monotone, as they are rounded by largest remainder")
    func quotasParadox() {
        var plan = AllocationPlan()
        plan.classes = [.vulnerable, .offline]
        plan.quotas = [429, 429, 142]
        let claims = AllocationRuleTests.claims([20, 20, 20]) { $0.classIndex = UInt8($1) }
        #expect(AllocationRuleTests.grants(Quotas(plan), 10, claims) == [4, 4, 2])
        #expect(AllocationRuleTests.grants(Quotas(plan), 11, claims) == [5, 5, 1])
    }

    @Test("is the same when its scratch was used before", arguments: AllocationRules.names)
    func scratch(name: String) throws {
        var used = try Self.rule(name)
        var random = RandomClaims(seed: 14)
        for _ in 0..<100 {
            let claims = random.claims(upTo: 12, below: 9)
            let available = Int64(random.stream.below(60))
            var grants = Array(repeating: Int64(7), count: claims.count)
            used.allocate(available, among: claims, into: &grants)
            #expect(grants == AllocationRuleTests.grants(try Self.rule(name), available, claims))
        }
    }

    @Test("does not overflow, whatever the numbers", arguments: AllocationRules.names)
    func huge(name: String) throws {
        let rule = try Self.rule(name)
        #expect(AllocationRuleTests.grants(rule, .max, [.max / 2, 3]).reduce(0, +) == .max / 2 + 3)
        for available in [0, 1, Int64.max / 3, .max - 1, .max] {
            let claims = AllocationRuleTests.claims([.max, .max, .max / 5, 1]) { claim, index in
                claim.persons = [1, .max, 7, .max][index]
                claim.households = [.max, 1, .max, 3][index]
                claim.cover = [0, .max, 5, .max][index]
                claim.coverPerUnit = [.max, 1, 1_000_003, .max][index]
                claim.classIndex = [0, 1, 2, .max][index]
                claim.laterNeed = name == "projected-proportional" ? [.max, .max, .max, .max][index] : 0
            }
            let granted = AllocationRuleTests.grants(rule, available, claims)
            #expect(zip(granted, claims).allSatisfy { 0 <= $0 && $0 <= $1.asked })
            let sum = granted.reduce(UInt128(0)) { $0 + UInt128($1) }
            if name == "projected-proportional" {
                #expect(sum <= UInt128(available) && (sum > 0) == (available > 0))
            } else {
                #expect(sum == UInt128(available))
            }
        }
    }

    @Test("equal levels in grams: a level is found among a thousand million units")
    func grams() {
        let claims = AllocationRuleTests.claims(Array(repeating: 1_000_000_000, count: 50)) { claim, index in
            claim.cover = Int64(index) * 86_400_000_000_000
            claim.coverPerUnit = 30_000_000
        }
        let granted = AllocationRuleTests.grants(EqualCover(), 20_000_000_000, claims)
        #expect(granted.reduce(0, +) == 20_000_000_000)
        let reached = zip(claims, granted).filter { 0 < $1 && $1 < $0.asked }.map { $0.cover + $1 * $0.coverPerUnit }
        #expect((reached.max() ?? 0) - (reached.min() ?? 0) <= 30_000_000)
    }

    @Test("a rule reads the facts that its definition names")
    func facts() throws {
        #expect(MaxMin().reads.isEmpty)
        #expect(Proportional().reads.isEmpty)
        #expect(try Self.rule("proportional").reads == .persons)
        #expect(try Self.rule("priority").reads == [.classIndex, .cover, .persons])
        #expect(try Self.rule("equal-cover").reads == [.cover, .persons])
    }
}
