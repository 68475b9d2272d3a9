/// The orders of one cell that travel together: closed in a round, granted by a store, carried in one trip.
struct Batch: BitwiseCopyable, Sendable {
    typealias ID = EntityID<Batch>

    /// Where its goods are.
    enum Stage: UInt8, BitwiseCopyable {
        /// No goods are set aside for it yet.
        case ordered
        case picking
        case staged
        case onBus
        case atGate
    }

    var cell: EntityID<Cell>
    var store: EntityID<City.Store>
    var stage: Stage
    var orders: OrderBlock
    /// Packages in it.
    var packages: Int32
    /// When a picker began with it, in seconds.
    var pickingAt: Int32 = 0
    /// Grams in it.
    var mass: Int64
    /// The next batch in the line it stands in.
    var next: UInt32
    /// Orders that a crew has taken up.
    var takenUp: UInt32
    /// Orders delivered.
    var delivered: UInt32
    // When it reached each step, in seconds.
    var allocatedAt: Int32
    var stagedAt: Int32
    var departedAt: Int32
    var unloadedAt: Int32
    /// Why it travels.
    var origin = BatchOrigin.round
    /// Whether buses take it before all that is not urgent.
    var isUrgent = false

    static let none = UInt32.max
}

/// All batches that are under way, and their orders.
struct BatchBook: Sendable {
    private var batches = SlotPool<Batch>()
    var orders = OrderPool()
    /// Until when what is in them is good.
    var freshness = ParcelFreshness()

    subscript(id: Batch.ID) -> Batch {
        _read { yield batches[id] }
        _modify { yield &batches[id] }
    }

    /// Opens a batch without orders.
    mutating func open(cell: EntityID<Cell>, store: EntityID<City.Store>) -> Batch.ID {
        batches.insert(
            Batch(
                cell: cell, store: store, stage: .ordered, orders: .empty, packages: 0, mass: 0, next: Batch.none,
                takenUp: 0, delivered: 0, allocatedAt: 0, stagedAt: 0, departedAt: 0, unloadedAt: 0))
    }

    /// Appends an order.
    mutating func append(_ order: Order, to id: Batch.ID, catalogue: Catalogue) {
        orders.append(order, to: &batches[id].orders)
        batches[id].packages += Int32(order.packages.total)
        batches[id].mass += catalogue.grams(in: order.packages)
    }

    /// Whether a bus that carries the batch would have no room left for the order.
    func isFull(_ id: Batch.ID, for order: Order, limit: LoadLimit, catalogue: Catalogue) -> Bool {
        !limit.admits(
            mass: batches[id].mass + catalogue.grams(in: order.packages),
            packages: batches[id].packages + Int32(order.packages.total))
    }

    /// The order at a position of a batch.
    subscript(id: Batch.ID, index: Int) -> Order {
        get { orders[batches[id].orders, index] }
        set { orders[batches[id].orders, index] = newValue }
    }

    /// The packages of a batch that are not delivered yet, kind by kind, counted order by order.
    func packages(in id: Batch.ID, kinds: Int) -> [Int64] {
        var sums = Array(repeating: Int64(0), count: kinds)
        for index in 0..<Int(batches[id].orders.count) {
            let packages = orders[batches[id].orders, index].packages
            for kind in 0..<kinds { sums[kind] += Int64(packages[kind]) }
        }
        return sums
    }

    /// Ends a batch and gives its room back.
    mutating func close(_ id: Batch.ID) {
        orders.release(batches[id].orders)
        freshness.forget(id)
        batches.remove(id)
    }

    /// Whether a batch is under way.
    func contains(_ id: Batch.ID) -> Bool { batches.contains(id) }

    /// The batches under way.
    var open: some Sequence<Batch.ID> { batches.ids }
}

/// A first-in, first-out line of batches, linked through the batches themselves.
struct BatchLine: BitwiseCopyable, Sendable {
    private var head = Batch.none
    private var tail = Batch.none

    /// The batch that has waited longest.
    var first: Batch.ID? { head == Batch.none ? nil : Batch.ID(Int(head)) }

    mutating func append(_ id: Batch.ID, in batches: inout BatchBook) {
        batches[id].next = Batch.none
        if head == Batch.none {
            head = id.rawValue
        } else {
            batches[Batch.ID(Int(tail))].next = id.rawValue
        }
        tail = id.rawValue
    }

    mutating func removeFirst(in batches: BatchBook) {
        guard let first else { return }
        head = batches[first].next
    }
}
