/// The parameters of the allocation rules: those of one scenario, whatever it shares by them.
public struct AllocationPlan: Hashable, Sendable {
    /// The classes of households that the rules ``Priority`` and ``Quotas`` know, the most urgent first.
    ///
    /// A household in several of them counts in the first; one in none of them counts among the others, who come last.
    public var classes: [HouseholdClass] = []
    /// What the rule ``Quotas`` reserves for each class and, last, for the others, in thousandths of what there is.
    ///
    /// At most 1000 together. What is reserved for nobody is open to all. A class past the end has nothing reserved.
    public var quotas: [Int] = []
    /// The rule that shares within each class and, last, among the others: one of
    /// ``AllocationRules/namesWithinClass``; first come, first served past the end.
    public var ruleWithinClass: [String] = []
    /// The units that a thousand registered persons may ask for before ``Proportional`` cuts their request; nil when a
    /// request counts as it stands.
    public var unitsPerThousandPersons: Int?
    /// The rounds to come for which ``ProjectedProportional`` holds goods back at a store.
    public var projectionRounds = 1

    /// Creates parameters under which no class has a privilege.
    public init() {}

    /// A rule for each class and, last, for the others.
    func rulesWithinClass() -> [any AllocationRule] {
        (0...classes.count).map { index in
            let name = index < ruleWithinClass.count ? ruleWithinClass[index] : FirstCome.name
            guard let rule = AllocationRules.named(name, plan: self), AllocationRules.namesWithinClass.contains(name)
            else { preconditionFailure("there is no allocation rule '\(name)' for the claims within a class") }
            return rule
        }
    }
}

/// A class of households that a rule may favour.
public enum HouseholdClass: String, CaseIterable, Hashable, Sendable {
    /// Someone in it is old, ill or alone with small children.
    case vulnerable
    /// It cannot order online.
    case offline
    /// Its income is low.
    case lowIncome = "low_income"

    /// Whether households of these traits belong to it.
    public func belongs(to traits: HouseholdTraits) -> Bool { traits.contains(trait) }

    /// The mark of the households that belong to it.
    var trait: HouseholdTraits {
        switch self {
        case .vulnerable: .vulnerable
        case .offline: .offline
        case .lowIncome: .lowIncome
        }
    }
}

/// Tells the class of a household, for the rules and for the ledger.
struct HouseholdClassifier: Sendable {
    private let traits: [HouseholdTraits]
    private let classes: [HouseholdTraits]

    init(city: City, classes: [HouseholdClass]) {
        traits = city.geography.traits
        self.classes = classes.map(\.trait)
    }

    /// The classes, the others included.
    var count: Int { classes.count + 1 }

    /// The position of the first class that the household belongs to; the last for the others.
    func position(of household: Int) -> Int {
        guard !traits.isEmpty else { return classes.count }
        return classes.firstIndex { traits[household].contains($0) } ?? classes.count
    }
}
