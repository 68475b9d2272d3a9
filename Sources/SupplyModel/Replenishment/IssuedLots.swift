import EventKernel

/// The lots that a store has just issued, until the batches they go into are known.
struct IssuedLots: Sendable {
    private var store = -1
    private var time = Instant.zero
    /// By commodity, in the order of issue.
    private var lots: [[Lot]]
    private var heads: [Int]

    init(commodityCount: Int) {
        lots = Array(repeating: [], count: commodityCount)
        heads = Array(repeating: 0, count: commodityCount)
    }

    /// Notes a lot; what other stores issued, or this one earlier, is forgotten.
    mutating func append(_ lot: Lot, of commodity: Int, at store: Int, now: Instant) {
        if store != self.store || now != time {
            (self.store, time) = (store, now)
            for index in lots.indices {
                lots[index].removeAll(keepingCapacity: true)
                heads[index] = 0
            }
        }
        lots[commodity].append(lot)
    }

    /// Takes the next grams of a commodity.
    ///
    /// - Returns: the first day on which one of them is no longer good; nil when nothing was noted for them.
    mutating func take(_ grams: Int64, of commodity: Int, at store: Int, now: Instant) -> Int32? {
        guard store == self.store, now == time else { return nil }
        var left = grams
        var earliest: Int32?
        while left > 0, heads[commodity] < lots[commodity].count {
            let head = heads[commodity]
            let lot = lots[commodity][head]
            earliest = min(earliest ?? lot.expiryDay, lot.expiryDay)
            lots[commodity][head].grams -= min(left, lot.grams)
            left -= min(left, lot.grams)
            if lots[commodity][head].grams == 0 { heads[commodity] += 1 }
        }
        return earliest
    }
}
