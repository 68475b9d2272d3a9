extension Ladder {
    /// Moves the earliest entries of the rungs into near, which is empty.
    ///
    /// Afterwards near is empty only if everything is.
    @usableFromInline
    @inline(never)
    mutating func refill(in memory: QueueMemory) {
        nearStart = 0
        nearEnd = 0
        while nearEnd == 0, depth > 0 {
            if gather() { return }
            let rung = rungs[depth - 1]
            guard let bucket = firstOccupied(of: rung) else {
                dropLastRung()
                continue
            }
            let index = rung.firstBucket + bucket
            var list = buckets[index]
            if bucket == rung.bucketCount {
                dropLastRung()
            } else if list.count > Ladder.sortLimit, let start = rung.onlyKey(of: bucket, list) {
                nearBound = start
                rungs[depth - 1].floor = start
                rungs[depth - 1].current = bucket
                while nearEnd < 3 * Ladder.nearLimit / 4, list.count > Ladder.sortLimit {
                    takeBlock(of: &list) { ladder, entry in
                        ladder.near[ladder.nearEnd] = entry
                        ladder.nearEnd &+= 1
                    }
                }
                buckets[index] = list
                return
            } else {
                nearBound = rung.end(of: bucket)
                rungs[depth - 1].floor = nearBound
                rungs[depth - 1].current = bucket + 1
                occupancy[rung.firstWord + bucket >> 6] &= ~(1 &<< UInt64(bitPattern: Int64(bucket & 63)))
                buckets[index] = Bucket()
            }
            if list.count > Ladder.sortLimit {
                if bucket < rung.bucketCount, rung.shift != Rung.byPriority, rung.shift > 0 {
                    split(
                        &list, into: min(Ladder.widestRung, list.count * 8),
                        startingAt: rung.start &+ Int64(bucket) &<< Int64(rung.shift), bits: Int(rung.shift),
                        in: memory)
                } else {
                    addRung(for: &list, in: memory)
                }
            } else {
                while list.count > 0 {
                    takeBlock(of: &list) { ladder, entry in ladder.insertNear(entry) }
                }
            }
        }
    }

    /// Moves the entries of the next small buckets of the last rung into near, which is empty.
    ///
    /// - Returns: whether there was one.
    @inline(__always)
    mutating func gather() -> Bool {
        let last = depth - 1
        let rung = rungs[last]
        let (near, entries, links, buckets, occupancy) = (near, entries, links, buckets, occupancy)
        var word = rung.current >> 6
        var bits = occupancy[rung.firstWord + word]
        let lastWord = rung.bucketCount >> 6
        var taken = -1
        var rankBits: UInt32 = 0
        var end = 0
        var free = freeBlock
        while end < Ladder.gatherGoal {
            guard bits != 0 else {
                guard word < lastWord else { break }
                occupancy[rung.firstWord &+ word] = 0
                word &+= 1
                bits = occupancy[rung.firstWord &+ word]
                continue
            }
            let bucket = word << 6 &+ bits.trailingZeroBitCount
            let index = rung.firstBucket &+ bucket
            let list = buckets[index]
            guard list.length <= 8, bucket != rung.bucketCount else { break }
            let first = Int(list.head) << Ladder.blockShift
            let hasTwo = min(UInt64(list.length) &>> 1, 1)
            let swap = Int(hasTwo & (1 &- entries[first].atMost(entries[first &+ 1])))
            near[end &+ swap] = entries[first]
            near[end &+ 1 &- swap] = entries[first &+ 1]
            for offset in 2..<4 { near[end &+ offset] = entries[first &+ offset] }
            if list.length > 4 {
                for offset in 4..<8 { near[end &+ offset] = entries[first &+ offset] }
            }
            end &+= Int(list.length)
            rankBits |= list.rankBits
            buckets[index] = Bucket()
            links[Int(list.head)] = free
            free = list.head
            bits &= bits &- 1
            taken = bucket
        }
        occupancy[rung.firstWord &+ word] = bits
        nearEnd = end
        freeBlock = free
        guard taken >= 0 else { return false }
        nearBound = rung.end(of: taken)
        rungs[last].floor = nearBound
        rungs[last].current = taken + 1
        if rung.shift > 0 || rankBits != 0 { sortNear() }
        return true
    }

    /// Sorts near by insertion, equal entries in their order.
    @inline(__always)
    mutating func sortNear() {
        let (near, end) = (near, nearEnd)
        var sorted = 1
        while sorted < end {
            let entry = near[sorted]
            var index = sorted
            sorted &+= 1
            guard !near[index &- 1].isAtMost(entry) else { continue }
            repeat {
                near[index] = near[index &- 1]
                index &-= 1
            } while index > 0 && !near[index &- 1].isAtMost(entry)
            near[index] = entry
        }
    }

    /// The first occupied bucket of a rung, the overflow bucket being the last; `nil` when all are empty.
    @inline(__always)
    func firstOccupied(of rung: Rung) -> Int? {
        var word = rung.current >> 6
        while word < rung.wordCount {
            let bits = occupancy[rung.firstWord + word]
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
        nearBound = rungs[depth].end
    }

    /// Turns near into a rung, because it has grown too long, and refills it from there.
    @usableFromInline
    @inline(never)
    mutating func spill(in memory: QueueMemory) {
        var list = Bucket()
        for index in nearStart..<nearEnd { append(near[index], to: &list, in: memory) }
        nearEnd = nearStart
        addRung(for: &list, in: memory)
        refill(in: memory)
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
        let spread = UInt64(bitPattern: latest &- earliest)
        let wanted = depth > 0 ? list.count * 2 : list.count < 512 ? min(2_048, list.count * 24) : Ladder.widestRung
        split(
            &list, into: wanted, startingAt: earliest, bits: UInt64.bitWidth - spread.leadingZeroBitCount, in: memory)
    }

    /// Makes a new last rung out of a list whose times lie less than `1 << bits` ticks after `start`.
    ///
    /// The more buckets, the fewer entries to sort in each; the fewer, the less memory and the fewer cache lines that
    /// grow at once. The first rung lives long and fills up again, so it has more for its entries than the others.
    mutating func split(
        _ list: inout Bucket, into wanted: Int, startingAt start: Int64, bits: Int, in memory: QueueMemory
    ) {
        let wanted = max(8, min(2 * Ladder.widestRung, wanted))
        let shift = max(0, bits - (Int.bitWidth - (wanted - 1).leadingZeroBitCount))
        pushRung(start: start, shift: UInt64(shift), bucketCount: 1 << (bits - shift), in: memory)
        scatter(&list, in: memory)
    }

    static var widestRung: Int { 1024 }

    /// Moves the entries of a list into the buckets of the last rung.
    mutating func scatter(_ list: inout Bucket, in memory: QueueMemory) {
        let rung = rungs[depth - 1]
        while list.count > 0 {
            takeBlock(of: &list) { ladder, entry in
                ladder.append(entry, to: rung.bucket(of: entry), of: rung, in: memory)
            }
        }
    }

    /// Adds an empty rung before all others.
    mutating func pushRung(start: Int64, shift: UInt64, bucketCount: Int, in memory: QueueMemory) {
        let rung = Rung(
            start: start, shift: shift, bucketCount: bucketCount, end: nearBound, firstBucket: bucketsUsed,
            firstWord: wordsUsed)
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
