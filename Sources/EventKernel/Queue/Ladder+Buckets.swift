extension Ladder {
    /// Appends an entry to a bucket of a rung.
    @inlinable
    @inline(__always)
    mutating func append(_ entry: PendingEntry, to bucket: Int, of rung: Rung, in memory: QueueMemory) {
        let index = rung.firstBucket &+ bucket
        if buckets[index].end & UInt32(Ladder.blockSize - 1) == 0 {
            occupancy[rung.firstWord &+ bucket &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: bucket)
            startBlock(of: &buckets[index], in: memory)
        }
        entries[Int(buckets[index].end)] = entry
        buckets[index].extend(by: entry)
    }

    /// Appends an entry to a list of its own.
    mutating func append(_ entry: PendingEntry, to list: inout Bucket, in memory: QueueMemory) {
        if list.end & UInt32(Ladder.blockSize - 1) == 0 { startBlock(of: &list, in: memory) }
        entries[Int(list.end)] = entry
        list.extend(by: entry)
    }

    /// Links a new block to the end of a list whose blocks are full, or that has none.
    @inlinable
    @inline(__always)
    mutating func startBlock(of list: inout Bucket, in memory: QueueMemory) {
        if freeBlock == Ladder.noBlock { addBlock(in: memory) }
        let block = freeBlock
        freeBlock = links[Int(block)]
        if list.count == 0 {
            list.head = block
        } else {
            links[Int(list.end &- 1) >> Ladder.blockShift] = block
        }
        list.end = block << UInt32(Ladder.blockShift)
    }

    /// Puts one never used block on the free list.
    @usableFromInline
    @inline(never)
    mutating func addBlock(in memory: QueueMemory) {
        if blocksUsed == links.capacity {
            precondition(blocksUsed < 1 << (31 - Ladder.blockShift), "an event queue is full")
            links.grow(to: 8, used: blocksUsed, role: .links, in: memory)
            entries.replace(
                capacity: links.capacity << Ladder.blockShift, used: blocksUsed << Ladder.blockShift, role: .entries,
                in: memory)
        }
        links[blocksUsed] = freeBlock
        freeBlock = UInt32(truncatingIfNeeded: blocksUsed)
        blocksUsed += 1
    }

    /// Calls `body` for each entry of a list in order.
    @inline(__always)
    func forEach(in list: Bucket, _ body: (PendingEntry) -> Void) {
        var block = Int(list.head)
        var left = list.count
        while left > 0 {
            let first = block << Ladder.blockShift
            for index in first..<first + min(left, Ladder.blockSize) { body(entries[index]) }
            left -= Ladder.blockSize
            if left > 0 { block = Int(links[block]) }
        }
    }

    /// Takes the first block of a non-empty list: calls `body` for each of its entries, and frees it.
    @inline(__always)
    mutating func takeBlock(of list: inout Bucket, _ body: (inout Ladder, PendingEntry) -> Void) {
        let block = Int(list.head)
        let taken = min(list.count, Ladder.blockSize)
        let first = block << Ladder.blockShift
        let next = links[block]
        for index in first..<first &+ taken { body(&self, entries[index]) }
        links[block] = freeBlock
        freeBlock = UInt32(truncatingIfNeeded: block)
        list.count -= taken
        list.head = next
    }
}
