public import SupplyModel

/// What a scenario turned out to be.
public enum LoadedScenario: Sendable {
    /// A city.
    case city(CityPlan)
    /// A network of stock points without a city.
    case network(NetworkPlan)

    /// How the scenario calls itself.
    public var name: String {
        switch self {
        case .city(let plan): plan.name
        case .network(let plan): plan.name
        }
    }

    /// Whether it is of a city, and not of a network.
    public var isCity: Bool {
        if case .city = self { true } else { false }
    }
}
