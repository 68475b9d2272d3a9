/// A rule that says who gets what when there is less than was asked for.
///
/// Every rule gives out exactly `min(available, sum of asked)`, never more to a claim than it asked, in whole units.
/// ``ProjectedProportional`` alone holds something back, and says how much. Where a definition leaves a choice, the
/// claim made first goes first, and of claims made at one time the one of the lower number: so the order in which claims
/// are listed does not matter as long as their numbers differ. `Docs/reference/allocation.md` compares the rules.
///
/// ```swift
/// var rule = AllocationRules.named("max-min")!
/// var grants: [Int64] = [0, 0, 0]
/// rule.allocate(10, among: [2, 8, 8].map { AllocationClaim(asked: $0) }, into: &grants)  // [2, 4, 4]
/// ```
/// A rule is a value that owns what it needs for its work, and uses it again; what it gives depends on its arguments
/// alone.
public protocol AllocationRule: Sendable {
    /// The name by which a scenario asks for the rule.
    static var name: String { get }

    /// Creates the rule with its parameters; it takes the ones that concern it.
    init(_ plan: AllocationPlan)

    /// What it reads of a claim.
    var reads: ClaimFacts { get }

    /// Shares out what is available.
    ///
    /// - Parameters:
    ///   - available: units to share, at least 0.
    ///   - claims: in any order.
    ///   - grants: receives the units granted to each claim; as many elements as there are claims.
    mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64])
}

extension AllocationRule {
    /// Nothing beside what is asked, when, and by which number.
    public var reads: ClaimFacts { [] }
}

/// The rules that a scenario can name.
public enum AllocationRules {
    /// Those that stand alone, and can order the claims within a class.
    private static let plain: [any AllocationRule.Type] = [
        FirstCome.self, EqualPerHousehold.self, EqualPerPerson.self, Proportional.self, MaxMin.self, LowestCover.self,
        EqualCover.self, Lottery.self, Rotation.self,
    ]

    private static let all: [any AllocationRule.Type] =
        plain + [Priority.self, Quotas.self, ProjectedProportional.self]

    /// The names of all rules.
    public static var names: [String] { all.map { $0.name } }

    /// The names of the rules that can order the claims within a class.
    public static var namesWithinClass: [String] { plain.map { $0.name } }

    /// The rule that a plan names.
    static func rule(of plan: CityPlan) -> any AllocationRule {
        guard let rule = named(plan.allocationRule, plan: plan.allocation) else {
            preconditionFailure("there is no allocation rule '\(plan.allocationRule)'")
        }
        return rule
    }

    /// The rule of that name with its parameters, or nil.
    public static func named(_ name: String, plan: AllocationPlan = AllocationPlan()) -> (any AllocationRule)? {
        all.first { $0.name == name }.map { $0.init(plan) }
    }
}
