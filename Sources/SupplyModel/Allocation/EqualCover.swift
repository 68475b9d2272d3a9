/// Equalised cover: the shortest cover after the allocation is as long as it can be, then the next shortest, and so on.
///
/// Water filling from unequal floors: a claim stands at `cover + granted * coverPerUnit`, and each unit goes to the claim
/// that stands lowest and is not yet whole. It is the lexicographic optimum over persons; of claims at one level the one
/// with more persons is raised first. (Max-min fairness of resulting positions; Young 1994, *Equity*, chapter 1.)
///
/// - Complexity: O(*n* log(units / *n*) + *n* log *n*).
public struct EqualCover: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "equal-cover"

    private var filling = LevelFilling()

    /// Creates the rule.
    public init(_ plan: AllocationPlan = AllocationPlan()) {}

    /// The cover, and the persons.
    public var reads: ClaimFacts { [.cover, .persons] }

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        filling.fill(available, among: claims, into: &grants) { claim in
            LevelFilling.Rise(
                base: UInt64(max(0, claim.cover)), step: UInt64(max(1, claim.coverPerUnit)), weight: 1,
                heads: max(1, claim.persons))
        }
    }
}
