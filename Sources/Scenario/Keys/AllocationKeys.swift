import SupplyModel

/// The section `allocation`: a rule and the parameters of all rules.
struct AllocationKeys {
    let rule: String
    let plan: AllocationPlan

    init(reading section: Section) {
        rule = section.value(
            "rule", .choice(of: AllocationRules.names), default: MaxMin.name, "The rule, by its name.")
        let priority = section.value(
            "priority", .list(Scenario.Kind<HouseholdClass>.choice, count: 0...HouseholdClass.allCases.count),
            default: [],
            "The classes of households that `priority` and `quotas` know, the most urgent first; all others come last.")
        section.check(
            Set(priority).count == priority.count, at: "priority", "'priority' names a class twice")
        let quotas = section.section(
            "quotas", "The share of what there is that the rule `quotas` reserves for each class.",
            AllocationKeys.quotas(reading:))
        section.check(
            quotas.reduce(0) { $0 + $1.thousandths } <= 1000, at: "quotas", "the shares of 'quotas' sum to more than 1")
        let withinClass = section.section(
            "within_class", "The rule that shares within each class.", AllocationKeys.rulesWithinClass(reading:))
        let perPerson = section.optional(
            "packages_per_person", .number(in: 0.001...1_000),
            "For `proportional`: the packages that a registered person may ask for before a request is cut.")
        let rounds = section.value(
            "projection_rounds", .integer(in: 1...60), default: 1,
            "For `projected-proportional`: the rounds to come for which goods are held back.")

        var plan = AllocationPlan()
        plan.classes = priority
        for quota in quotas where quota.thousandths > 0 {
            if let name = quota.name, !priority.contains(name) { plan.classes.append(name) }
        }
        let order = plan.classes.map(Optional.some) + [nil]
        plan.quotas = order.map { name in quotas.first { $0.name == name }?.thousandths ?? 0 }
        plan.ruleWithinClass = order.map { name in
            withinClass.first { $0.name == name }?.rule ?? FirstCome.name
        }
        plan.unitsPerThousandPersons = perPerson.map { Int(($0 * 1000).rounded()) }
        plan.projectionRounds = rounds
        self.plan = plan
        section.check(
            rule != Priority.name || !plan.classes.isEmpty, at: "rule",
            "'rule' is priority, but 'priority' names no class")
        section.check(
            rule != Quotas.name || plan.quotas.contains { $0 > 0 }, at: "rule",
            "'rule' is quotas, but 'quotas' reserves nothing")
    }

    /// A class, or nil for the others, and what its key says.
    private static let places: [(name: HouseholdClass?, key: String, summary: String)] =
        HouseholdClass.allCases.map { ($0, $0.rawValue, $0.summary) }
        + [(nil, "others", "All other households.")]

    private static func quotas(reading section: Section) -> [(name: HouseholdClass?, thousandths: Int)] {
        places.map { place in
            let share = section.value(place.key, .number(in: 0...1), default: 0, place.summary)
            return (place.name, Int((share * 1000).rounded()))
        }
    }

    private static func rulesWithinClass(reading section: Section) -> [(name: HouseholdClass?, rule: String)] {
        places.map { place in
            let names = Scenario.Kind<String>.choice(of: AllocationRules.namesWithinClass)
            return (place.name, section.value(place.key, names, default: FirstCome.name, place.summary))
        }
    }
}

extension HouseholdClass {
    /// What the reference page says of it.
    fileprivate var summary: String {
        switch self {
        case .vulnerable: "Households with someone old, ill, or alone with small children."
        case .offline: "Households that cannot order online."
        case .lowIncome: "Households whose income is low."
        }
    }
}
