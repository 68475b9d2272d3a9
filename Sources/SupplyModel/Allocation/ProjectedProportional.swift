/// Proportional to request, with what later rounds will need held back (projected proportional allocation; Manshadi,
/// Niazadeh and Rodilitz 2023, "Fair dynamic rationing", *Management Science* 69(11)).
///
/// With *a* the sum of what is asked now and *f* the sum of what later rounds will need, the claims together get
/// `available * a / (a + f)`, rounded up and at most *a*: everybody, now and later, the same share of what they ask. This
/// is all that may be given out; the rest is held back for later rounds. Between the claims it is shared in proportion
/// to what they ask, by largest remainder. Without later need the rule is ``Proportional`` without a cap.
///
/// - Complexity: O(*n* log *n*).
public struct ProjectedProportional: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "projected-proportional"

    private var remainders = LargestRemainder()
    private var weights: [Int64] = []

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {}

    /// The need of later rounds.
    public var reads: ClaimFacts { .laterNeed }

    /// Shares out what is available now; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        weights.removeAll(keepingCapacity: true)
        var (now, later) = (UInt128(0), UInt128(0))
        for (index, claim) in claims.enumerated() {
            grants[index] = 0
            weights.append(claim.asked)
            now += UInt128(claim.asked)
            later += UInt128(max(0, claim.laterNeed))
        }
        guard now > 0 else { return }
        let share = (now + later).dividingFullWidth(now.multipliedFullWidth(by: UInt128(available)))
        let released = share.quotient + (share.remainder > 0 ? 1 : 0)
        remainders.split(Int64(min(released, now)), by: weights, among: claims, into: &grants)
    }
}
