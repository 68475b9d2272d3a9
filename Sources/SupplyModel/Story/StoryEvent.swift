public import EventKernel

/// One thing that happened to an order or a household, and when.
public struct StoryMoment: Hashable, Sendable {
    /// When.
    public let time: Instant
    /// What.
    public let event: StoryEvent
}

/// What can happen to an order or a household, with what the city had at that moment.
///
/// Places are positions in the city's tables.
public enum StoryEvent: Hashable, Sendable {
    /// The order was placed; `isByPhone` when a caller took it down.
    case placed(PackageCounts, isByPhone: Bool)
    /// Its round had fewer packages than the minimum, and went on to the next day.
    case rolledOver(packages: Int, minimum: Int)
    /// Its round closed and went to a store.
    case roundClosed(store: Int, packages: Int)
    /// The store that should have taken the round up was closed.
    case storeClosed(store: Int)
    /// The store shared out what it had.
    case granted(Grant)
    /// What was not granted will not come.
    case cancelled(PackageCounts)
    /// Its batch stood at the store's door.
    case picked(AtDoor)
    /// A bus left with it.
    case departed(bus: Int, stop: Int, stops: Int, sentAt: Instant)
    /// The bus broke down.
    case brokeDown(bus: Int)
    /// The trip went on, perhaps with another bus.
    case wentOn(bus: Int)
    /// Its gate had closed, and it came back to the store.
    case broughtBack
    /// It lay at its gate.
    case unloaded(AtGate)
    /// A member of the crew set out with it, or began to serve the resident.
    case takenUp
    /// It was handed over; `spoiled` has a bit for each commodity that was not good any more.
    case handedOver(PackageCounts, spoiled: UInt16)
    /// A relief programme set packages aside for the household.
    case promised(PackageCounts, programme: Int)
    /// Nobody called the household in time, and it could not order.
    case notCalled
    /// Every store refused its cell.
    case refused
    /// It may not order before a day, for the interval between orders.
    case mustWait
    /// It went shopping and brought home so many grams of each commodity.
    case shopped([Int64])
    /// The buffer at the gate gave it so many grams of each commodity.
    case givenAtGate([Int64])
}

/// What a store granted of an order, and what it lacked.
public struct Grant: Hashable, Sendable {
    /// The store.
    public let store: Int
    /// What was still asked for.
    public let asked: PackageCounts
    /// What was granted; it may hold substitutes.
    public let granted: PackageCounts
    /// Whether what was not granted waits for the next allocation.
    public let waits: Bool
    /// The kinds of which the store had too few for all who asked.
    public let shortages: [Shortage]
    /// Packages that the store had granted before and not yet picked.
    public let queueAhead: Int
    /// Pickers at work.
    public let pickers: Int
}

/// A kind of package of which a store had fewer than were asked for.
public struct Shortage: Hashable, Sendable {
    /// The kind.
    public let kind: Int
    /// The commodity of which there was too little; nil when it was room that was short.
    public let commodity: Int?
    /// Packages that all asked of the store.
    public let asked: Int
    /// Packages that its stock, or its room, made.
    public let available: Int
    /// Packages that this order asked for and was not granted.
    public let ownShort: Int
    /// What the store would have needed more of the commodity for this order.
    public let missing: Grams
    /// What it would have needed more of it for all who asked.
    public let missingForAll: Grams
    /// What the store had of the commodity.
    public let onHand: Grams
    /// What was on its way to the store.
    public let inbound: Grams
    /// What its warehouse had.
    public let inWarehouse: Grams
    /// When the store first had so much more; nil while it was followed and had not.
    public internal(set) var until: Instant?
}

/// What stood at a store's door when a batch came to it.
public struct AtDoor: Hashable, Sendable {
    /// The store.
    public let store: Int
    /// Loads of a bus that stood before it.
    public let loadsAhead: Double
    /// Buses of the pool that serves the store.
    public let buses: Int
    /// Those of them that were free.
    public let freeBuses: Int
}

/// What lay at a community's gates when a batch came to one.
public struct AtGate: Hashable, Sendable {
    /// The community.
    public let community: Int
    /// Parcels that nobody had taken up, those of the batch left out.
    public let parcelsAhead: Int
    /// Parcels of the batch.
    public let parcels: Int
    /// Members at work.
    public let atWork: Int
    /// Members on the list.
    public let members: Int
    /// Seconds of a member's time for each parcel, with its share of the way.
    public let secondsPerParcel: Double
    /// What was left of the shift.
    public let shiftLeft: Span
}
