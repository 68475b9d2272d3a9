/// Raises the claims that stand lowest, one unit at a time, until nothing is left.
///
/// A claim that holds *k* of the units stands at `base + k * step / weight`. Each unit goes to the claim that stands
/// lowest and is not yet whole; of claims at one level to the one with the most heads behind it, then to the one that the
/// unit lifts highest, then to the most senior. What results is the lexicographic optimum (leximin): over all heads, the
/// lowest level is as high as it can be, then the next lowest, and so on. A unit more changes nobody's share but one:
/// the filling is house-monotone.
///
/// Units are not handed out one by one: the unit *k* of a claim is taken where the claim stands at *k*, so the filling
/// takes the `available` lowest of all the claims' rungs. A bisection on the level leaves at most as many rungs as there
/// are claims in doubt, and these are sorted.
///
/// - Complexity: O(*n* log(*u*) + *n* log *n*) for *n* claims that span *u* levels.
struct LevelFilling: Sendable {
    /// How a claim rises.
    struct Rise: BitwiseCopyable, Sendable {
        /// Where it stands with nothing.
        let base: UInt64
        /// A unit lifts it by `step / weight`, which must be at least 1.
        let step: UInt64
        let weight: UInt32
        let heads: UInt32
    }

    /// A rung in doubt: where a claim stands before it gets its next unit.
    private struct Rung: BitwiseCopyable, Sendable {
        /// The level times the claim's weight.
        let numerator: UInt128
        let rise: Rise
        let seniority: UInt64
        let claim: Int
    }

    private var rises: [Rise] = []
    private var inDoubt: [Rung] = []

    /// A level that a grant of one unit to one head can be told from: finer than one over any weight.
    static let perHeadStep: UInt64 = 1 << 32

    /// Shares `available` among the claims.
    mutating func fill(
        _ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64],
        rise: (AllocationClaim) -> Rise
    ) {
        rises.removeAll(keepingCapacity: true)
        for claim in claims { rises.append(rise(claim)) }
        let all = claims.reduce(UInt128(0)) { $0 + UInt128($1.asked) }
        guard UInt128(available) < all else {
            for index in claims.indices { grants[index] = claims[index].asked }
            return
        }
        let (low, high) = bracket(available, claims: claims, all: all)
        var left = available
        inDoubt.removeAll(keepingCapacity: true)
        for index in claims.indices {
            let rise = rises[index]
            grants[index] = rise.units(below: low, atMost: claims[index].asked)
            left -= grants[index]
            for unit in grants[index]..<rise.units(below: high, atMost: claims[index].asked) {
                let numerator = UInt128(rise.base) * UInt128(rise.weight) + UInt128(unit) * UInt128(rise.step)
                inDoubt.append(
                    Rung(numerator: numerator, rise: rise, seniority: claims[index].seniority, claim: index))
            }
        }
        inDoubt.sort(by: Self.precedes)
        for rung in inDoubt.prefix(Int(left)) { grants[rung.claim] += 1 }
    }

    /// Two levels between which the last unit is taken, with at most as many rungs between them as there are claims.
    private func bracket(
        _ available: Int64, claims: [AllocationClaim], all: UInt128
    ) -> (low: UInt128, high: UInt128) {
        var (low, high) = (UInt128(0), UInt128(1))
        var (below, upTo) = (UInt128(0), all)
        for index in claims.indices { high = max(high, rises[index].top(of: claims[index].asked)) }
        while upTo - below > UInt128(claims.count) {
            let middle = low + (high - low) / 2
            var units = UInt128(0)
            for index in claims.indices {
                units += UInt128(rises[index].units(below: middle, atMost: claims[index].asked))
            }
            if units <= UInt128(available) { (low, below) = (middle, units) } else { (high, upTo) = (middle, units) }
        }
        return (low, high)
    }

    private static func precedes(_ left: Rung, _ right: Rung) -> Bool {
        let (a, b) = (left.rise, right.rise)
        let (leftLevel, rightLevel) = (left.numerator * UInt128(b.weight), right.numerator * UInt128(a.weight))
        if leftLevel != rightLevel { return leftLevel < rightLevel }
        if a.heads != b.heads { return a.heads > b.heads }
        let (leftStep, rightStep) = (UInt128(a.step) * UInt128(b.weight), UInt128(b.step) * UInt128(a.weight))
        if leftStep != rightStep { return leftStep > rightStep }
        return (left.seniority, left.claim) < (right.seniority, right.claim)
    }
}

extension LevelFilling.Rise {
    /// How many of its units are taken below a level: the rungs `base + k * step / weight`, from `k = 0`, that are.
    fileprivate func units(below level: UInt128, atMost asked: Int64) -> Int64 {
        guard level > UInt128(base) else { return 0 }
        let units = ((level - UInt128(base)) * UInt128(weight) - 1) / UInt128(step) + 1
        return Int64(min(units, UInt128(asked)))
    }

    /// A level above all rungs of a claim.
    fileprivate func top(of asked: Int64) -> UInt128 {
        UInt128(base) + UInt128(asked) * UInt128(step) / UInt128(weight) + 1
    }
}
