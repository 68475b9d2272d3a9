/// Proportional to request, where a request counts only up to what the registered persons behind it may ask for.
///
/// First the counted requests `min(asked, cap)` share in proportion, by largest remainder (Hamilton's method; Balinski
/// and Young 1982, *Fair Representation*). Only when these are whole does what is left go to the uncounted parts of the
/// requests, in proportion to them. The cap is `persons * units_per_thousand_persons / 1000` rounded up; without one,
/// requests count as they stand. A unit more may cost a claim a unit (the Alabama paradox): the rule is not
/// house-monotone.
///
/// - Complexity: O(*n* log *n*).
public struct Proportional: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "proportional"

    private let unitsPerThousandPersons: UInt64?
    private var remainders = LargestRemainder()
    private var weights: [Int64] = []

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {
        unitsPerThousandPersons = plan.unitsPerThousandPersons.map { UInt64(max(0, $0)) }
    }

    /// The persons, where requests are cut.
    public var reads: ClaimFacts { unitsPerThousandPersons == nil ? [] : .persons }

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        weights.removeAll(keepingCapacity: true)
        for (index, claim) in claims.enumerated() {
            grants[index] = 0
            weights.append(min(claim.asked, cap(of: claim)))
        }
        let counted = units(available)
        remainders.split(counted, by: weights, among: claims, into: &grants)
        guard counted < available else { return }
        for (index, claim) in claims.enumerated() { weights[index] = claim.asked - weights[index] }
        remainders.split(units(available - counted), by: weights, among: claims, into: &grants)
    }

    /// What can be shared by the weights.
    private func units(_ available: Int64) -> Int64 {
        Int64(min(UInt128(available), weights.reduce(UInt128(0)) { $0 + UInt128($1) }))
    }

    private func cap(of claim: AllocationClaim) -> Int64 {
        guard let unitsPerThousandPersons else { return .max }
        let thousandths = UInt128(unitsPerThousandPersons) * UInt128(max(1, claim.persons))
        return Int64(min(UInt128(Int64.max), (thousandths + 999) / 1000))
    }
}
