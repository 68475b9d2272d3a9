public import EventKernel

/// What happened to one household over the run.
public struct HouseholdStory: Sendable {
    /// Its position in the household table.
    public let household: Int
    /// The position of its cell.
    public let cell: Int
    /// Its orders and the packs that it was given, in the order of time.
    public internal(set) var orders: [OrderStory] = []
    /// What happened to it beside its orders.
    public internal(set) var moments: [StoryMoment] = []
    /// The times when its pantry held nothing of something that it eats.
    public internal(set) var spells: [Spell] = []

    /// A time without a commodity.
    public struct Spell: Hashable, Sendable {
        /// The commodity.
        public let commodity: Int
        /// When the pantry was empty.
        public let from: Instant
        /// When something came; nil when nothing had by the end of the run.
        public internal(set) var to: Instant?
    }

    /// The order of a number, counted from 1 without the packs; or the pack of a number.
    public func order(_ number: Int, isPack: Bool) -> OrderStory? {
        orders.first { $0.number == number && ($0.programme != nil) == isPack }
    }
}

/// What happened to one order, or to one pack of a relief programme.
public struct OrderStory: Sendable {
    /// What became of it.
    public enum Outcome: String, Sendable {
        /// All of it that was not cancelled was handed over, and something was.
        case delivered
        /// None of it came.
        case cancelled
        /// Something was still on its way when the run ended.
        case open
    }

    /// Counted from 1 among its household's orders, or among its packs.
    public let number: Int
    /// The relief programme that sent it; nil of an order.
    public let programme: Int?
    /// When it was placed.
    public let placedAt: Instant
    /// What was asked for.
    public let packages: PackageCounts
    /// Seconds for which the household still had each commodity when it decided; nil of what it does not eat.
    public let cover: [Span?]
    /// What happened, in the order of time.
    public internal(set) var moments: [StoryMoment] = []
    /// What was handed over, one by one.
    public internal(set) var parts: [PartStory] = []
    /// What had not come when the run ended, with its waits so far.
    public internal(set) var open: [[Wait]] = []

    /// What became of it.
    public var outcome: Outcome { !open.isEmpty ? .open : parts.isEmpty ? .cancelled : .delivered }

    /// When the last of it came; nil when nothing did.
    public var lastHandover: Instant? { parts.map(\.handedOverAt).max() }
}

/// One handover of an order, or of a part of it.
public struct PartStory: Sendable {
    /// What was handed over.
    public let packages: PackageCounts
    /// When.
    public let handedOverAt: Instant
    /// The commodities that were not good any more, a bit each.
    public let spoiled: UInt16
    /// What it waited for from order to door, without a gap.
    public let waits: [Wait]
}
