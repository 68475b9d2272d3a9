/// Shares scarce stock so that the smallest share is as large as it can be (max-min fairness).
///
/// Each claim receives `min(asked, level)`; `level` is the highest whole number for which the shares fit into what is
/// available (water filling; Bertsekas and Gallager 1992, *Data Networks*, section 6.5; the uniform rule or constrained
/// equal awards of Moulin 2003, *Fair Division and Collective Welfare*). Units left over by rounding go one each to the
/// most senior claims that are not yet whole.
///
/// - Complexity: O(*n* log *m*) with *m* the greatest claim; O(*n* log *n*) more when claims are not listed by seniority.
public struct MaxMin: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "max-min"

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {}

    /// Shares out what is available; see ``AllocationRule``.
    public func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        let level = waterLevel(available, claims: claims)
        var left = available
        var isSorted = true
        for index in claims.indices {
            grants[index] = min(claims[index].asked, level)
            left -= grants[index]
            isSorted = isSorted && (index == 0 || claims[index - 1].seniority <= claims[index].seniority)
        }
        if isSorted {
            for index in claims.indices { raise(&grants[index], upTo: claims[index].asked, left: &left) }
        } else {
            for index in claims.indices.sorted(by: { (claims[$0].seniority, $0) < (claims[$1].seniority, $1) }) {
                raise(&grants[index], upTo: claims[index].asked, left: &left)
            }
        }
    }

    private func raise(_ grant: inout Int64, upTo asked: Int64, left: inout Int64) {
        guard left > 0, grant < asked else { return }
        grant += 1
        left -= 1
    }

    /// The highest whole level at which `sum(min(asked, level)) <= available`; the greatest claim when all fit.
    private func waterLevel(_ available: Int64, claims: [AllocationClaim]) -> Int64 {
        var low = available / Int64(max(1, claims.count))
        var high = claims.reduce(0) { max($0, $1.asked) }
        if low >= high || fits(high, into: available, claims: claims) { return high }
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if fits(middle, into: available, claims: claims) { low = middle } else { high = middle }
        }
        return low
    }

    private func fits(_ level: Int64, into available: Int64, claims: [AllocationClaim]) -> Bool {
        var left = available
        for claim in claims {
            let share = min(claim.asked, level)
            if share > left { return false }
            left -= share
        }
        return true
    }
}
