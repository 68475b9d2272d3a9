extension EventQueue {
    /// Whether the event that the handle names is still pending.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func contains(_ handle: EventHandle) -> Bool {
        handle.slot < slotsUsed && slots[Int(handle.slot)].generation == handle.generation
    }

    /// The event that the handle names, or `nil` when it is not pending any more.
    ///
    /// - Complexity: O(1).
    @inlinable
    public subscript(handle: EventHandle) -> Event? {
        contains(handle) ? slots[Int(handle.slot)].event : nil
    }

    /// Removes a pending event.
    ///
    /// - Returns: the event, or `nil` when the handle is stale.
    @inlinable
    @discardableResult
    public mutating func cancel(_ handle: EventHandle) -> Event? {
        guard contains(handle) else { return nil }
        ownMemory()
        let index = Int(handle.slot)
        let event = slots[index].event
        slots[index].outdate()
        release(handle.slot)
        pendingCount -= 1
        outdatedCount += 1
        settle()
        sweepIfWorthwhile()
        return event
    }

    /// Moves a pending event to another time, and to another priority when one is given.
    ///
    /// Among the events of the new instant and priority it counts as inserted now. The handle stays valid.
    ///
    /// - Returns: `false` when the handle is stale, and nothing was moved.
    @inlinable
    @discardableResult
    public mutating func reschedule(_ handle: EventHandle, to time: Instant, priority: Int8? = nil) -> Bool {
        guard contains(handle) else { return false }
        ownMemory()
        let index = Int(handle.slot)
        slots[index].outdate()
        if let priority {
            slots[index].state = slots[index].state & 0xFF_FFFF | Slot.state(priority: priority)
        }
        let version = slots[index].state & Slot.versionMask
        let entry = PendingEntry(
            time: time.ticks, priority: slots[index].priority, version: version, slot: handle.slot)
        ladder.insert(entry, in: memory)
        outdatedCount += 1
        settle()
        sweepIfWorthwhile()
        return true
    }

    /// Sweeps when outdated entries may outnumber pending events, or a version might come round again.
    @inlinable
    @inline(__always)
    mutating func sweepIfWorthwhile() {
        if outdatedCount > pendingCount &+ 64 || outdatedCount >= 1 << 22 { sweep() }
    }

    /// Removes all outdated entries, and frees the slots that they held back.
    @inlinable
    @inline(never)
    mutating func sweep() {
        let table = slots
        ladder.filter { entry in
            guard table[entry.slot].isCurrent(entry) else { return false }
            table[entry.slot].state &= ~Slot.outdatedFlag
            return true
        }
        for slot in retiredSlots where slots[Int(slot)].generation != .max {
            slots[Int(slot)].state = freeSlot
            freeSlot = slot
        }
        retiredSlots.removeAll(keepingCapacity: true)
        outdatedCount = 0
        settle()
    }

    /// Removes all pending events; their handles are stale afterwards.
    ///
    /// - Complexity: O(*n*) in the greatest number of events that were pending at once.
    @inlinable
    public mutating func removeAll() {
        ownMemory()
        ladder.removeAll()
        retiredSlots.removeAll()
        outdatedCount = 0
        pendingCount = 0
        freeSlot = Self.noSlot
        for index in 0..<slotsUsed where slots[index].generation != .max {
            slots[index].generation += 1
            guard slots[index].generation != .max else { continue }
            slots[index].state = freeSlot
            freeSlot = UInt32(truncatingIfNeeded: index)
        }
    }

    /// The memory that the queue holds, in bytes.
    ///
    /// - Complexity: O(1).
    @inlinable
    public var byteCount: Int {
        ladder.byteCount + slots.capacity * MemoryLayout<Slot>.stride + retiredSlots.capacity * 4
    }

    /// All pending events in the order in which they would happen.
    ///
    /// - Complexity: O(*n* log *n*).
    @inlinable
    public func inOrder() -> [Entry] {
        ladder.inOrder().filter { slots[$0.slot].isCurrent($0) }.map { Entry($0, event: slots[$0.slot].event) }
    }

    /// The handles of all pending events in the order in which they would happen.
    ///
    /// - Complexity: O(*n* log *n*).
    @inlinable
    public func handlesInOrder() -> [EventHandle] {
        ladder.inOrder().filter { slots[$0.slot].isCurrent($0) }.map { entry in
            EventHandle(slot: UInt32(truncatingIfNeeded: entry.slot), generation: slots[entry.slot].generation)
        }
    }

    /// Stops the program unless the structure is as it must be; for tests.
    ///
    /// - Complexity: O(*n*).
    public func checkInvariants() {
        ladder.checkInvariants()
        var current = 0
        for entry in ladder.inOrder() where slots[entry.slot].isCurrent(entry) { current += 1 }
        precondition(current == pendingCount, "each pending event has one current entry")
        guard pendingCount > 0 else { return }
        let first = ladder.near[ladder.nearStart]
        precondition(slots[first.slot].isCurrent(first), "the first entry must be current")
    }
}
