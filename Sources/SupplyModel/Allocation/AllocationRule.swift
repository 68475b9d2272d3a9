/// One claim on something scarce.
public struct AllocationClaim: Hashable, Sendable, BitwiseCopyable {
    /// Units asked for, at least 0.
    public var asked: Int64

    /// A claim on `asked` units.
    public init(asked: Int64) {
        self.asked = asked
    }
}

/// A rule that says who gets what when there is less than was asked for.
///
/// Every rule gives out exactly `min(available, sum of asked)`, never more to a claim than it asked, in whole units
/// (packages between orders, grams between stores).
public protocol AllocationRule: Sendable {
    /// The name by which a scenario asks for the rule.
    static var name: String { get }

    /// Shares out what is available.
    ///
    /// - Parameters:
    ///   - available: units to share, at least 0.
    ///   - claims: in the order in which they were made, earliest first.
    ///   - grants: receives the units granted to each claim; as many elements as there are claims.
    func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64])
}

/// The rules that a scenario can name.
public enum AllocationRules {
    private static let all: [any AllocationRule] = [FirstCome(), MaxMin()]

    /// The names of all rules.
    public static var names: [String] { all.map { type(of: $0).name } }

    /// The rule that a plan names.
    static func rule(of plan: CityPlan) -> any AllocationRule {
        guard let rule = named(plan.allocationRule) else {
            preconditionFailure("there is no allocation rule '\(plan.allocationRule)'")
        }
        return rule
    }

    /// The rule of that name, or nil.
    public static func named(_ name: String) -> (any AllocationRule)? {
        all.first { type(of: $0).name == name }
    }
}
