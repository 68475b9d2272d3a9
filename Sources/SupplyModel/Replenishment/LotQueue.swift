/// A quantity of one commodity with one expiry day.
struct Lot: BitwiseCopyable, Sendable {
    /// The first day on which it is no longer good.
    var expiryDay: Int32
    var grams: Int64
}

/// Which lot is issued first.
public enum IssueOrder: String, CaseIterable, Sendable {
    /// First expired, first out.
    case fefo
    /// First in, first out.
    case fifo
    /// Last in, first out.
    case lifo
}

/// The stock of one commodity at one node, as lots.
///
/// First expired, first out keeps lots by expiry day; the other orders keep them as they came.
struct LotQueue: Sendable {
    /// Lots from `head` on; lots before `head` are used up.
    private var lots: [Lot] = []
    private var head = 0
    private(set) var total: Int64 = 0
    private let issue: IssueOrder

    init(issue: IssueOrder = .fefo) {
        self.issue = issue
    }

    /// Adds a lot; one with the same expiry day is merged, where that changes no order of issue.
    ///
    /// - Complexity: O(lots that expire later), amortised O(1) where lots are kept as they came.
    mutating func add(_ lot: Lot) {
        guard lot.grams > 0 else { return }
        total += lot.grams
        var index = lots.count
        if issue == .fefo {
            while index > head, lots[index - 1].expiryDay > lot.expiryDay { index -= 1 }
        }
        if index > head, lots[index - 1].expiryDay == lot.expiryDay {
            lots[index - 1].grams += lot.grams
        } else if index == head, head > 0 {
            head -= 1
            lots[head] = lot
        } else {
            lots.insert(lot, at: index)
        }
    }

    /// Takes the part of the lot whose turn it is that is needed, at most all of it; nil when there is no stock.
    mutating func takeFirst(atMost grams: Int64) -> Lot? {
        guard grams > 0, head < lots.count else { return nil }
        let index = issue == .lifo ? lots.count - 1 : head
        let taken = min(grams, lots[index].grams)
        let lot = Lot(expiryDay: lots[index].expiryDay, grams: taken)
        lots[index].grams -= taken
        total -= taken
        if lots[index].grams == 0 {
            if issue == .lifo { dropLast() } else { dropFirst() }
        }
        return lot
    }

    /// Takes `grams` in the order of issue.
    ///
    /// - Precondition: `grams <= total`.
    mutating func take(_ grams: Int64) {
        precondition(grams <= total, "more was issued than is in stock")
        var left = grams
        while let lot = takeFirst(atMost: left) { left -= lot.grams }
    }

    /// Removes every lot that is no longer good on `day`, and returns how much that was.
    ///
    /// - Complexity: O(lots removed) by expiry day, O(lots) otherwise.
    mutating func removeExpired(on day: Int) -> Int64 {
        var removed: Int64 = 0
        if issue == .fefo {
            while head < lots.count, Int(lots[head].expiryDay) <= day {
                removed += lots[head].grams
                dropFirst()
            }
        } else {
            for index in head..<lots.count where Int(lots[index].expiryDay) <= day {
                removed += lots[index].grams
                lots[index].grams = 0
            }
            if removed > 0 { dropEmpty() }
        }
        total -= removed
        return removed
    }

    /// Removes a share of every lot, to the gram below, and returns how much that was.
    mutating func remove(share: Double) -> Int64 {
        var removed: Int64 = 0
        for index in head..<lots.count {
            let lost = min(lots[index].grams, Int64(Double(lots[index].grams) * share))
            lots[index].grams -= lost
            removed += lost
        }
        total -= removed
        dropEmpty()
        return removed
    }

    /// The grams that expire on `day` or before.
    ///
    /// - Complexity: O(lots).
    func expiring(by day: Int) -> Int64 {
        lots[head...].reduce(0) { Int($1.expiryDay) <= day ? $0 + $1.grams : $0 }
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

    private mutating func dropLast() {
        lots.removeLast()
        if head == lots.count {
            lots.removeAll(keepingCapacity: true)
            head = 0
        }
    }

    private mutating func dropEmpty() {
        lots.removeFirst(head)
        head = 0
        lots.removeAll { $0.grams == 0 }
    }
}

extension LotQueue {
    /// Stock of ten equal parts whose lives left rise evenly up to `newest` days, the first a tenth of the way up from
    /// `oldest`.
    init(aged grams: Int64, newest: Int, oldest: Int = 0, issue: IssueOrder = .fefo) {
        self.init(issue: issue)
        for part in 1...10 {
            let share = grams * Int64(part) / 10 - grams * Int64(part - 1) / 10
            add(Lot(expiryDay: Int32(max(1, oldest + (newest - oldest) * part / 10)), grams: share))
        }
    }
}
