public import SupplyModel

/// What a scenario turned out to be.
public enum LoadedScenario: Sendable {
    /// A city.
    case city(CityPlan)
    /// A network of stock points without a city.
    case network(NetworkPlan)
}
