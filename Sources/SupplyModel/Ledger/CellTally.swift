/// What happened in one cell over the run.
public struct CellTally: Sendable, Hashable {
    /// Orders that its households placed.
    public internal(set) var ordersPlaced = 0
    /// Handovers at its doors.
    public internal(set) var deliveries = 0
    /// Seconds from order to door, over those.
    public internal(set) var orderToDoorSeconds = 0
    /// What its households asked for.
    public internal(set) var asked = Grams.zero
    /// What came to their doors in a good state.
    public internal(set) var delivered = Grams.zero
    /// Its households to which nothing came.
    public internal(set) var householdsNeverServed = 0
    /// The longest time, in days, from one day with a delivery to the next; the start and the end of the run count as
    /// such days.
    public internal(set) var longestGapDays = 0
    /// The last day with a delivery.
    var servedDay = 0
    /// Batches that buses left at its gate.
    public internal(set) var busStops = 0
    /// The store from which the last of them came.
    var lastStore: UInt32 = 0

    /// A household placed an order.
    mutating func placed(_ grams: Int64) {
        ordersPlaced += 1
        asked.count += grams
    }

    /// An order came to a door, so many grams of it good.
    mutating func delivered(_ good: Int64, after seconds: Int64) {
        deliveries += 1
        orderToDoorSeconds += Int(seconds)
        delivered.count += good
    }
}

/// What happened to one commodity in one cell over the run.
public struct CellGoods: Sendable, Hashable {
    /// What its households asked for.
    public internal(set) var asked = Grams.zero
    /// What came to their doors in a good state.
    public internal(set) var delivered = Grams.zero
    /// What its people needed and did not have.
    public internal(set) var unmet = Grams.zero
}
