/// Priority classes: a class gets something only when every class before it is whole; within a class its own rule shares.
///
/// - Complexity: O(*n* x classes), and the rules within the classes.
public struct Priority: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "priority"

    private var classes: ClassSharing
    private var totals: [UInt128] = []

    /// Creates the rule for the classes of the plan.
    public init(_ plan: AllocationPlan = AllocationPlan()) {
        classes = ClassSharing(plan)
    }

    /// The class, and what the rules within the classes read.
    public var reads: ClaimFacts { classes.reads }

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        classes.totals(of: claims, into: &totals)
        var left = available
        for position in totals.indices {
            let units = Int64(min(UInt128(left), totals[position]))
            left -= units
            classes.share(units, in: position, among: claims, into: &grants)
        }
    }
}
