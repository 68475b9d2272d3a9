import EventKernel

/// What stands open in each cell at one moment, counted without letting anything happen.
struct CellSnapshot: Sendable {
    /// Grams left in pantries, to five digits in a cell of some hundred households: `[cell * commodityCount + commodity]`.
    var pantries: [Float]
    /// Orders of rounds that are not closed.
    var openOrders: [Int]
    /// Parcels that lie at the gate.
    var parcelsAtGate: [Int]

    init(cells: Int, commodities: Int) {
        pantries = Array(repeating: 0, count: cells * commodities)
        openOrders = Array(repeating: 0, count: cells)
        parcelsAtGate = openOrders
    }

    /// Adds the orders that a batch holds, and the parcels of it that lie at the gate.
    mutating func add(_ id: Batch.ID, in batches: BatchBook) {
        let batch = batches[id]
        guard batch.origin.isForHouseholds else { return }
        let isAtGate = batch.stage == .atGate
        for index in 0..<Int(batch.orders.count) {
            let order = batches.orders[batch.orders, index]
            guard !order.packages.isEmpty else { continue }
            if batch.origin == .round, !order.isPartial { openOrders[batch.cell.index] += 1 }
            if isAtGate { parcelsAtGate[batch.cell.index] += order.packages.total }
        }
    }
}

extension BatchOrigin {
    /// Whether its packages go to doors.
    fileprivate var isForHouseholds: Bool {
        switch self {
        case .round, .relief: true
        case .institution, .gateBuffer: false
        }
    }
}
