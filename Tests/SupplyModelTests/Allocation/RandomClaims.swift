import Stochastics

@testable import SupplyModel

/// Small random allocation problems, and all their possible answers.
struct RandomClaims {
    var stream: RandomStream

    init(seed: UInt64) {
        stream = RandomSource(seed: seed, replication: 0).stream(Purpose(rawValue: 900), entity: 0)
    }

    /// Two classes with rules of their own, and the others; a cap on requests.
    static var plan: AllocationPlan {
        var plan = AllocationPlan()
        plan.classes = [.vulnerable, .offline]
        plan.quotas = [400, 250]
        plan.ruleWithinClass = ["max-min", "lowest-cover", "equal-per-person"]
        plan.unitsPerThousandPersons = 1300
        return plan
    }

    /// A claim whose every figure is drawn, with a number of its own.
    mutating func claim(id: Int, asked: UInt64) -> AllocationClaim {
        var claim = AllocationClaim(asked: Int64(stream.below(asked)))
        claim.cover = Int64(stream.below(6))
        claim.coverPerUnit = 1 + Int64(stream.below(4))
        claim.laterNeed = Int64(stream.below(5))
        claim.ticket = stream.below(3)
        claim.persons = 1 + UInt32(stream.below(4))
        claim.households = 1 + UInt32(stream.below(3))
        claim.placedAt = Int32(stream.below(3)) - 1
        claim.id = UInt32(id)
        claim.lastServed = stream.chance(0.3) ? .min : Int32(stream.below(3))
        claim.classIndex = UInt8(stream.below(4))
        return claim
    }

    /// Up to `count` claims of less than `asked` units each, in no order.
    mutating func claims(upTo count: UInt64, below asked: UInt64) -> [AllocationClaim] {
        var ids = Array(0..<Int(stream.below(count + 1)))
        stream.shuffle(&ids)
        return ids.map { claim(id: $0, asked: asked) }
    }

    /// Every way to give out exactly `total` units, never more than asked.
    static func allocations(of total: Int64, among claims: [AllocationClaim]) -> [[Int64]] {
        var found: [[Int64]] = []
        func extend(_ partial: [Int64], left: Int64) {
            guard partial.count < claims.count else {
                if left == 0 { found.append(partial) }
                return
            }
            for grant in 0...min(left, claims[partial.count].asked) { extend(partial + [grant], left: left - grant) }
        }
        extend([], left: total)
        return found
    }
}
