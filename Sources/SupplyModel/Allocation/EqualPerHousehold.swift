/// Equal per household: units over households is as equal between claims as what they ask and whole units allow.
///
/// Water filling on the level per household; a claim that asks less than the level gets what it asks. In whole units
/// this is Adams' divisor method with caps (Balinski and Young 1982, *Fair Representation*, appendix A): the lexicographic
/// optimum over households. Of claims at one level the one with more households is raised first.
///
/// - Complexity: O(*n* log(units / *n*) + *n* log *n*).
public struct EqualPerHousehold: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "equal-per-household"

    private var filling = LevelFilling()

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {}

    /// The households.
    public var reads: ClaimFacts { .households }

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        filling.fill(available, among: claims, into: &grants) { claim in
            let households = max(1, claim.households)
            return LevelFilling.Rise(
                base: 0, step: LevelFilling.perHeadStep, weight: households, heads: households)
        }
    }
}
