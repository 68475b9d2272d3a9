/// Where all goods of one commodity are at one instant.
public struct GoodsAccount: Sendable, Hashable {
    /// What sources sent, and what warehouses, stores and pantries held at the start.
    public internal(set) var received = Grams.zero
    /// In warehouses and stores.
    public internal(set) var onHand = Grams.zero
    /// Between sources, warehouses and stores.
    public internal(set) var inTransit = Grams.zero
    /// In the public reserve.
    public internal(set) var inReserve = Grams.zero
    /// Granted to orders and still in a store: being picked, or at its door.
    public internal(set) var staged = Grams.zero
    /// On buses.
    public internal(set) var onBuses = Grams.zero
    /// At the gates of cells: parcels, buffers, and what is on volunteers' rounds.
    public internal(set) var atGates = Grams.zero
    /// In the pantries of households and institutions.
    public internal(set) var inPantries = Grams.zero
    /// Eaten.
    public internal(set) var eaten = Grams.zero
    /// Spoiled, anywhere.
    public internal(set) var spoiled = Grams.zero
    /// Sold out of the city by the reserve.
    public internal(set) var sold = Grams.zero

    /// The sum of all places, which must be what was received.
    public var accounted: Grams {
        onHand + inTransit + inReserve + staged + onBuses + atGates + inPantries + eaten + spoiled + sold
    }
}

/// The count of all goods, lot by lot, parcel by parcel and pantry by pantry.
public struct Conservation: Sendable, Hashable {
    /// The account of each commodity, at the last count.
    public internal(set) var accounts: [GoodsAccount] = []
    /// How many counts were made: one at the end of every day.
    public internal(set) var counts = 0
    /// How many of those found a commodity of which a gram was missing or too many.
    public internal(set) var failures = 0

    /// Whether every count was exact to the gram.
    public var isExact: Bool { counts > 0 && failures == 0 }
}
