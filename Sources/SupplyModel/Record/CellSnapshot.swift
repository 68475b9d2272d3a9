import EventKernel

/// What stands open in each cell at one moment, counted without letting anything happen.
struct CellSnapshot: Sendable {
    /// Grams left in pantries: `[cell * commodityCount + commodity]`.
    var pantries: [Int64]
    /// Grams that the households need in a day: `[cell * commodityCount + commodity]`.
    var needs: [Int64]
    /// Orders of rounds that are not closed.
    var openOrders: [Int]
    /// Parcels that lie at the gate.
    var parcelsAtGate: [Int]

    init(cells: Int, commodities: Int) {
        pantries = Array(repeating: 0, count: cells * commodities)
        needs = pantries
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

extension Households {
    /// Adds what pantries will be found to hold of each commodity, and what is needed of it in a day; nothing changes.
    ///
    /// Each commodity is looked at for itself: what households would eat in place of another since they were last settled
    /// is not foreseen.
    ///
    /// - Complexity: O(households x commodities).
    func addPantries(of range: Range<Int>, at now: Instant, pantries: inout [Int64], needs: inout [Int64], from base: Int)
    {
        let day = Int64(secondsPerDay)
        for household in range {
            let row = wants.row(of: household, in: traits)
            let people = persons(in: household)
            let last = min(settledAt(household), now.ticks)
            for commodity in 0..<commodityCount {
                let perDay = wants.need[row + commodity] * people
                let eaten = perDay * now.ticks / day - perDay * last / day
                pantries[base + commodity] += max(0, Int64(pantry[household * commodityCount + commodity]) - eaten)
                needs[base + commodity] += perDay
            }
        }
    }
}
