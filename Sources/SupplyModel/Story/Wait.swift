public import EventKernel

/// What an order waits for while it waits: a rule, or a resource that is not there.
public enum WaitReason: String, CaseIterable, Sendable {
    /// The round is open until its cut-off.
    case cutoff
    /// The round was below its minimum, and rolled over.
    case minimum
    /// The round has closed, and its store has not taken it up yet.
    case release
    /// The store was closed.
    case storeClosed = "store_closed"
    /// The store had too little of what was asked.
    case stock
    /// The pickers' shift was over.
    case pickersOffShift = "pickers_off_shift"
    /// Pickers were busy with what stood before it.
    case pickersBusy = "pickers_busy"
    /// It was being picked.
    case picking
    /// The buses' shift was over.
    case busesOffShift = "buses_off_shift"
    /// The store was not due: too little for a full bus, and not yet the longest wait, or not yet the hour of a wave.
    case notDue = "not_due"
    /// No bus was free.
    case noBus = "no_bus"
    /// A bus was free, and no trip was allowed: it would not have ended within the shift, a gate or a border was closed.
    case noTrip = "no_trip_allowed"
    /// A bus had been sent: it drove to the store and was loaded.
    case loading
    /// The bus drove, or served the stops before.
    case travel
    /// The bus had broken down.
    case breakdown
    /// The crew's shift was over.
    case crewOffShift = "crew_off_shift"
    /// Nobody of the crew was at work during the shift.
    case crewAbsent = "crew_absent"
    /// Everybody of the crew was on a round.
    case crewBusy = "crew_busy"
    /// The resident had not come to the gate, or stood in line there.
    case resident
    /// A member was on the way to the door.
    case delivery
}

/// A stretch of an order's way: in which stage it was, and what it waited for.
public struct Wait: Hashable, Sendable {
    /// The stage, as the ledger counts it.
    public internal(set) var stage: Stage
    /// What was waited for.
    public internal(set) var reason: WaitReason
    /// When it began.
    public internal(set) var from: Instant
    /// When it ended.
    public internal(set) var to: Instant

    /// How long it was.
    public var span: Span { to - from }
}

/// Stretches of time one after another, each with its reason.
struct WaitLine: Sendable {
    private(set) var waits: [Wait] = []

    /// Appends a stretch; one that goes on for the same reason becomes longer.
    mutating func append(_ reason: WaitReason, from: Instant, to: Instant) {
        guard to > from else { return }
        if let last = waits.last, last.reason == reason, last.to == from {
            waits[waits.count - 1].to = to
        } else {
            waits.append(Wait(stage: .round, reason: reason, from: from, to: to))
        }
    }

    /// The part of it between two instants.
    func between(_ from: Instant, _ to: Instant) -> [Wait] {
        waits.compactMap { wait in
            var wait = wait
            wait.from = max(wait.from, from)
            wait.to = min(wait.to, to)
            return wait.to > wait.from ? wait : nil
        }
    }

    /// Gives all of it after an instant another reason.
    mutating func explain(after instant: Instant, until end: Instant, by reason: WaitReason) {
        let before = between(.distantPast, instant)
        let rest = between(end, .distantFuture)
        waits = before
        append(reason, from: instant, to: end)
        for wait in rest { append(wait.reason, from: wait.from, to: wait.to) }
    }

    /// Replaces all of it.
    mutating func replace(by lines: [Wait]) {
        waits = []
        for wait in lines { append(wait.reason, from: wait.from, to: wait.to) }
    }
}

extension [Wait] {
    /// The same stretches, split where one stage ends and the next begins, each with its stage.
    ///
    /// - Parameter ends: the stages in order, each with the instant at which it ended.
    func inStages(_ ends: [(stage: Stage, end: Instant)]) -> [Wait] {
        var result: [Wait] = []
        for wait in self {
            var from = wait.from
            for (stage, end) in ends where end > from && from < wait.to {
                let to = Swift.min(end, wait.to)
                result.append(Wait(stage: stage, reason: wait.reason, from: from, to: to))
                from = to
            }
        }
        return result
    }
}
