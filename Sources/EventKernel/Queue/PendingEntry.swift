/// A pending event's place in the order, and the slot where the event itself lies.
///
/// Entries order by `time`, then by the priority in the top byte of `tag`. Insertion order is not stored: every
/// container keeps equal entries in the order in which they came.
@frozen
@usableFromInline
struct PendingEntry: BitwiseCopyable, Sendable {
    @usableFromInline let time: Int64

    /// From the top: priority + 128 in 8 bits, version in 24 bits, slot in 32 bits.
    @usableFromInline let tag: UInt64

    @inlinable
    init(time: Int64, tag: UInt64) {
        self.time = time
        self.tag = tag
    }

    @inlinable
    init(time: Int64, priority: Int8, version: UInt32, slot: UInt32) {
        self.time = time
        tag = UInt64(UInt8(bitPattern: priority) ^ 0x80) << 56 | UInt64(version) << 32 | UInt64(slot)
    }

    @inlinable
    var slot: Int { Int(tag & 0xFFFF_FFFF) }

    @inlinable
    var version: UInt32 { UInt32(truncatingIfNeeded: tag >> 32) & 0xFF_FFFF }

    /// The priority, moved to `0 ..< 256`.
    @inlinable
    var rank: Int { Int(tag >> 56) }

    @inlinable
    var priority: Int8 { Int8(bitPattern: UInt8(truncatingIfNeeded: tag >> 56) ^ 0x80) }

    /// Whether this entry comes first or ties with `other`.
    @inlinable
    @inline(__always)
    func isAtMost(_ other: PendingEntry) -> Bool {
        time < other.time || (time == other.time && tag >> 56 <= other.tag >> 56)
    }

    /// 1 when this entry comes first or ties with `other`, else 0; computed without a branch.
    @inline(__always)
    func atMost(_ other: PendingEntry) -> UInt64 {
        let isLess: UInt64 = time < other.time ? 1 : 0
        let isSame: UInt64 = time == other.time ? 1 : 0
        let isRanked: UInt64 = tag >> 56 <= other.tag >> 56 ? 1 : 0
        return isLess | (isSame & isRanked)
    }
}

/// The place in the order just before all entries of a time whose rank is at least `rank`.
@frozen
@usableFromInline
struct Bound: BitwiseCopyable, Comparable, Sendable {
    @usableFromInline let time: Int64

    /// A priority moved to `0 ..< 256`, or 256 for the place after the whole instant.
    @usableFromInline let rank: Int

    @inlinable
    init(time: Int64, rank: Int = 0) {
        self.time = time
        self.rank = rank
    }

    /// The place after everything.
    @inlinable static var end: Bound { Bound(time: .max, rank: 256) }

    /// Whether an entry lies before this place.
    @inlinable
    @inline(__always)
    func isAfter(_ entry: PendingEntry) -> Bool {
        entry.time < time || (entry.time == time && entry.rank < rank)
    }

    /// Whether one place lies before another.
    @usableFromInline
    static func < (lhs: Bound, rhs: Bound) -> Bool {
        (lhs.time, lhs.rank) < (rhs.time, rhs.rank)
    }
}
