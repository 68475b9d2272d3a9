extension EventQueue {
    /// Where one pending event lies, for as long as it is pending.
    @frozen
    @usableFromInline
    struct Slot: BitwiseCopyable {
        /// How many events this slot has served; a handle is valid while it matches.
        @usableFromInline var generation: UInt32

        /// What the slot is for now.
        ///
        /// In use: priority + 128 in 8 bits, whether outdated entries point here in 1 bit, version in 23 bits.
        ///
        /// Free: the next free slot.
        @usableFromInline var state: UInt32

        @usableFromInline var event: Event

        @inlinable
        init(event: Event) {
            generation = 0
            state = 0
            self.event = event
        }

        @inlinable
        static func state(priority: Int8) -> UInt32 {
            UInt32(UInt8(bitPattern: priority) ^ 0x80) << 24
        }

        @inlinable static var outdatedFlag: UInt32 { 1 << 23 }
        @inlinable static var versionMask: UInt32 { outdatedFlag - 1 }

        @inlinable
        var priority: Int8 { Int8(bitPattern: UInt8(truncatingIfNeeded: state >> 24) ^ 0x80) }

        @inlinable
        var hasOutdatedEntries: Bool { state & Slot.outdatedFlag != 0 }

        /// Whether `entry`, which points here, is the one that counts.
        @inlinable
        func isCurrent(_ entry: PendingEntry) -> Bool {
            state & Slot.versionMask == entry.version
        }

        /// Leaves the entry that points here outdated.
        @inlinable
        mutating func outdate() {
            let version = (state &+ 1) & Slot.versionMask
            state = state & ~Slot.versionMask | Slot.outdatedFlag | version
        }
    }

    /// A slot that no entry points to.
    @inlinable
    @inline(__always)
    mutating func takeSlot() -> UInt32 {
        let slot = freeSlot
        guard slot != Self.noSlot else { return addSlot() }
        freeSlot = slots[Int(slot)].state
        return slot
    }

    @inlinable
    @inline(never)
    mutating func addSlot() -> UInt32 {
        precondition(slotsUsed < Int(Self.noSlot), "an event queue is full")
        if slotsUsed == slots.capacity { slots.grow(to: 16, used: slotsUsed, role: .slots, in: memory) }
        slots[slotsUsed].generation = 0
        slotsUsed += 1
        return UInt32(truncatingIfNeeded: slotsUsed - 1)
    }

    /// Ends the use of a slot whose current entry has left the ladder.
    ///
    /// A slot that has served 2^32 events is not used again, so that no handle ever becomes valid a second time.
    @inlinable
    @inline(__always)
    mutating func release(_ slot: UInt32) {
        let index = Int(slot)
        slots[index].generation &+= 1
        if slots[index].hasOutdatedEntries {
            retiredSlots.append(slot)
        } else if slots[index].generation != .max {
            slots[index].state = freeSlot
            freeSlot = slot
        }
    }
}

extension EventQueue.Slot: Sendable where Event: Sendable {}
