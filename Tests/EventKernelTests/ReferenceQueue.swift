import EventKernel

/// The future event list: pending events in the order of time, then priority, then insertion.
///
/// Lower priorities come first at the same instant. Each insertion returns a handle with which the event can be
/// cancelled or moved while it is pending. The queue is a value: a copy shares nothing that either can change.
///
/// Structure: an indexed 4-ary heap (Johnson 1975) over entries, beside a table of slots that handles point into.
struct ReferenceQueue<Event: BitwiseCopyable> {
    /// One pending event with its place in the order.
    struct Entry: BitwiseCopyable {
        /// When the event happens.
        let time: Instant
        /// Its rank among the events of the same instant; lower comes first.
        let priority: Int8
        /// What happens.
        let event: Event

        init(time: Instant, priority: Int8, event: Event) {
            self.time = time
            self.priority = priority
            self.event = event
        }
    }

    struct Handle: Hashable {
        let slot: UInt32
        let generation: UInt32
    }

    struct Node: BitwiseCopyable, Sendable {
        var time: Int64
        var rank: UInt64
        var slot: UInt32

        init(time: Int64, rank: UInt64, slot: UInt32) {
            self.time = time
            self.rank = rank
            self.slot = slot
        }

        static func precedes(_ lhs: Node, _ rhs: Node) -> Bool {
            lhs.time < rhs.time || (lhs.time == rhs.time && lhs.rank < rhs.rank)
        }

        var priority: Int8 { Int8(truncatingIfNeeded: Int(truncatingIfNeeded: rank >> 56) - 128) }
    }

    struct Slot: BitwiseCopyable {
        var event: Event
        var generation: UInt32
        var position: UInt32

        init(event: Event, generation: UInt32, position: UInt32) {
            self.event = event
            self.generation = generation
            self.position = position
        }
    }

    static var free: UInt32 { .max }

    var nodes: [Node] = []
    var slots: [Slot] = []
    var freeSlots: [UInt32] = []
    var insertions: UInt64 = 0

    /// Creates an empty queue.
    init() {}

    /// Creates an empty queue with room for `minimumCapacity` pending events.
    init(minimumCapacity: Int) {
        nodes.reserveCapacity(minimumCapacity)
        slots.reserveCapacity(minimumCapacity)
    }

    /// The number of pending events.
    var count: Int { nodes.count }

    /// Whether no event is pending.
    var isEmpty: Bool { nodes.isEmpty }

    /// The first pending event, or `nil` when there is none.
    ///
    /// - Complexity: O(1).
    var peek: Entry? {
        guard let node = nodes.first else { return nil }
        return Entry(time: Instant(ticks: node.time), priority: node.priority, event: slots[Int(node.slot)].event)
    }

    /// Adds an event.
    ///
    /// - Parameters:
    ///   - event: what happens.
    ///   - time: when; any instant, for the queue itself has no clock.
    ///   - priority: rank among the events of that instant; lower comes first.
    /// - Returns: a handle that names the event while it is pending.
    /// - Complexity: O(log *n*).
    @discardableResult
    mutating func insert(_ event: Event, at time: Instant, priority: Int8 = 0) -> Handle {
        let index: UInt32
        let generation: UInt32
        if let last = freeSlots.popLast() {
            index = last
            generation = slots[Int(index)].generation
            slots[Int(index)].event = event
        } else {
            precondition(slots.count < Int(UInt32.max), "an event queue holds at most 2^32 - 1 pending events")
            index = UInt32(truncatingIfNeeded: slots.count)
            generation = 0
            slots.append(Slot(event: event, generation: 0, position: Self.free))
        }
        let node = Node(time: time.ticks, rank: nextRank(priority), slot: index)
        nodes.append(node)
        siftUp(node, from: nodes.count - 1)
        return Handle(slot: index, generation: generation)
    }

    /// Removes and returns the first pending event, or `nil` when there is none.
    ///
    /// - Complexity: O(log *n*).
    mutating func popMin() -> Entry? {
        guard let node = nodes.first else { return nil }
        let event = slots[Int(node.slot)].event
        remove(at: 0)
        release(node.slot)
        return Entry(time: Instant(ticks: node.time), priority: node.priority, event: event)
    }

