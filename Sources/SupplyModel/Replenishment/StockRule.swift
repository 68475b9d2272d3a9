/// When and how much some nodes order of some commodities, in place of the floor and target of `CoverPolicy`.
///
/// Levels are days of the node's demand per day (see ``ReplenishmentPlan/demandBasis``), so that one rule fits small nodes
/// and large ones.
public struct StockRule: Sendable {
    /// Which nodes.
    public enum Level: String, CaseIterable, Sendable {
        /// The chains' warehouses.
        case warehouses
        /// The stores.
        case stores
    }

    /// How much is ordered; see `ReplenishmentPolicy` for what each means in grams.
    public enum Policy: Sendable {
        /// Below the floor, up to the target.
        case cover(floorDays: Double, targetDays: Double)
        /// (s,S): at or below `reorderAt`, up to `upTo`.
        case reorderUpTo(reorderAtDays: Double, upToDays: Double)
        /// (r,nQ): at or below `reorderAt`, whole quantities until above it.
        case fixedQuantity(reorderAtDays: Double, quantityDays: Double)
        /// Whatever is missing to the level.
        case baseStock(levelDays: Double)
        /// At each review the next quantity of a list in grams, for all nodes of the rule together and for each of its
        /// commodities; nodes share it so that the least reported cover is as high as it can be.
        case push(PushSchedule)
    }

    /// When the position is looked at.
    public enum Review: Hashable, Sendable {
        /// Once a day at the plan's review time.
        case daily
        /// At the plan's review time of the first day, and every so many seconds from then on.
        case every(seconds: Int)
        /// Whenever goods leave the node, and once a day as well.
        case continuous
    }

    /// The identifier that scenarios use.
    public var id: String
    /// Warehouses or stores.
    public var level: Level
    /// Chains by identifier; all when empty.
    public var chains: [String] = []
    /// Commodities by identifier; all when empty.
    public var commodities: [String] = []
    /// How much.
    public var policy: Policy
    /// When.
    public var review = Review.daily
    /// The least order, the lot size, both in grams, and the most.
    public var limits = OrderLimits()

    /// Creates a rule of daily review without limits on orders.
    public init(id: String, level: Level, policy: Policy) {
        self.id = id
        self.level = level
        self.policy = policy
    }
}

/// The demand per day on which days of cover rest.
public enum DemandBasis: String, CaseIterable, Sendable {
    /// What the people whom the node serves need.
    case planned
    /// The mean of what was asked of the node's stores on the last seven whole days; of days before the first, planned
    /// need.
    case trailingWeek = "trailing_week"
}

/// How a warehouse's order is shared between the sources that may serve it.
public enum SourceSharing: String, CaseIterable, Sendable {
    /// The first source gives what it can, then the next.
    case preference
    /// Each is asked for its weight's share; what some cannot give is asked of the others in order of preference.
    case split
}
