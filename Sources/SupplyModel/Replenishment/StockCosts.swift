/// What a warehouse or a store pays, in yuan.
public struct StockPrices: Hashable, Sendable {
    /// For each order: what one supplier sends to one node after one review.
    public var order = 0.0
    /// For each kilogram on hand at the end of a day.
    public var holdingPerKilogramDay = 0.0
    /// For each kilogram that is sent to it.
    public var transportPerKilogram = 0.0
    /// For each truck that comes.
    public var truck = 0.0
    /// For each kilogram that comes the faster way, beside transport.
    public var expeditingPerKilogram = 0.0
    /// For each kilogram that spoils there.
    public var wastePerKilogram = 0.0

    /// Nothing costs anything.
    public init() {}
}

/// What a node's stock has cost, in yuan.
public struct StockCosts: Hashable, Sendable {
    /// Orders.
    public var order = 0.0
    /// Holding.
    public var holding = 0.0
    /// Transport, trucks among it.
    public var transport = 0.0
    /// What the faster way costs beside transport.
    public var expediting = 0.0
    /// What spoiled.
    public var waste = 0.0

    /// All together.
    public var total: Double { order + holding + transport + expediting + waste }

    /// The cost of what a node did.
    public init(of node: StockNodeTally, at prices: StockPrices) {
        order = Double(node.orders) * prices.order
        holding = Double(node.heldGramDays) / 1000 * prices.holdingPerKilogramDay
        transport = node.sentTo.kilograms * prices.transportPerKilogram + Double(node.trucks) * prices.truck
        expediting = node.expedited.kilograms * prices.expeditingPerKilogram
        waste = node.spoiled.kilograms * prices.wastePerKilogram
    }
}
