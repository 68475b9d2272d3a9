import SupplyModel

extension DietSet {
    /// A list of diets: `everyone`, `other` (those who keep none), or the names of `geography.people.diets`.
    static func kind(of diets: [PeoplePlan.Diet]) -> Kind<DietSet> {
        let names = Kind<[DietSet]>.list(diet(among: diets), count: 1...PeoplePlan.mostDiets + 1)
        return Kind(
            shape: names.shape, placeholder: { .everyone },
            read: { node, subject, reader in names.read(node, subject, reader).map { DietSet($0) } },
            show: { $0 == .everyone ? "[everyone]" : "some" })
    }

    private static func diet(among diets: [PeoplePlan.Diet]) -> Kind<DietSet> {
        let reference = Kind<String>.reference(to: "diets")
        return Kind(
            shape: reference.shape, placeholder: { .everyone },
            read: { node, subject, reader in
                if node.text == "everyone" { return .everyone }
                if node.text == "other" { return .other }
                guard let name = reference.read(node, subject, reader) else { return nil }
                return diets.firstIndex { $0.id == name }.map { DietSet(diet: $0 + 1) } ?? []
            }, show: { _ in "diet" })
    }
}

/// A mark of a household as a scenario names it.
enum MarkWord: String, CaseIterable {
    case vulnerable, offline
    case lowIncome = "low_income"

    var traits: HouseholdTraits {
        switch self {
        case .vulnerable: .vulnerable
        case .offline: .offline
        case .lowIncome: .lowIncome
        }
    }
}

extension Buyers {
    /// The keys that say who may buy, or is given something.
    init(reading section: Section, prefix: String, may act: String, diets: [PeoplePlan.Diet]) {
        self.init()
        self.diets = section.value(
            "\(prefix)_diets", DietSet.kind(of: diets), default: .everyone,
            "The diets whose households may \(act): everyone, other (who keep none), or names of diets.")
        let words = section.value(
            "\(prefix)_marks", .list(Kind<MarkWord>.choice, count: 0...3), default: [],
            "The marks of which a household must have one to \(act); none is needed where the list is empty.")
        marks = HouseholdTraits(words.map(\.traits))
    }
}

extension Substitution {
    /// One of the list `substitution`.
    init(reading section: Section, commodities: [Commodity]) {
        let from = section.required("from", .reference(to: "commodities"), "What has run out.")
        let to = section.required("to", .reference(to: "commodities"), "What is eaten in its place.")
        let ratio = section.value(
            "ratio", .number(in: 0.01...100), default: 1, "Grams of it that stand for one gram of what has run out.")
        let source = commodities.firstIndex { $0.id == from }
        let substitute = commodities.firstIndex { $0.id == to }
        section.check(from != to || section.reader.isDescribing, at: "to", "'to' is \(to.quoted), as is 'from'")
        if let source, let substitute {
            section.check(
                commodities[source].eatenBy.isSubset(of: commodities[substitute].eatenBy), at: "to",
                "\(to.quoted) is not eaten by all diets that eat \(from.quoted); nothing is substituted across diets")
            section.check(
                commodities[source].isNeeded, at: "from",
                "nobody needs \(from.quoted) ('needed' is false), so that nothing is eaten in its place")
        }
        self.init(from: source ?? 0, to: substitute ?? 0, ratio: ratio)
    }
}