    /// Removes a pending event.
    ///
    /// - Returns: the event, or `nil` when the handle is stale.
    /// - Complexity: O(log *n*).
    @discardableResult
    mutating func cancel(_ handle: Handle) -> Event? {
        guard let position = position(of: handle) else { return nil }
        let event = slots[Int(handle.slot)].event
        remove(at: position)
        release(handle.slot)
        return event
    }

    /// Moves a pending event to another time, and to another priority when one is given.
    ///
    /// Among the events of the new instant and priority it counts as inserted now. The handle stays valid.
    ///
    /// - Returns: `false` when the handle is stale, and nothing was moved.
    /// - Complexity: O(log *n*).
    @discardableResult
    mutating func reschedule(_ handle: Handle, to time: Instant, priority: Int8? = nil) -> Bool {
        guard let position = position(of: handle) else { return false }
        let rank = nextRank(priority ?? nodes[position].priority)
        let node = Node(time: time.ticks, rank: rank, slot: handle.slot)
        if Node.precedes(node, nodes[position]) {
            siftUp(node, from: position)
        } else {
            siftDown(node, from: position)
        }
        return true
    }

    /// Whether the event that the handle names is still pending.
    ///
    /// - Complexity: O(1).
    func contains(_ handle: Handle) -> Bool {
        position(of: handle) != nil
    }

    /// Removes all pending events; their handles are stale afterwards.
    ///
    /// - Complexity: O(*n*).
    mutating func removeAll() {
        for node in nodes { release(node.slot) }
        nodes.removeAll(keepingCapacity: true)
    }

    /// All pending events in the order in which they would happen.
    ///
    /// - Complexity: O(*n* log *n*).
    func inOrder() -> [Entry] {
        nodes.sorted(by: Node.precedes).map { node in
            Entry(time: Instant(ticks: node.time), priority: node.priority, event: slots[Int(node.slot)].event)
        }
    }

    mutating func nextRank(_ priority: Int8) -> UInt64 {
        precondition(insertions < 1 << 56, "an event queue accepts at most 2^56 insertions")
        defer { insertions += 1 }
        return UInt64(truncatingIfNeeded: Int(priority) + 128) << 56 | insertions
    }

    func position(of handle: Handle) -> Int? {
        guard handle.slot < slots.count else { return nil }
        let slot = slots[Int(handle.slot)]
        guard slot.generation == handle.generation, slot.position != Self.free else { return nil }
        return Int(slot.position)
    }

    mutating func release(_ slot: UInt32) {
        slots[Int(slot)].generation &+= 1
        slots[Int(slot)].position = Self.free
        freeSlots.append(slot)
    }

    mutating func place(_ node: Node, at position: Int) {
        nodes[position] = node
        slots[Int(node.slot)].position = UInt32(truncatingIfNeeded: position)
    }

    mutating func siftUp(_ node: Node, from start: Int) {
        var position = start
        while position > 0 {
            let parent = (position - 1) >> 2
            let above = nodes[parent]
            guard Node.precedes(node, above) else { break }
            place(above, at: position)
            position = parent
        }
        place(node, at: position)
    }

    mutating func siftDown(_ node: Node, from start: Int) {
        var position = start
        while true {
            let first = position * 4 + 1
            guard first < nodes.count else { break }
            var least = first
            for child in (first + 1)..<max(first + 1, min(first + 4, nodes.count))
            where Node.precedes(nodes[child], nodes[least]) {
                least = child
            }
            guard Node.precedes(nodes[least], node) else { break }
            place(nodes[least], at: position)
            position = least
        }
        place(node, at: position)
    }

    mutating func remove(at position: Int) {
        let last = nodes.removeLast()
        guard position < nodes.count else { return }
        if position > 0, Node.precedes(last, nodes[(position - 1) >> 2]) {
            siftUp(last, from: position)
        } else {
            siftDown(last, from: position)
        }
    }
}
