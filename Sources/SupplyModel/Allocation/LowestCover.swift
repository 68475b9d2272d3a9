/// Need by cover: who will run out first comes first, and each gets all that it asks for while there is any.
///
/// - Complexity: O(*n* log *n*).
public struct LowestCover: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "lowest-cover"

    private var order = ServingOrder()

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {}

    /// The cover.
    public var reads: ClaimFacts { .cover }

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        order.serve(available, among: claims, into: &grants) { UInt64(rank: $0.cover) }
    }
}
