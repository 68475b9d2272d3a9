/// A quantity that expires at one time.
struct StockLot: BitwiseCopyable, Sendable {
    /// For goods that do not spoil, or whose life has not begun.
    static let notBegun = Int64.max

    /// The period in whose step `expire` it is thrown away or, where a life ends exactly, the tick.
    var expiry: Int64
    var count: Int64
}

/// The lots of one node in the order in which they came, or, first expired first out, in the order in which they expire.
struct StockLots: Sendable {
    private var lots: [StockLot] = []
    private var head = 0
    private let issue: NodePlan.Issue

    init(issue: NodePlan.Issue) {
        self.issue = issue
    }

    /// Adds a lot.
    mutating func add(_ lot: StockLot) {
        guard lot.count > 0 else { return }
        guard issue == .fefo else {
            lots.append(lot)
            return
        }
        var index = lots.count
        while index > head, lots[index - 1].expiry > lot.expiry { index -= 1 }
        lots.insert(lot, at: index)
    }

    /// Takes at most so much of the lot whose turn it is.
    ///
    /// - Precondition: there is a lot.
    mutating func take(atMost count: Int64) -> StockLot {
        let index = issue == .lifo ? lots.count - 1 : head
        let taken = min(count, lots[index].count)
        let lot = StockLot(expiry: lots[index].expiry, count: taken)
        lots[index].count -= taken
        if lots[index].count == 0 { drop(index) }
        return lot
    }

    /// Removes what expires at a time or did before, and returns how much that was.
    mutating func expire(at time: Int64) -> Int64 {
        var expired: Int64 = 0
        var kept = head
        for index in head..<lots.count {
            if lots[index].expiry <= time {
                expired += lots[index].count
            } else {
                lots[kept] = lots[index]
                kept += 1
            }
        }
        lots.removeLast(lots.count - kept)
        return expired
    }

    /// The sum over lots.
    var total: Int64 { lots[head...].reduce(0) { $0 + $1.count } }

    private mutating func drop(_ index: Int) {
        if index == lots.count - 1 {
            lots.removeLast()
        } else {
            head += 1
        }
        if head == lots.count {
            lots.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 32 {
            lots.removeFirst(head)
            head = 0
        }
    }
}
