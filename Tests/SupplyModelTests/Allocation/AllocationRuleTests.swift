import Stochastics
import Testing

@testable import SupplyModel

@Suite("Allocation rules")
struct AllocationRuleTests {
    static func grants(_ rule: any AllocationRule, _ available: Int64, _ asked: [Int64]) -> [Int64] {
        var grants = Array(repeating: Int64(-1), count: asked.count)
        rule.allocate(available, among: asked.map { AllocationClaim(asked: $0) }, into: &grants)
        return grants
    }

    @Test("every rule gives out all that it may, and never more than was asked", arguments: AllocationRules.names)
    func exact(name: String) throws {
        let rule = try #require(AllocationRules.named(name))
        var stream = RandomSource(seed: 11, replication: 0).stream(Purpose(rawValue: 900), entity: 0)
        for _ in 0..<2000 {
            let asked = (0..<Int(stream.below(9))).map { _ in Int64(stream.below(20)) }
            let available = Int64(stream.below(80))
            let granted = Self.grants(rule, available, asked)
            #expect(granted.reduce(0, +) == min(available, asked.reduce(0, +)))
            for (grant, ask) in zip(granted, asked) { #expect(0 <= grant && grant <= ask) }
        }
        #expect(Self.grants(rule, .max, [.max / 2, 3]) == [.max / 2, 3])
    }

    @Test("first come, first served serves in turn")
    func firstCome() {
        #expect(Self.grants(FirstCome(), 7, [3, 5, 2]) == [3, 4, 0])
    }

    @Test("a claim below the level is granted whole, and the rest share equally")
    func smallClaimsFirst() {
        #expect(Self.grants(MaxMin(), 10, [2, 8, 8]) == [2, 4, 4])
        #expect(Self.grants(MaxMin(), 11, [2, 8, 8]) == [2, 5, 4])
        #expect(Self.grants(MaxMin(), 0, [2, 8]) == [0, 0])
    }

    @Test("max-min is the best of all allocations in the order of its smallest shares, then the next, and so on")
    func exhaustive() {
        var stream = RandomSource(seed: 12, replication: 0).stream(Purpose(rawValue: 900), entity: 0)
        for _ in 0..<300 {
            let asked = (0..<1 + Int(stream.below(4))).map { _ in Int64(stream.below(6)) }
            let available = Int64(stream.below(15))
            let total = min(available, asked.reduce(0, +))
            var best: [Int64] = []
            func search(_ partial: [Int64]) {
                guard partial.count < asked.count else {
                    let sorted = partial.sorted()
                    if partial.reduce(0, +) == total, best.isEmpty || best.lexicographicallyPrecedes(sorted) {
                        best = sorted
                    }
                    return
                }
                for grant in 0...asked[partial.count] { search(partial + [grant]) }
            }
            search([])
            #expect(Self.grants(MaxMin(), available, asked).sorted() == best)
        }
    }

    @Test("an unknown rule has no name")
    func unknown() {
        #expect(AllocationRules.named("by-lot") == nil)
    }
}
