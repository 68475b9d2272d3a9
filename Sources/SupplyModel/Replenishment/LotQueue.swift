/// A quantity of one commodity with one expiry day.
struct Lot: BitwiseCopyable, Sendable {
    /// The first day on which it is no longer good.
    var expiryDay: Int32
    var grams: Int64
}

/// The stock of one commodity at one node, as lots issued first expired, first out (FEFO).
struct LotQueue: Sendable {
    /// Lots by expiry day from `head` on; lots before `head` are used up.
    private var lots: [Lot] = []
    private var head = 0
    private(set) var total: Int64 = 0

    /// Adds a lot; one with the same expiry day is merged.
    ///
    /// - Complexity: O(lots that expire later).
    mutating func add(_ lot: Lot) {
        guard lot.grams > 0 else { return }
        total += lot.grams
        var index = lots.count
        while index > head, lots[index - 1].expiryDay > lot.expiryDay { index -= 1 }
        if index > head, lots[index - 1].expiryDay == lot.expiryDay {
            lots[index - 1].grams += lot.grams
        } else if index == head, head > 0 {
            head -= 1
            lots[head] = lot
        } else {
            lots.insert(lot, at: index)
        }
    }

    /// Takes the part of the first-expiring lot that is needed, at most all of it; nil when there is no stock.
    mutating func takeFirst(atMost grams: Int64) -> Lot? {
        guard grams > 0, head < lots.count else { return nil }
        let taken = min(grams, lots[head].grams)
        let lot = Lot(expiryDay: lots[head].expiryDay, grams: taken)
        lots[head].grams -= taken
        total -= taken
        if lots[head].grams == 0 { dropFirst() }
        return lot
    }

    /// Takes `grams` from the lots that expire first.
    ///
    /// - Precondition: `grams <= total`.
    mutating func take(_ grams: Int64) {
        precondition(grams <= total, "more was issued than is in stock")
        var left = grams
        while let lot = takeFirst(atMost: left) { left -= lot.grams }
    }

    /// Removes every lot that is no longer good on `day`, and returns how much that was.
    mutating func removeExpired(on day: Int) -> Int64 {
        var removed: Int64 = 0
        while head < lots.count, Int(lots[head].expiryDay) <= day {
            removed += lots[head].grams
            dropFirst()
        }
        total -= removed
        return removed
    }

    /// The grams counted lot by lot: what `total` must be.
    var countedTotal: Int64 { lots[head...].reduce(0) { $0 + $1.grams } }

    private mutating func dropFirst() {
        head += 1
        if head == lots.count {
            lots.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 32 {
            lots.removeFirst(head)
            head = 0
        }
    }
}
