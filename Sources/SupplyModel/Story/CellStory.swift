public import EventKernel

/// What happened to one cell over the run.
public struct CellStory: Sendable {
    /// The position of the cell.
    public let cell: Int
    /// Its days.
    public internal(set) var days: [CellDay] = []
    /// What travelled to it, in the order in which stores granted it.
    public internal(set) var batches: [BatchStory] = []
}

/// What happened in a cell on one day.
public struct CellDay: Hashable, Sendable {
    /// Orders placed.
    public internal(set) var ordersPlaced = 0
    /// Packages in rounds that were below their minimum, or had no store, and went on to the next day.
    public internal(set) var rolledOver = 0
    /// Whether every store refused the cell.
    public internal(set) var isRefused = false
    /// Packages that stores granted.
    public internal(set) var granted = 0
    /// Trips that stopped at its gate.
    public internal(set) var arrivals = 0
    /// Handovers at its doors.
    public internal(set) var deliveries = 0
    /// Members of its community's crew at work when the shift began.
    public internal(set) var crew = 0
    /// Packages ordered and not granted at the end of the day.
    public internal(set) var waitingForStock = 0
    /// Packages with the store's pickers or at its door.
    public internal(set) var atStore = 0
    /// Packages on buses.
    public internal(set) var onBuses = 0
    /// Packages at the gate.
    public internal(set) var atGate = 0
}

/// What happened to a batch from the store to the gate.
public struct BatchStory: Sendable {
    /// The store that granted it.
    public let store: Int
    /// What it is: orders of a round, or something else.
    public let isRound: Bool
    /// Orders in it.
    public let orders: Int
    /// Packages in it.
    public let packages: Int
    /// When it was granted.
    public let grantedAt: Instant
    /// When it stood at the store's door.
    public internal(set) var pickedAt: Instant?
    /// When a bus left with it.
    public internal(set) var departedAt: Instant?
    /// When it lay at the gate.
    public internal(set) var unloadedAt: Instant?
    /// When the last of it was handed over.
    public internal(set) var doneAt: Instant?
    /// What happened on the way.
    public internal(set) var moments: [StoryMoment] = []
    /// What it waited for until the last of it was handed over.
    public internal(set) var waits: [Wait] = []
}
