public import EventKernel

/// A piece of work with a beginning and an end, or something that happened to the city.
public struct EventEntry: BitwiseCopyable, Sendable {
    /// What it was.
    public enum Kind: UInt8, CaseIterable, BitwiseCopyable, Sendable {
        /// A picker picked a batch; pauses between shifts are part of it.
        case pick
        /// A bus unloaded a batch at its gate.
        case stop
        /// A bus that had broken down was repaired.
        case breakdown
        /// A crew member took parcels from the gate to the doors.
        case round
        /// A crew member handed one order out at a gate.
        case handover
        /// A shock began.
        case shockBegan
        /// A shock ended.
        case shockEnded
        /// A phase of the timeline began.
        case phaseBegan

        /// The name that outputs use.
        public var name: String {
            switch self {
            case .shockBegan: "shock_began"
            case .shockEnded: "shock_ended"
            case .phaseBegan: "phase_began"
            default: String(describing: self)
            }
        }
    }

    /// What it was.
    public let kind: Kind
    /// When it began.
    public let startedAt: Instant
    /// When it ended.
    public let endedAt: Instant
    /// The store, of a batch.
    public var store: EntityID<City.Store>?
    /// The cell, of a batch.
    public var cell: EntityID<Cell>?
    /// The bus, of a stop or a breakdown.
    public var bus: UInt32?
    /// The district that keeps the bus' depot.
    public var depot: EntityID<District>?
    /// The number of the trip, of a stop or a breakdown.
    public var trip: Int32?
    /// Orders that were worked on.
    public var orders: Int32 = 0
    /// Packages that were worked on.
    public var packages: Int32 = 0
    /// The position of the shock or the phase in the scenario.
    public var position: Int32?

    /// Something that happens to the city.
    init(_ kind: Kind, at now: Instant, position: Int) {
        self.init(kind, from: now, to: now)
        self.position = Int32(position)
    }

    /// Work on a whole batch.
    init(_ kind: Kind, from start: Instant, to end: Instant, of batch: Batch) {
        self.init(kind, from: start, to: end, of: batch, orders: batch.orders.count, packages: Int(batch.packages))
    }

    /// Work on some orders of a batch.
    init(_ kind: Kind, from start: Instant, to end: Instant, of batch: Batch, orders: UInt32, packages: Int) {
        self.init(kind, from: start, to: end)
        store = batch.store
        cell = batch.cell
        self.orders = Int32(orders)
        self.packages = Int32(packages)
    }

    /// What concerns no batch.
    init(_ kind: Kind, from start: Instant, to end: Instant) {
        self.kind = kind
        startedAt = start
        endedAt = end
    }
}
