/// Shares scarce stock so that the smallest share is as large as it can be (max-min fairness).
///
/// Each claim receives `min(asked, level)`; `level` is the highest for which the shares fit into what is available
/// (water filling; Bertsekas and Gallager 1992, *Data Networks*, section 6.5). Units left over by rounding go one each
/// to the earliest claims that are not yet whole.
///
/// - Complexity: O(*n* log *n*) in the number of claims.
public struct MaxMin: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "max-min"

    /// Creates the rule.
    public init() {}

    /// Shares out what is available; see ``AllocationRule``.
    public func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        let level = waterLevel(available, claims: claims)
        var left = available
        for index in claims.indices {
            grants[index] = min(claims[index].asked, level)
            left -= grants[index]
        }
        for index in claims.indices where left > 0 && grants[index] < claims[index].asked {
            grants[index] += 1
            left -= 1
        }
    }

    /// The highest whole level at which `sum(min(asked, level)) <= available`.
    private func waterLevel(_ available: Int64, claims: [AllocationClaim]) -> Int64 {
        var left = available
        var sharing = Int64(claims.count)
        for asked in claims.map(\.asked).sorted() {
            if asked > left / sharing { return left / sharing }
            left -= asked
            sharing -= 1
        }
        return .max
    }
}
