extension Ladder {
    /// Moves the earliest entries of the rungs into near, which is empty.
    ///
    /// Afterwards near is empty only if everything is.
    @usableFromInline
    mutating func refill(in memory: QueueMemory) {
        while nearCount == 0 {
            guard depth > 0 else {
                nearBound = .end
                return
            }
            let last = depth - 1
            guard let bucket = nextOccupied(of: last) else {
                dropLastRung()
                continue
            }
            let index = rungs[last].firstBucket + bucket
            var list = buckets[index]
            guard bucket < rungs[last].bucketCount else {
                dropLastRung()
                distribute(&list, in: memory)
                continue
            }
            let shift = rungs[last].shift
            if shift == Rung.byPriority, list.count > Ladder.sortLimit {
                rungs[last].current = bucket
                rungs[last].floor = Bound(time: rungs[last].start, rank: bucket)
                takeBlockToNear(&list)
                buckets[index] = list
                nearBound = rungs[last].floor
            } else {
                occupancy[rungs[last].firstWord + bucket >> 6] &= ~(1 &<< UInt64(bitPattern: Int64(bucket & 63)))
                buckets[index] = Bucket()
                rungs[last].current = bucket + 1
                rungs[last].floor = min(rungs[last].end(of: bucket), end(of: last))
                nearBound = rungs[last].floor
                distribute(&list, in: memory)
            }
        }
    }

    /// The first occupied bucket of a rung, the overflow bucket being the last; `nil` when all are empty.
    mutating func nextOccupied(of rung: Int) -> Int? {
        let first = rungs[rung].firstWord
        var word = rungs[rung].current >> 6
        while word < rungs[rung].wordCount {
            let bits = occupancy[first + word]
            if bits != 0 { return word << 6 + bits.trailingZeroBitCount }
            word += 1
        }
        return nil
    }

    /// Removes the last rung; near takes over what it had still to cover.
    mutating func dropLastRung() {
        depth -= 1
        bucketsUsed = rungs[depth].firstBucket
        wordsUsed = rungs[depth].firstWord
        nearBound = end(of: depth)
    }

    /// The place up to which a rung reaches: where the one before it goes on.
    func end(of rung: Int) -> Bound {
        rung > 0 ? rungs[rung - 1].floor : .end
    }

    /// Turns near into a rung, because it has grown too long, and refills it from there.
    @usableFromInline
    @inline(never)
    mutating func spill(in memory: QueueMemory) {
        var list = Bucket()
        while nearCount > 0 {
            nearCount -= 1
            append(near[nearCount], to: &list, in: memory)
        }
        addRung(for: &list, in: memory)
        refill(in: memory)
    }

    /// Moves a list that lies before all rungs into near when it is short, else onto a new rung.
    mutating func distribute(_ list: inout Bucket, in memory: QueueMemory) {
        if list.count > Ladder.sortLimit {
            addRung(for: &list, in: memory)
        } else {
            while list.count > 0 { takeBlockToNear(&list) }
        }
    }

    mutating func takeBlockToNear(_ list: inout Bucket) {
        takeBlock(of: &list) { ladder, entry in ladder.insertNear(entry) }
    }

    /// Makes a new last rung out of a list that lies before all rungs.
    mutating func addRung(for list: inout Bucket, in memory: QueueMemory) {
        var earliest = Int64.max
        var latest = Int64.min
        var ranks = (all: UInt64.max, any: UInt64(0))
        forEach(in: list) { entry in
            earliest = min(earliest, entry.time)
            latest = max(latest, entry.time)
            ranks.all &= entry.tag
            ranks.any |= entry.tag
        }
        guard earliest < latest else {
            pushRung(start: earliest, shift: Rung.byPriority, bucketCount: 256, in: memory)
            if ranks.all >> 56 == ranks.any >> 56 {
                let bucket = Int(ranks.all >> 56)
                buckets[rungs[depth - 1].firstBucket + bucket] = list
                occupancy[rungs[depth - 1].firstWord + bucket >> 6] |= 1 &<< UInt64(bitPattern: Int64(bucket & 63))
                list = Bucket()
            } else {
                scatter(&list, in: memory)
            }
            return
        }
        let wanted = max(8, min(Ladder.widestRung, list.count / Ladder.fill))
        let bits = Int.bitWidth - (wanted - 1).leadingZeroBitCount
        let spread = UInt64(bitPattern: latest &- earliest)
        let shift = max(0, UInt64.bitWidth - spread.leadingZeroBitCount - bits)
        let bucketCount = Int(spread &>> UInt64(shift)) + 1
        pushRung(start: earliest, shift: UInt64(shift), bucketCount: bucketCount, in: memory)
        scatter(&list, in: memory)
    }

    static var widestRung: Int { 512 }
    static var fill: Int { 4 }

    /// Moves the entries of a list into the buckets of the last rung.
    mutating func scatter(_ list: inout Bucket, in memory: QueueMemory) {
        let rung = depth - 1
        while list.count > 0 {
            takeBlock(of: &list) { ladder, entry in
                ladder.append(entry, to: ladder.rungs[rung].bucket(of: entry), of: rung, in: memory)
            }
        }
    }

    /// Adds an empty rung before all others.
    mutating func pushRung(start: Int64, shift: UInt64, bucketCount: Int, in memory: QueueMemory) {
        let rung = Rung(
            start: start, shift: shift, bucketCount: bucketCount, firstBucket: bucketsUsed, firstWord: wordsUsed)
        if depth == rungs.capacity { rungs.grow(to: 8, used: depth, role: .rungs, in: memory) }
        rungs[depth] = rung
        depth += 1
        if bucketsUsed + bucketCount + 1 > buckets.capacity {
            buckets.grow(to: bucketsUsed + bucketCount + 1, used: bucketsUsed, role: .buckets, in: memory)
        }
        if wordsUsed + rung.wordCount > occupancy.capacity {
            occupancy.grow(to: wordsUsed + rung.wordCount, used: wordsUsed, role: .occupancy, in: memory)
        }
        for index in bucketsUsed...bucketsUsed + bucketCount { buckets[index] = Bucket() }
        for index in wordsUsed..<wordsUsed + rung.wordCount { occupancy[index] = 0 }
        bucketsUsed += bucketCount + 1
        wordsUsed += rung.wordCount
    }
}
