public import Stochastics

/// Where goods start: a province of the joint-supply agreement, or the farms of a suburb.
public struct Source: Sendable {
    /// The identifier that scenarios and outputs use.
    public var id: String
    /// The most it can send in a day, by commodity index.
    public var capacityPerDay: [Grams]
    /// Hours from sending until the goods lie in a warehouse.
    public var leadTimeHours: Distribution
    /// The chains that it may serve, by identifier; all when empty.
    public var chains: [String] = []
    /// Its weight where orders are split between sources.
    public var weight = 1.0
    /// How its capacity changes over the days; nil when it does not.
    public var ramp: CapacityRamp?
    /// What takes the place of `capacityPerDay` on some days, by commodity index and day from the first simulated one.
    public var capacityByDay: [[Int: Grams]] = []
    /// The share of a day's capacity that is fit to be sent, drawn each day and taken into 0...1; nil for all of it.
    public var yield: Distribution?
    /// The way to each warehouse.
    public var lane = LanePlan()

    /// Creates a source with a daily capacity for each of the city's commodities, in their order.
    public init(id: String, capacityPerDay: [Grams], leadTimeHours: Distribution) {
        self.id = id
        self.capacityPerDay = capacityPerDay
        self.leadTimeHours = leadTimeHours
    }
}

/// When a node orders one commodity, and up to where, in days of cover of its planned need; and what it starts with.
public struct CoverPolicy: Hashable, Sendable {
    /// Below this cover of stock on hand and on order, the node orders.
    public var floorDays: Double
    /// The cover that it orders up to.
    public var targetDays: Double
    /// The cover that it holds at the start.
    public var initialDays: Double

    /// Creates a policy; `0 <= floorDays <= targetDays`, `0 <= initialDays`.
    public init(floorDays: Double, targetDays: Double, initialDays: Double) {
        self.floorDays = floorDays
        self.targetDays = targetDays
        self.initialDays = initialDays
    }
}

/// A supermarket chain: its distribution centre (the warehouse) and its stores.
public struct Chain: Sendable {
    /// The identifier that scenarios and outputs use.
    public var id: String
    /// How many stores the chain has in the city.
    public var storeCount: Int
    /// Whether it is a supermarket chain; if not, it stands for shops, markets and e-commerce beside them.
    public var isSupermarket = true
    /// Where its warehouse is drawn on maps; nil when it is drawn in the middle of those whom it serves.
    public var place: Place?

    /// Creates a chain.
    public init(id: String, storeCount: Int) {
        self.id = id
        self.storeCount = storeCount
    }
}

/// How stock moves from sources to warehouses and on to stores.
public struct ReplenishmentPlan: Sendable {
    /// The sources, in the order in which they are asked.
    public var sources: [Source]
    /// The chains; at least one.
    public var chains: [Chain]
    /// The stock rule of each chain's warehouse, by commodity index; its planned need is that of all its stores.
    public var warehousePolicy: [CoverPolicy]
    /// The stock rule of each store, by commodity index; its planned need is that of the residents it serves.
    public var storePolicy: [CoverPolicy]
    /// Seconds after midnight at which every warehouse and every store reviews its stock, each day.
    public var reviewTime: Int
    /// Hours from a store's review until the goods lie in the store.
    public var storeLeadTimeHours: Distribution
    /// Rules in place of floor and target; where several name a node and commodity the last one holds.
    public var rules: [StockRule] = []
    /// The demand per day on which days of cover rest.
    public var demandBasis = DemandBasis.planned
    /// How orders are shared between sources.
    public var sharing = SourceSharing.preference
    /// Which lot is issued first, in warehouses and stores.
    public var issueOrder = IssueOrder.fefo
    /// Whether what is left of the life of the goods issued limits the life of their parcels.
    public var parcelsKeepAge = false
    /// The way from a warehouse to each of its stores.
    public var storeLane = LanePlan()
    /// What a warehouse has room for, by way of keeping; any amount where none is named.
    public var warehouseStorage: [StorageClass: Grams] = [:]
    /// What a store has room for, likewise.
    public var storeStorage: [StorageClass: Grams] = [:]
    /// What warehouses pay; nil when costs are not summed.
    public var warehousePrices: StockPrices?
    /// What stores pay; nil when costs are not summed.
    public var storePrices: StockPrices?

    /// Creates the plan of the flow from sources to stores.
    public init(
        sources: [Source], chains: [Chain], warehousePolicy: [CoverPolicy], storePolicy: [CoverPolicy],
        reviewTime: Int, storeLeadTimeHours: Distribution
    ) {
        self.sources = sources
        self.chains = chains
        self.warehousePolicy = warehousePolicy
        self.storePolicy = storePolicy
        self.reviewTime = reviewTime
        self.storeLeadTimeHours = storeLeadTimeHours
    }
}
