/// A discrete-event simulation: a model, its clock and its pending events, as one value.
///
/// Copying the simulator forks the world: the copy and the original go on independently and, left alone, identically.
/// Events happen in the order of time, then priority, then insertion.
public struct Simulator<Model: SimulationModel> {
    /// Why a run ended.
    public enum StopReason: Hashable, Sendable {
        /// The next event lies at or after the horizon; the clock stands at the horizon.
        case horizon
        /// No event is pending.
        case exhausted
        /// As many events happened as were allowed.
        case eventLimit
        /// The caller's predicate no longer held.
        case predicate
        /// The model called ``Schedule/stop()``.
        case requested
    }

    /// The model and all its state.
    public var model: Model

    /// The clock and the pending events.
    public var schedule: Schedule<Model.Event>

    /// How many events have happened.
    @inlinable
    public var eventCount: Int { handledEvents }

    @usableFromInline var handledEvents = 0

    /// Creates a simulation in which nothing is pending yet.
    @inlinable
    public init(model: Model, startingAt start: Instant = .zero) {
        self.model = model
        schedule = Schedule(startingAt: start)
    }

    /// The clock.
    @inlinable
    public var now: Instant { schedule.now }

    /// Lets the next event happen.
    ///
    /// - Returns: `false` when no event was pending.
    @inlinable
    @discardableResult
    public mutating func step() -> Bool {
        guard let entry = schedule.queue.popMin() else { return false }
        schedule.clock = entry.time
        handledEvents += 1
        model.handle(entry.event, in: &schedule)
        return true
    }

    /// Runs until no event is pending or the model stops the run.
    @inlinable
    @discardableResult
    public mutating func run() -> StopReason {
        run(until: .distantFuture)
    }

    /// Lets all events before `horizon` happen, then sets the clock to it.
    ///
    /// Events at the horizon itself stay pending, so that `run(until: a)` and `run(until: b)` in turn are the same as
    /// `run(until: b)`. At `Instant.distantFuture` there is no horizon: the clock stays at the last event.
    @inlinable
    @discardableResult
    public mutating func run(until horizon: Instant) -> StopReason {
        run(until: horizon, maximumEvents: .max)
    }

    /// Lets at most `maximumEvents` events before `horizon` happen.
    ///
    /// The clock moves to the horizon only when no event before it is left.
    @inlinable
    @discardableResult
    public mutating func run(until horizon: Instant, maximumEvents: Int) -> StopReason {
        var left = maximumEvents
        return run(
            until: horizon,
            continuing: { _ in
                left -= 1
                return left >= 0
            }) ?? .eventLimit
    }

    /// Lets events before `horizon` happen as long as the predicate, asked before each event, holds.
    @inlinable
    @discardableResult
    public mutating func run(
        until horizon: Instant = .distantFuture, while predicate: (borrowing Simulator) -> Bool
    ) -> StopReason {
        run(until: horizon, continuing: predicate) ?? .predicate
    }

    /// Lets all events before `horizon` happen, and shows each to `trace` before it does.
    ///
    /// For a trace, a progress report or a fingerprint; a run without one pays nothing for it.
    ///
    /// - Parameters:
    ///   - horizon: where to stop, as in ``run(until:)``.
    ///   - trace: sees the event with its time and priority, and the model as it is before the event.
    @inlinable
    @discardableResult
    public mutating func run(
        until horizon: Instant, trace: (EventQueue<Model.Event>.Entry, borrowing Model) -> Void
    ) -> StopReason {
        let reason: StopReason? = run(
            until: horizon,
            continuing: { simulator in
                if let entry = simulator.schedule.queue.peek { trace(entry, simulator.model) }
                return true
            })
        return reason ?? .predicate
    }

    @inlinable
    mutating func run(until horizon: Instant, continuing predicate: (borrowing Simulator) -> Bool) -> StopReason? {
        precondition(horizon >= schedule.clock, "the horizon of a run lies in the past")
        schedule.stopRequested = false
        while let time = schedule.queue.peek?.time {
            guard time < horizon else {
                schedule.clock = horizon
                return .horizon
            }
            guard predicate(self) else { return nil }
            step()
            if schedule.stopRequested { return .requested }
        }
        if horizon < .distantFuture { schedule.clock = horizon }
        return .exhausted
    }
}

extension Simulator: Sendable where Model: Sendable, Model.Event: Sendable {}
