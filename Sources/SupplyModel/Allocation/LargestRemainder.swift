/// Splits units in proportion to weights, exactly (largest remainder; Hamilton's method).
///
/// Each claim gets its quota `units * weight / total weight` rounded down; the units that are still left go one each to
/// the largest remainders, of equal remainders to the more senior claim. The quota of a claim is not above its weight as
/// long as `units` is not above the total, and then neither is its part.
///
/// - Complexity: O(*n* log *n*).
struct LargestRemainder: Sendable {
    private struct Part: BitwiseCopyable, Sendable {
        let remainder: UInt128
        let seniority: UInt64
        let claim: Int
    }

    private var parts: [Part] = []

    /// Adds to each grant the claim's part of `units`.
    ///
    /// - Parameters:
    ///   - units: what is split, at least 0.
    ///   - weights: one for each claim, at least 0; when all are 0 nothing is split.
    ///   - claims: those whose seniority breaks a tie.
    ///   - grants: what the parts are added to.
    mutating func split(
        _ units: Int64, by weights: [Int64], among claims: [AllocationClaim], into grants: inout [Int64]
    ) {
        let total = weights.reduce(UInt128(0)) { $0 + UInt128($1) }
        guard units > 0, total > 0 else { return }
        var left = units
        parts.removeAll(keepingCapacity: true)
        for index in claims.indices {
            let (quota, remainder) = (UInt128(units) * UInt128(weights[index])).quotientAndRemainder(dividingBy: total)
            grants[index] += Int64(quota)
            left -= Int64(quota)
            if remainder > 0 {
                parts.append(Part(remainder: remainder, seniority: claims[index].seniority, claim: index))
            }
        }
        parts.sort { ($1.remainder, $0.seniority, $0.claim) < ($0.remainder, $1.seniority, $1.claim) }
        for part in parts.prefix(Int(left)) { grants[part.claim] += 1 }
    }
}
