/// A stretch of time in equal buckets, and one overflow bucket for what lies beyond them.
///
/// A rung may instead hold one instant, in 256 buckets by priority, with later instants in the overflow bucket.
@frozen
@usableFromInline
struct Rung: BitwiseCopyable, Sendable {
    /// The earliest time of bucket 0.
    @usableFromInline let start: Int64
    /// The place up to which this rung reaches: where the one before it goes on.
    @usableFromInline let end: Bound
    /// The place where this rung's remaining buckets begin.
    @usableFromInline var floor: Bound
    /// The number of buckets without the overflow bucket, whose index this is.
    @usableFromInline let bucketCount: Int
    /// The bucket width is `1 << shift` ticks; `Rung.byPriority` marks a rung of one instant.
    @usableFromInline let shift: UInt64
    /// Where this rung's buckets begin among all buckets.
    @usableFromInline let firstBucket: Int
    /// Where this rung's occupancy bits begin among all words.
    @usableFromInline let firstWord: Int
    /// The first bucket that may still be occupied.
    @usableFromInline var current: Int

    @inlinable static var byPriority: UInt64 { 64 }

    @usableFromInline
    init(start: Int64, shift: UInt64, bucketCount: Int, end: Bound, firstBucket: Int, firstWord: Int) {
        self.start = start
        self.shift = shift
        self.bucketCount = bucketCount
        self.end = end
        self.firstBucket = firstBucket
        self.firstWord = firstWord
        current = 0
        floor = Bound(time: .min)
    }

    @inlinable
    var wordCount: Int { bucketCount >> 6 + 1 }

    /// The bucket into which an entry after ``floor`` belongs.
    @inlinable
    @inline(__always)
    func bucket(of entry: PendingEntry) -> Int {
        guard shift != Rung.byPriority else { return entry.time == start ? entry.rank : bucketCount }
        let offset = UInt64(bitPattern: entry.time &- start) &>> shift
        return Int(truncatingIfNeeded: min(offset, UInt64(bitPattern: Int64(bucketCount))))
    }

    /// The place of a bucket's entries, if they all have the same time and priority.
    @inline(__always)
    func onlyKey(of bucket: Int, _ list: Bucket) -> Bound? {
        if shift == Rung.byPriority { return Bound(time: start, rank: bucket) }
        guard shift == 0, list.rankBits == 0 else { return nil }
        return Bound(time: start &+ Int64(bucket), rank: Bucket.plainRank)
    }

    /// The place after the buckets up to and including `bucket`, which is not the overflow bucket.
    @inline(__always)
    func end(of bucket: Int) -> Bound {
        guard shift != Rung.byPriority else { return Bound(time: start, rank: bucket + 1) }
        let last = UInt64(bitPattern: Int64(bucket)) &<< shift &+ (1 &<< shift &- 1)
        let span = UInt64(bitPattern: end.time &- start)
        return last < span ? Bound(time: start &+ Int64(bitPattern: last) &+ 1) : end
    }
}

/// A list of entries in the order in which they came, in a chain of blocks.
@frozen
@usableFromInline
struct Bucket: BitwiseCopyable, Sendable {
    /// The first block.
    @usableFromInline var head: UInt32
    /// Where the next entry goes; at the start of a block, a new block must be linked first.
    @usableFromInline var end: UInt32
    /// The number of entries.
    @usableFromInline var length: UInt32
    /// The bits in which any entry's rank differs from that of priority 0.
    @usableFromInline var rankBits: UInt32

    @inlinable
    init(head: UInt32 = 0, end: UInt32 = 0, count: Int = 0, rankBits: UInt32 = 0) {
        self.head = head
        self.end = end
        self.rankBits = rankBits
        length = UInt32(truncatingIfNeeded: count)
    }

    /// The number of entries.
    @inlinable
    var count: Int {
        @inline(__always) get { Int(length) }
        @inline(__always) set { length = UInt32(truncatingIfNeeded: newValue) }
    }

    /// Counts an entry that was written at `end`.
    @inlinable
    @inline(__always)
    mutating func extend(by entry: PendingEntry) {
        end &+= 1
        length &+= 1
        rankBits |= UInt32(truncatingIfNeeded: entry.rank ^ Bucket.plainRank)
    }

    /// The rank of priority 0.
    @inlinable static var plainRank: Int { 128 }
}
