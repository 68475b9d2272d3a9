/// Lottery: the claims are drawn one after another, and each gets all that it asks for while there is any.
///
/// The caller draws the tickets, independent and uniform, so that all orders of claims are equally likely (random
/// priority; Moulin 2000, "Priority rules and other asymmetric rationing methods", *Econometrica* 68(3)).
///
/// - Complexity: O(*n* log *n*).
public struct Lottery: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "lottery"

    private var order = ServingOrder()

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {}

    /// The tickets.
    public var reads: ClaimFacts { .ticket }

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        order.serve(available, among: claims, into: &grants) { $0.ticket }
    }
}
