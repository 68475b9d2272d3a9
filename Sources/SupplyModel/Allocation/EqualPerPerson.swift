/// Equal per person: units over persons is as equal between claims as what they ask and whole units allow.
///
/// Water filling on the level per person; a claim that asks less than the level gets what it asks. In whole units this
/// is Adams' divisor method with caps (Balinski and Young 1982, *Fair Representation*, appendix A): the lexicographic
/// optimum over persons. Of claims at one level the one with more persons is raised first.
///
/// - Complexity: O(*n* log(units / *n*) + *n* log *n*).
public struct EqualPerPerson: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "equal-per-person"

    private var filling = LevelFilling()

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {}

    /// The persons.
    public var reads: ClaimFacts { .persons }

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        filling.fill(available, among: claims, into: &grants) { claim in
            let persons = max(1, claim.persons)
            return LevelFilling.Rise(base: 0, step: LevelFilling.perHeadStep, weight: persons, heads: persons)
        }
    }
}
