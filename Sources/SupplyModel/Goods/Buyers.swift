/// Who may buy a kind of package.
public struct Buyers: Hashable, Sendable {
    /// The diets whose households may.
    public var diets = DietSet.everyone
    /// The marks of which a household must have at least one; empty when it needs none.
    public var marks: HouseholdTraits = []

    /// Everyone.
    public init() {}

    /// Whether a household with such traits may buy.
    public func admits(_ traits: HouseholdTraits) -> Bool {
        diets.contains(diet: traits.diet) && (marks.isEmpty || !marks.isDisjoint(with: traits))
    }
}

extension CityPlan {
    /// The kinds of packages that households with such traits buy, one bit a kind: those that they may buy and that hold
    /// nothing which their diet does not eat.
    func kindsBought(by traits: HouseholdTraits) -> UInt16 {
        var kinds: UInt16 = 0
        for (kind, package) in packages.enumerated() where package.buyers.admits(traits) {
            let isEdible = zip(package.contents, commodities).allSatisfy { grams, commodity in
                grams == .zero || commodity.eatenBy.contains(diet: traits.diet)
            }
            if isEdible { kinds |= 1 << UInt16(kind) }
        }
        return kinds
    }
}
