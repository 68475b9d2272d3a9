/// What happened to those who went shopping.
public struct ShoppingTally: Sendable, Hashable {
    /// Visitors who were let in.
    public internal(set) var visits = 0
    /// Households that wanted a slot and found none on that day.
    public internal(set) var withoutSlot = 0
    /// Visitors who queued until the close and were not let in.
    public internal(set) var queuedInVain = 0
    /// Pairs of people in the same store or its queue in the same slot.
    public internal(set) var contacts = 0
    /// The most people in one store and its queue.
    public internal(set) var mostPresent = 0
    /// Minutes that people queued.
    public internal(set) var queueMinutes = 0
    /// What they bought, by commodity.
    public internal(set) var bought: [Grams]

    init(commodities: Int) {
        bought = Array(repeating: .zero, count: commodities)
    }

    mutating func foundNoSlot(_ households: Int) {
        withoutSlot += households
    }

    mutating func queuedInVain(_ visitors: Int) {
        queuedInVain += visitors
    }

    /// In a slot of a store so many were there, of whom some were let in and the others waited.
    mutating func met(present: Int, admitted: Int, slotMinutes: Int) {
        visits += admitted
        contacts += present * (present - 1) / 2
        mostPresent = max(mostPresent, present)
        queueMinutes += (present - admitted) * slotMinutes
    }
}

extension Ledger {
    /// A household took goods home from a store.
    mutating func bought(_ grams: Int64, of commodity: Int, by household: Int) {
        shopping.bought[commodity].count += grams
        spending.bought(grams, of: commodity, by: household)
    }
}
