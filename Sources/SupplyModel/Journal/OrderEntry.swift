public import EventKernel

/// How an order, or a part of one, ended, and when it reached each step on its way.
///
/// An order that a store grants in parts has an entry for each; `isLast` marks the one that closes it.
public struct OrderEntry: BitwiseCopyable, Sendable {
    /// How it ended.
    public enum Ending: UInt8, CaseIterable, BitwiseCopyable, Sendable {
        /// It was handed over.
        case delivered
        /// It will not come.
        case cancelled
        /// It was on its way when the run ended.
        case open

        /// The name that outputs use.
        public var name: String { String(describing: self) }
    }

    /// The household's position in the household table.
    public let household: UInt32
    /// The household's cell.
    public let cell: EntityID<Cell>
    /// The store that took it up; nil when none did.
    public let store: EntityID<City.Store>?
    /// How it ended.
    public let ending: Ending
    /// Whether another part went ahead.
    public let isRemainder: Bool
    /// Whether the order is closed with it.
    public let isLast: Bool
    /// What is asked or, when granted, granted.
    public let packages: PackageCounts
    /// Grams of it.
    public let mass: Grams
    /// Grams of it that came in a good state.
    public let delivered: Grams
    /// Whether a store granted it.
    public let isGranted: Bool

    // Seconds since the first midnight; negative for what did not happen.
    private let placed: Int32
    private let firstReleased: Int32
    private let allocated: Int32
    private let staged: Int32
    private let departed: Int32
    private let unloaded: Int32
    private let taken: Int32
    private let ended: Int32

    /// When it was placed.
    public var placedAt: Instant { Instant(ticks: Int64(placed)) }
    /// When a store first took it up.
    public var firstReleasedAt: Instant? { Instant(second: firstReleased) }
    /// When it was granted.
    public var allocatedAt: Instant? { Instant(second: allocated) }
    /// When it stood picked at the store's door.
    public var stagedAt: Instant? { Instant(second: staged) }
    /// When it left on a bus.
    public var departedAt: Instant? { Instant(second: departed) }
    /// When it was unloaded at its gate.
    public var unloadedAt: Instant? { Instant(second: unloaded) }
    /// When a crew took it up.
    public var takenUpAt: Instant? { Instant(second: taken) }
    /// When it was handed over or cancelled; nil when it was on its way at the end.
    public var endedAt: Instant? { Instant(second: ended) }

    /// The end of an order in a batch.
    ///
    /// - Parameters:
    ///   - isLast: whether it closes the order.
    ///   - takenUp: when a crew took it up; nil when none did.
    ///   - ended: nil when it did not end.
    init(
        _ order: Order, of batch: Batch, ending: Ending, isLast: Bool, mass: Int64, delivered: Int64,
        takenUp: Instant? = nil, ended: Instant? = nil
    ) {
        household = order.household
        cell = batch.cell
        store = order.firstReleasedAt < 0 && batch.stage == .ordered ? nil : batch.store
        self.ending = ending
        isRemainder = order.isRemainder
        self.isLast = isLast
        packages = order.packages
        self.mass = Grams(mass)
        self.delivered = Grams(delivered)
        let stage = ending == .cancelled ? Batch.Stage.ordered : batch.stage
        isGranted = stage != .ordered
        placed = order.placedAt
        firstReleased = order.firstReleasedAt
        allocated = stage == .ordered ? -1 : batch.allocatedAt
        staged = stage == .ordered || stage == .picking ? -1 : batch.stagedAt
        departed = stage == .onBus || stage == .atGate ? batch.departedAt : -1
        unloaded = stage == .atGate ? batch.unloadedAt : -1
        taken = takenUp.map { Int32($0.ticks) } ?? -1
        self.ended = ended.map { Int32($0.ticks) } ?? -1
    }
}

extension Instant {
    /// The instant of a second that is negative when there is none.
    init?(second: Int32) {
        guard second >= 0 else { return nil }
        self.init(ticks: Int64(second))
    }
}
