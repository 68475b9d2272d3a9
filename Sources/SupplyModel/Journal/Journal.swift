import EventKernel
import Stochastics

/// What happened since the journal was last taken, in the order in which it was over.
public struct JournalEntries: Sendable {
    /// The ends of orders.
    public internal(set) var orders: [OrderEntry] = []
    /// The ends of trips.
    public internal(set) var trips: [TripEntry] = []
    /// Work that was done, and what happened to the city.
    public internal(set) var events: [EventEntry] = []
}

/// What is written down one by one as it happens, to be taken at the end of each day.
///
/// It observes and steers nothing. A run that does not ask for it pays a test of a flag where an entry would be made.
struct Journal: Sendable {
    let plan: JournalPlan
    /// Whether orders are written down at all.
    let keepsOrders: Bool
    /// The households whose orders are, a bit each; empty when all are.
    private let isChosen: [UInt64]
    private var entries = JournalEntries()

    /// A journal in which nothing is written down.
    init() {
        plan = JournalPlan()
        keepsOrders = false
        isChosen = []
    }

    /// - Parameters:
    ///   - households: how many there are.
    ///   - seed: the seed of the run; it decides whose orders are written down.
    init(_ plan: JournalPlan, households: Int, seed: UInt64) {
        self.plan = plan
        keepsOrders = plan.orderShare > 0
        guard plan.orderShare > 0, plan.orderShare < 1 else {
            isChosen = []
            return
        }
        let random = RandomSource(seed: seed, replication: 0)
        var chosen = Array(repeating: UInt64(0), count: (households + 63) / 64)
        for household in 0..<households
        where random.uniform(.journalHousehold, entity: UInt32(household)) < plan.orderShare {
            chosen[household / 64] |= 1 << UInt64(household % 64)
        }
        isChosen = chosen
    }

    mutating func append(_ entry: TripEntry) { entries.trips.append(entry) }

    mutating func append(_ entry: EventEntry) { entries.events.append(entry) }

    /// Hands over what was written down since it was last taken.
    mutating func take() -> JournalEntries {
        defer { entries = JournalEntries() }
        return entries
    }

    private func follows(_ order: Order) -> Bool {
        isChosen.isEmpty || isChosen[Int(order.household / 64)] & (1 << UInt64(order.household % 64)) != 0
    }

    /// A part of an order was handed over, so much of it in a good state.
    @inline(never)
    mutating func delivered(
        _ order: Order, of batch: Batch, mass: Int64, good: Int64, roundStart: Instant, door: Instant
    ) {
        guard follows(order) else { return }
        entries.orders.append(
            OrderEntry(
                order, of: batch, ending: .delivered, isLast: !order.isPartial, mass: mass, delivered: good,
                takenUp: roundStart, ended: door))
    }

    /// What is left of an order will not come; `partGoesOn` when another part of it will close it.
    @inline(never)
    mutating func cancelled(_ order: Order, of batch: Batch, mass: Int64, partGoesOn: Bool, at now: Instant) {
        guard follows(order) else { return }
        entries.orders.append(
            OrderEntry(
                order, of: batch, ending: .cancelled, isLast: !partGoesOn, mass: mass, delivered: 0, ended: now))
    }

    /// A household still waits for a part of an order at the end of the run.
    mutating func leftOpen(_ order: Order, of batch: Batch, mass: Int64) {
        guard follows(order) else { return }
        entries.orders.append(
            OrderEntry(order, of: batch, ending: .open, isLast: !order.isPartial, mass: mass, delivered: 0))
    }
}
