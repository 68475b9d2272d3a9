public import EventKernel

/// Shopping in person: households send one of them to the store, in time slots or when they like.
public struct ShoppingPlan: Sendable {
    /// The share of households that go; the same ones as long as it stays.
    public var share: Double
    /// Whether those who go order in the rounds as well.
    public var ordersToo = false
    /// Days from one visit of a household to its next, at the least.
    public var intervalDays: Int
    /// When stores let people in.
    public var hours: WorkCalendar
    /// Whether a visit needs a slot that was booked; otherwise people come when they like, and queue.
    public var isBooked: Bool
    /// Minutes of a slot.
    public var slotMinutes: Int
    /// People that a store lets in during a slot.
    public var peoplePerSlot: Int
    /// Grams that one visitor carries home at the most.
    public var mostPerVisit: Grams
    /// Grams of each commodity that one visitor may buy, by commodity index; nil where there is no such limit.
    public var mostOfCommodity: [Grams?]
    /// Kilometres, as the crow flies, beyond which nobody goes to a store.
    public var farthestKilometres: Double

    /// Creates the plan of shopping in person.
    public init(
        share: Double, intervalDays: Int, hours: WorkCalendar, isBooked: Bool, slotMinutes: Int, peoplePerSlot: Int,
        mostPerVisit: Grams, mostOfCommodity: [Grams?], farthestKilometres: Double
    ) {
        self.share = share
        self.intervalDays = intervalDays
        self.hours = hours
        self.isBooked = isBooked
        self.slotMinutes = slotMinutes
        self.peoplePerSlot = peoplePerSlot
        self.mostPerVisit = mostPerVisit
        self.mostOfCommodity = mostOfCommodity
        self.farthestKilometres = farthestKilometres
    }

    /// How many whole slots a day has.
    public var slots: Int { Int(hours.openSpan.ticks) / (slotMinutes * 60) }
}
