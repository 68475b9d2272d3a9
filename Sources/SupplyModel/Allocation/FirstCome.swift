/// First come, first served: each claim in turn gets all that it asks for while there is any.
///
/// - Complexity: O(*n*).
public struct FirstCome: AllocationRule {
    public static let name = "first-come"

    /// Creates the rule.
    public init() {}

    public func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        var left = available
        for index in claims.indices {
            grants[index] = min(left, claims[index].asked)
            left -= grants[index]
        }
    }
}
