/// What happened on one day.
public struct DayTally: Sendable, Hashable {
    /// Orders placed.
    public internal(set) var ordersPlaced = 0
    /// Orders closed of which something was delivered.
    public internal(set) var ordersDelivered = 0
    /// Orders closed without anything delivered.
    public internal(set) var ordersCancelled = 0
    /// Handovers at a door; an order that comes in two parts has two.
    public internal(set) var deliveries = 0
    /// Seconds from order to door, over the day's deliveries.
    public internal(set) var orderToDoorSeconds = 0
    /// Seconds of the picking that started on the day.
    public internal(set) var pickingSeconds = 0
    /// Bus trips started.
    public internal(set) var trips = 0
    /// Metres driven.
    public internal(set) var metres = 0
    /// What those trips carried.
    public internal(set) var carried = Grams.zero
    /// Seconds that buses were on a trip, counted on the day when it ended.
    public internal(set) var busSeconds = 0
    /// Crew members who came to carry parcels.
    public internal(set) var crewMembers = 0
    /// Seconds for which they were there.
    public internal(set) var crewSecondsPresent = 0
    /// Seconds that they were on rounds.
    public internal(set) var crewSecondsWorked = 0
    /// Parcels that they handed over.
    public internal(set) var parcels = 0
    /// Seconds for which there were callers.
    public internal(set) var callerSeconds = 0
    /// Grams that stores had put off to later rounds, times the seconds for which they waited.
    public internal(set) var backorderedGramSeconds = 0
    /// What stores cancelled because they did not have it.
    public internal(set) var lostSales = Grams.zero

    /// An order came to a door.
    mutating func delivered(after seconds: Int64) {
        deliveries += 1
        orderToDoorSeconds += Int(seconds)
    }
}

/// What happened to one commodity on one day.
public struct CommodityTally: Sendable, Hashable {
    /// What households asked for.
    public internal(set) var asked = Grams.zero
    /// What came to their doors in a good state.
    public internal(set) var delivered = Grams.zero
    /// What sources sent, and initial stock.
    public internal(set) var entered = Grams.zero
    /// What expired in warehouses and stores.
    public internal(set) var spoiledInStock = Grams.zero
    /// What expired in parcels on their way.
    public internal(set) var spoiledInParcels = Grams.zero
    /// What expired in pantries and in the reserve.
    public internal(set) var spoiledElsewhere = Grams.zero
    /// What left the stores of the supermarket chains: for orders, visitors and relief.
    public internal(set) var issuedByChains = Grams.zero
    /// What people needed and did not have.
    public internal(set) var unmet = Grams.zero
    /// The stock of warehouses, stores and the lorries between them at the end of the day.
    public internal(set) var stockAtEnd = Grams.zero
}
