/// What a model sees of the engine while it handles an event: the clock, and the events to come.
///
/// No event can be placed before ``now``: trying to stops the program with a message, in release builds too. A stale
/// handle is answered with `nil` or `false`.
public struct Schedule<Event: BitwiseCopyable> {
    /// The clock: the time of the event being handled, or of the end of the last run.
    @inlinable
    public var now: Instant { clock }

    @usableFromInline var clock: Instant
    @usableFromInline var queue: EventQueue<Event>
    @usableFromInline var stopRequested = false

    @inlinable
    init(startingAt start: Instant) {
        clock = start
        queue = EventQueue()
    }

    /// The number of pending events.
    @inlinable
    public var pendingCount: Int { queue.count }

    /// The time of the next pending event, or `nil` when there is none.
    @inlinable
    public var nextTime: Instant? { queue.peek?.time }

    /// Places an event at an instant.
    ///
    /// - Parameters:
    ///   - time: when it happens; not before ``now``.
    ///   - event: what happens.
    ///   - priority: rank among the events of that instant; lower comes first.
    /// - Returns: a handle with which it can be cancelled or moved while it is pending.
    @inlinable
    @discardableResult
    public mutating func at(_ time: Instant, _ event: Event, priority: Int8 = 0) -> EventHandle {
        precondition(time >= clock, "an event was placed in the past")
        return queue.insert(event, at: time, priority: priority)
    }

    /// Places an event after a delay.
    ///
    /// - Parameters:
    ///   - delay: how long after ``now``; not negative. With no delay it still happens after the events that were
    ///     placed at this instant, with this priority, before it.
    ///   - event: what happens.
    ///   - priority: rank among the events of that instant; lower comes first.
    /// - Returns: a handle with which it can be cancelled or moved while it is pending.
    @inlinable
    @discardableResult
    public mutating func after(_ delay: Span, _ event: Event, priority: Int8 = 0) -> EventHandle {
        at(clock + delay, event, priority: priority)
    }

    /// Removes a pending event.
    ///
    /// - Returns: the event, or `nil` when the handle is stale.
    @inlinable
    @discardableResult
    public mutating func cancel(_ handle: EventHandle) -> Event? {
        queue.cancel(handle)
    }

    /// Moves a pending event to another instant, not before ``now``, and to another priority when one is given.
    ///
    /// Among the events of its new instant and priority it counts as placed now. The handle stays valid.
    ///
    /// - Returns: `false` when the handle is stale, and nothing was moved.
    @inlinable
    @discardableResult
    public mutating func reschedule(_ handle: EventHandle, to time: Instant, priority: Int8? = nil) -> Bool {
        precondition(time >= clock, "an event was moved into the past")
        return queue.reschedule(handle, to: time, priority: priority)
    }

    /// Whether the event that the handle names is still pending.
    @inlinable
    public func contains(_ handle: EventHandle) -> Bool {
        queue.contains(handle)
    }

    /// All pending events in the order in which they would happen.
    ///
    /// - Complexity: O(*n* log *n*).
    @inlinable
    public func pendingInOrder() -> [EventQueue<Event>.Entry] {
        queue.inOrder()
    }

    /// Ends the current run after the event being handled.
    @inlinable
    public mutating func stop() {
        stopRequested = true
    }
}

extension Schedule: Sendable where Event: Sendable {}
