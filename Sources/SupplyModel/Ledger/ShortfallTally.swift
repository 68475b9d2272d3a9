import EventKernel

/// What stores could not grant when they were asked.
public struct ShortfallTally: Sendable, Hashable {
    /// Orders that a phase cancelled at its start.
    public internal(set) var ordersCleared = 0
    /// Grams that wait for a later round.
    var backordered: Int64 = 0
    /// Until when that has been counted.
    var since = Instant.zero
}

extension Ledger {
    /// Stores put so much more (or less) off to later rounds.
    mutating func backordersChanged(by grams: Int64, at now: Instant) {
        days[today].backorderedGramSeconds += Int(shortfall.backordered * (now - shortfall.since).ticks)
        shortfall.since = now
        shortfall.backordered += grams
    }

    /// A store cancelled what it could not grant.
    mutating func lostSale(_ grams: Int64) {
        days[today].lostSales.count += grams
    }

    /// A phase cancelled an order at its start.
    mutating func cleared(_ order: Order, wasWaiting: Bool, at now: Instant) {
        if wasWaiting, order.isBackordered {
            backordersChanged(by: -catalogue.grams(in: order.packages), at: now)
        }
        // The rest of an order of which this is a part is cancelled at the same moment, and closes it.
        if order.isPartial { return }
        shortfall.ordersCleared += 1
        cancelled(order, partGoesOn: false, at: now)
    }
}
