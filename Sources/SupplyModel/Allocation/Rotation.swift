/// Rotation: who was served longest ago comes first, who never was before all, and each gets all that it asks for while
/// there is any.
///
/// - Complexity: O(*n* log *n*).
public struct Rotation: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "rotation"

    private var order = ServingOrder()

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {}

    /// When each was last served.
    public var reads: ClaimFacts { .lastServed }

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        order.serve(available, among: claims, into: &grants) { UInt64(rank: Int64($0.lastServed)) }
    }
}
