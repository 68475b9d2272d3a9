import EventKernel

/// The lots that stores have just issued, until the batches they go into are known.
struct IssuedLots: Sendable {
    private let commodityCount: Int
    /// When each store last issued something.
    private var times: [Instant]
    /// In the order of issue: `[store * commodityCount + commodity]`.
    private var lots: [[Lot]]
    private var heads: [Int]

    init(stores: Int, commodityCount: Int) {
        self.commodityCount = commodityCount
        times = Array(repeating: .zero, count: stores)
        lots = Array(repeating: [], count: stores * commodityCount)
        heads = Array(repeating: 0, count: lots.count)
    }

    /// Notes a lot; what the store issued earlier is forgotten.
    mutating func append(_ lot: Lot, of commodity: Int, at store: Int, now: Instant) {
        let first = store * commodityCount
        if now != times[store] {
            times[store] = now
            for index in first..<first + commodityCount {
                lots[index].removeAll(keepingCapacity: true)
                heads[index] = 0
            }
        }
        lots[first + commodity].append(lot)
    }

    /// Takes the next grams of a commodity.
    ///
    /// - Returns: the first day on which one of them is no longer good; nil when nothing was noted for them.
    mutating func take(_ grams: Int64, of commodity: Int, at store: Int, now: Instant) -> Int32? {
        guard now == times[store] else { return nil }
        let index = store * commodityCount + commodity
        var left = grams
        var earliest: Int32?
        while left > 0, heads[index] < lots[index].count {
            let lot = lots[index][heads[index]]
            earliest = min(earliest ?? lot.expiryDay, lot.expiryDay)
            lots[index][heads[index]].grams -= min(left, lot.grams)
            left -= min(left, lot.grams)
            if lots[index][heads[index]].grams == 0 { heads[index] += 1 }
        }
        return earliest
    }
}
