/// The future event list: pending events in the order of time, then priority, then insertion.
///
/// Lower priorities come first at the same instant. Each insertion returns a handle with which the event can be
/// cancelled or moved while it is pending. The queue is a value: a copy shares what neither has changed since.
///
/// ```swift
/// var queue = EventQueue<Int>()
/// let handle = queue.insert(1, at: Instant(ticks: 60))
/// queue.insert(2, at: Instant(ticks: 30))
/// queue.reschedule(handle, to: Instant(ticks: 10))
/// while let entry = queue.popMin() { print(entry.time.ticks, entry.event) }
/// ```
///
/// A ladder of buckets (see `Ladder`) keeps the order of 16-byte entries; the events lie in a table of slots, to which
/// entries and handles point. Cancelling leaves an entry without a slot behind, and rescheduling an outdated one; when
/// these outnumber the pending events they are swept out.
///
/// - Complexity: insertion, removal, cancelling and rescheduling are O(1) amortised on the loads of simulations, and
///   O(log *n*) at worst; copying is O(1), and O(*n*) at the first change after it.
public struct EventQueue<Event: BitwiseCopyable> {
    @usableFromInline var ladder: Ladder
    @usableFromInline var slots: RawBuffer<Slot>
    @usableFromInline var slotsUsed = 0
    @usableFromInline var freeSlot = Self.noSlot
    @usableFromInline var memory: QueueMemory

    /// The number of pending events.
    public internal(set) var count: Int {
        @inlinable get { pendingCount }
        @inlinable set { pendingCount = newValue }
    }

    @usableFromInline var pendingCount = 0

    /// An upper bound on the entries that point to no pending event any more.
    @usableFromInline var outdatedCount = 0

    /// What ``refill()`` last read; kept so that the reads are not optimized away.
    @usableFromInline var statesRead: UInt32 = 0

    /// Slots that outdated entries may still point to.
    @usableFromInline var retiredSlots: [UInt32] = []

    @inlinable static var noSlot: UInt32 { .max }

    /// Creates an empty queue.
    @inlinable
    public init() {
        self.init(minimumCapacity: 0)
    }

    /// Creates an empty queue with room for `minimumCapacity` pending events.
    @inlinable
    public init(minimumCapacity: Int) {
        memory = QueueMemory()
        ladder = Ladder(minimumCapacity: minimumCapacity, in: memory)
        slots = RawBuffer(capacity: minimumCapacity, role: .slots, in: memory)
    }

    /// Whether no event is pending.
    @inlinable
    public var isEmpty: Bool { pendingCount == 0 }

    /// The first pending event, or `nil` when there is none.
    ///
    /// - Complexity: O(1).
    @inlinable
    public var peek: Entry? {
        guard pendingCount > 0 else { return nil }
        let first = ladder.near[ladder.nearStart]
        return Entry(first, event: slots[first.slot].event)
    }

    /// Adds an event.
    ///
    /// - Parameters:
    ///   - event: what happens.
    ///   - time: when; any instant, for the queue itself has no clock.
    ///   - priority: rank among the events of that instant; lower comes first.
    /// - Returns: a handle that names the event while it is pending.
    @inlinable
    @inline(__always)
    @discardableResult
    public mutating func insert(_ event: Event, at time: Instant, priority: Int8 = 0) -> EventHandle {
        ownMemory()
        let slot = takeSlot()
        slots[Int(slot)].event = event
        slots[Int(slot)].state = Slot.state(priority: priority)
        ladder.insert(PendingEntry(time: time.ticks, priority: priority, version: 0, slot: slot), in: memory)
        pendingCount &+= 1
        return EventHandle(slot: slot, generation: slots[Int(slot)].generation)
    }

    /// Removes and returns the first pending event, or `nil` when there is none.
    @inlinable
    @inline(__always)
    @discardableResult
    public mutating func popMin() -> Entry? {
        guard pendingCount > 0 else { return nil }
        ownMemory()
        let first = ladder.near[ladder.nearStart]
        ladder.nearStart &+= 1
        let entry = Entry(first, event: slots[first.slot].event)
        release(UInt32(truncatingIfNeeded: first.slot))
        pendingCount &-= 1
        settle()
        return entry
    }

    /// Brings a pending event to the start of near, unless none is pending.
    @inlinable
    @inline(__always)
    mutating func settle() {
        if ladder.nearStart == ladder.nearEnd { refill() }
        if outdatedCount > 0 { dropOutdated() }
    }

    /// Refills near, and reads all slots that it points to at once, so that their cache misses overlap.
    @inlinable
    @inline(never)
    mutating func refill() {
        ladder.refill(in: memory)
        guard slotsUsed > 1 << 14 else { return }
        var states: UInt32 = 0
        for index in ladder.nearStart..<ladder.nearEnd { states |= slots[ladder.near[index].slot].state }
        statesRead = states
    }

    /// Removes outdated entries from the start of near, and refills it when it becomes empty.
    @inlinable
    mutating func dropOutdated() {
        while ladder.nearStart < ladder.nearEnd {
            let first = ladder.near[ladder.nearStart]
            if slots[first.slot].isCurrent(first) { return }
            ladder.nearStart &+= 1
            if ladder.nearStart == ladder.nearEnd { refill() }
        }
    }

    /// Makes this queue the only user of its memory.
    @inlinable
    @inline(__always)
    mutating func ownMemory() {
        if !isKnownUniquelyReferenced(&memory) { copyMemory() }
    }

    @inlinable
    @inline(never)
    mutating func copyMemory() {
        memory = QueueMemory()
        ladder.copy(into: memory)
        slots.replace(capacity: slots.capacity, used: slotsUsed, role: .slots, in: memory)
    }
}

extension EventQueue {
    /// One pending event with its place in the order.
    public struct Entry: BitwiseCopyable {
        /// When the event happens.
        public let time: Instant
        /// Its rank among the events of the same instant; lower comes first.
        public let priority: Int8
        /// What happens.
        public let event: Event

        @inlinable
        init(_ entry: PendingEntry, event: Event) {
            time = Instant(ticks: entry.time)
            priority = entry.priority
            self.event = event
        }
    }
}

extension EventQueue: @unchecked Sendable where Event: Sendable {}
extension EventQueue.Entry: Sendable where Event: Sendable {}
