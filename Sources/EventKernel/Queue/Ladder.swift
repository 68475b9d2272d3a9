/// The order of pending entries: a ladder of buckets that grow finer towards the present.
///
/// A *rung* divides a stretch of time into equal buckets whose width is a power of two, and keeps what lies beyond
/// them in one overflow bucket. When the earliest bucket of the last rung is reached and holds few entries they are
/// moved into the short sorted *near* list, from which entries leave; when it holds many it becomes a rung of its own. Each
/// entry is appended and moved a few times, always to the end of a bucket: O(1) amortised for a given spread of times,
/// and at most one move for each few bits of the key, whatever the spread. Many entries of one instant become a rung
/// by priority, and entries of one instant and priority leave first in, first out without being sorted.
///
/// The idea is the ladder queue (Tang, Goh and Thng 2005, ACM TOMACS 15(3)), with blocks of consecutive entries
/// instead of linked nodes, widths by powers of two, overflow on every rung, stable order, and a near list that turns
/// into a rung when it grows; the bounds array that an insertion scans is that of the quick-heap (Navarro and Paredes
/// 2010; Breitling, Groot Koerkamp and Williams 2026).
///
/// What must hold: near is sorted, and nothing in it comes after anything in a rung; rung `r + 1` lies
/// before the rest of rung `r`; equal entries lie in one container, or near before the rest, in the order in which
/// they came. ``checkInvariants()`` states it in code.
@frozen
@usableFromInline
struct Ladder {
    /// The entries of near are those from `nearStart` up to `nearEnd`.
    @usableFromInline var near: RawBuffer<PendingEntry>
    @usableFromInline var nearStart = 0
    @usableFromInline var nearEnd = 0

    /// What lies before this place belongs into near, the rest into a rung.
    @usableFromInline var nearBound = Bound.end

    @usableFromInline var rungs: RawBuffer<Rung>
    @usableFromInline var depth = 0

    @usableFromInline var buckets: RawBuffer<Bucket>
    @usableFromInline var occupancy: RawBuffer<UInt64>
    @usableFromInline var bucketsUsed = 0
    @usableFromInline var wordsUsed = 0

    /// Blocks of `blockSize` entries; `links` chains each block to the next of its bucket.
    @usableFromInline var entries: RawBuffer<PendingEntry>
    @usableFromInline var links: RawBuffer<UInt32>
    @usableFromInline var blocksUsed = 0
    @usableFromInline var freeBlock = Ladder.noBlock

    @inlinable static var nearLimit: Int { 64 }
    @inlinable static var sortLimit: Int { 16 }
    @inlinable static var gatherGoal: Int { 12 }
    @inlinable static var blockShift: Int { 4 }
    @inlinable static var blockSize: Int { 1 << blockShift }
    @inlinable static var noBlock: UInt32 { .max }
    /// The depth up to which an insertion scans the rungs in turn.
    @inlinable static var scanLimit: Int { 8 }

    @usableFromInline
    init(minimumCapacity: Int, in memory: QueueMemory) {
        near = RawBuffer(capacity: Ladder.nearLimit + Ladder.blockSize, role: .near, in: memory)
        let blocks = minimumCapacity > Ladder.nearLimit ? minimumCapacity >> Ladder.blockShift : 0
        entries = RawBuffer(capacity: blocks << Ladder.blockShift, role: .entries, in: memory)
        links = RawBuffer(capacity: blocks, role: .links, in: memory)
        buckets = RawBuffer(capacity: 0, role: .buckets, in: memory)
        occupancy = RawBuffer(capacity: 0, role: .occupancy, in: memory)
        rungs = RawBuffer(capacity: 0, role: .rungs, in: memory)
    }

    /// The memory held, in bytes.
    @usableFromInline
    var byteCount: Int {
        (near.capacity + entries.capacity) * MemoryLayout<PendingEntry>.stride
            + links.capacity * MemoryLayout<UInt32>.stride + buckets.capacity * MemoryLayout<Bucket>.stride
            + occupancy.capacity * MemoryLayout<UInt64>.stride + rungs.capacity * MemoryLayout<Rung>.stride
    }

    /// Makes this ladder the only user of its memory, which the new `memory` holds.
    @usableFromInline
    mutating func copy(into memory: QueueMemory) {
        near.replace(capacity: near.capacity, used: nearEnd, role: .near, in: memory)
        rungs.replace(capacity: rungs.capacity, used: depth, role: .rungs, in: memory)
        buckets.replace(capacity: buckets.capacity, used: bucketsUsed, role: .buckets, in: memory)
        occupancy.replace(capacity: occupancy.capacity, used: wordsUsed, role: .occupancy, in: memory)
        let used = blocksUsed << Ladder.blockShift
        entries.replace(capacity: entries.capacity, used: used, role: .entries, in: memory)
        links.replace(capacity: links.capacity, used: blocksUsed, role: .links, in: memory)
    }

    /// Adds an entry after those that are equal to it.
    @inlinable
    @inline(__always)
    mutating func insert(_ entry: PendingEntry, in memory: QueueMemory) {
        if !nearBound.isAfter(entry) {
            var rung = 0
            if rungs[0].floor.isAfter(entry) { rung = searchRung(of: entry) }
            append(entry, to: rungs[rung].bucket(of: entry), of: rungs[rung], in: memory)
        } else if nearEnd < Ladder.nearLimit {
            insertNear(entry)
        } else {
            insertAfterMakingRoom(entry, in: memory)
        }
    }

    /// The first rung but rung 0 whose floor is not after an entry that belongs into some rung.
    @inlinable
    @inline(__always)
    func searchRung(of entry: PendingEntry) -> Int {
        if depth > Ladder.scanLimit { return bisectRungs(for: entry) }
        var rung = 1
        while rungs[rung].floor.isAfter(entry) { rung &+= 1 }
        return rung
    }

    @usableFromInline
    @inline(never)
    func bisectRungs(for entry: PendingEntry) -> Int {
        var low = 1
        var high = depth - 1
        while low < high {
            let middle = (low + high) / 2
            if rungs[middle].floor.isAfter(entry) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Sorts an entry into near, after those that are equal to it.
    @inlinable
    @inline(__always)
    mutating func insertNear(_ entry: PendingEntry) {
        var index = nearEnd
        while index > nearStart, !near[index &- 1].isAtMost(entry) {
            near[index] = near[index &- 1]
            index &-= 1
        }
        near[index] = entry
        nearEnd &+= 1
    }

    /// ``insert(_:in:)`` when near reaches the end of its memory.
    @usableFromInline
    @inline(never)
    mutating func insertAfterMakingRoom(_ entry: PendingEntry, in memory: QueueMemory) {
        if nearStart < Ladder.nearLimit / 4 {
            spill(in: memory)
        } else {
            for index in nearStart..<nearEnd { near[index - nearStart] = near[index] }
            nearEnd -= nearStart
            nearStart = 0
        }
        insert(entry, in: memory)
    }

    /// Forgets all entries, and keeps the memory.
    @usableFromInline
    mutating func removeAll() {
        nearStart = 0
        nearEnd = 0
        nearBound = .end
        depth = 0
        bucketsUsed = 0
        wordsUsed = 0
        blocksUsed = 0
        freeBlock = Ladder.noBlock
    }
}
