import EventKernel
public import Statistics

/// What became of the orders that were placed on one day.
public struct DueTally: Sendable, Hashable {
    /// Orders placed so long before the end of the run that they could be late.
    public internal(set) var due = 0
    /// Those of them that came whole, in one delivery, in a good state and on time.
    public internal(set) var onTimeInFull = 0
    /// Orders of which nothing was cancelled and the last part was delivered.
    public internal(set) var inFull = 0
}

/// How orders fared against their promise, and the parts of orders that never came.
public struct ServiceTally: Sendable, Hashable {
    /// By the day on which orders were placed.
    public internal(set) var days: [DueTally]
    /// Seconds from the order to when a part of it was cancelled, over such parts.
    public internal(set) var cancelledAfter = LogHistogram()
    /// Seconds from the order to the end of the run, over the parts that are still on their way.
    public internal(set) var openAfter = LogHistogram()

    /// Seconds from order to door within which an order is on time, by the day on which it is placed.
    private var promises: [Int64]
    /// The second at which the run ends.
    private let end: Int64

    init(_ plan: CityPlan) {
        days = Array(repeating: DueTally(), count: plan.days)
        promises = Array(repeating: Span(hours: plan.measures.onTimeHours).ticks, count: plan.days)
        end = Int64(plan.days * secondsPerDay)
    }

    /// Takes over what is promised to orders that are placed from a day on.
    mutating func adopt(_ measures: MeasuresPlan, from day: Int) {
        for day in day..<promises.count { promises[day] = Span(hours: measures.onTimeHours).ticks }
    }

    /// An order is over: its last part came, or will not come, or has not come by the end of the run.
    ///
    /// - Parameters:
    ///   - door: when that part came; nil if it did not.
    ///   - isGood: whether all of that part was in a good state.
    @inline(__always)
    mutating func closed(_ order: Order, at door: Instant?, isGood: Bool) {
        let day = Int(order.placedAt) / secondsPerDay
        let isInFull = door != nil && !order.isShort
        if isInFull { days[day].inFull += 1 }
        let promise = promises[day]
        guard Int64(order.placedAt) <= end - promise else { return }
        days[day].due += 1
        guard isInFull, isGood, !order.isRemainder, let door else { return }
        if door.ticks - Int64(order.placedAt) <= promise { days[day].onTimeInFull += 1 }
    }
}

extension Ledger {
    /// What a household still waits for at the end of the run.
    mutating func leftOpen(_ order: Order, at end: Instant) {
        service.openAfter.add(end.ticks - Int64(order.placedAt))
        if !order.isPartial { service.closed(order, at: nil, isGood: false) }
    }
}
