/// First come, first served: each claim in turn gets all that it asks for while there is any.
///
/// - Complexity: O(*n*) when the claims are listed in the order in which they were made, otherwise O(*n* log *n*).
public struct FirstCome: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "first-come"

    private var order = ServingOrder()

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {}

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        order.serve(available, among: claims, into: &grants) { _ in 0 }
    }
}
