/// First come, first served: each claim in turn gets all that it asks for while there is any.
///
/// - Complexity: O(*n*).
public struct FirstCome: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "first-come"

    /// Creates the rule.
    public init() {}

    /// Shares out what is available; see ``AllocationRule``.
    public func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        var left = available
        for index in claims.indices {
            grants[index] = min(left, claims[index].asked)
            left -= grants[index]
        }
    }
}
