/// Households that share a trait, by the name that scenarios and outputs use.
public struct HouseholdGroup: Sendable {
    /// `vulnerable`, `offline`, `low_income`, or the identifier of a diet.
    public let id: String
    fileprivate let mark: HouseholdTraits
    fileprivate let diet: Int

    /// Whether households of those traits belong to it.
    public func includes(_ traits: HouseholdTraits) -> Bool {
        traits.isSuperset(of: mark) && (diet == 0 || traits.diet == diet)
    }

    /// The identifiers of the classes that are not diets.
    public static let marks = ["vulnerable", "offline", "low_income"]
}

extension PeoplePlan {
    /// The classes to which the city's households may belong.
    public var classes: [HouseholdGroup] {
        let traits: [HouseholdTraits] = [.vulnerable, .offline, .lowIncome]
        return zip(HouseholdGroup.marks, traits).map { HouseholdGroup(id: $0, mark: $1, diet: 0) }
            + diets.enumerated().map { HouseholdGroup(id: $1.id, mark: [], diet: $0 + 1) }
    }
}
