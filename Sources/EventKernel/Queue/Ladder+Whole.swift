extension Ladder {
    /// All entries in order, outdated ones included.
    @usableFromInline
    func inOrder() -> [PendingEntry] {
        var all: [PendingEntry] = []
        for index in nearStart..<nearEnd { all.append(near[index]) }
        for rung in stride(from: depth - 1, through: 0, by: -1) {
            for bucket in occupiedBuckets(of: rung) {
                forEach(in: buckets[rungs[rung].firstBucket + bucket]) { all.append($0) }
            }
        }
        all.sort { ($0.time, $0.rank) < ($1.time, $1.rank) }
        return all
    }

    /// Keeps only the entries for which the predicate holds, each container in its order.
    @usableFromInline
    mutating func filter(_ isKept: (PendingEntry) -> Bool) {
        var kept = 0
        for index in nearStart..<nearEnd where isKept(near[index]) {
            near[kept] = near[index]
            kept += 1
        }
        nearStart = 0
        nearEnd = kept
        for rung in 0..<depth {
            for bucket in occupiedBuckets(of: rung) {
                let index = rungs[rung].firstBucket + bucket
                filter(&buckets[index], isKept)
                if buckets[index].count == 0 {
                    occupancy[rungs[rung].firstWord + bucket >> 6] &= ~(1 &<< UInt64(bitPattern: Int64(bucket & 63)))
                }
            }
        }
    }

    mutating func filter(_ list: inout Bucket, _ isKept: (PendingEntry) -> Bool) {
        var target = Int(list.head)
        var end = target << Ladder.blockShift
        var kept = 0
        forEach(in: list) { entry in
            guard isKept(entry) else { return }
            if kept > 0, end & (Ladder.blockSize - 1) == 0 {
                target = Int(links[target])
                end = target << Ladder.blockShift
            }
            entries[end] = entry
            end += 1
            kept += 1
        }
        let lastKept = kept == 0 ? nil : target
        freeBlocks(of: list, after: lastKept)
        list =
            kept == 0
            ? Bucket()
            : Bucket(
                head: list.head, end: UInt32(truncatingIfNeeded: end), count: kept, rankBits: list.rankBits)
    }

    /// Frees the blocks of a list that come after `block`, or all of them.
    mutating func freeBlocks(of list: Bucket, after block: Int?) {
        let blockCount = (list.count + Ladder.blockSize - 1) >> Ladder.blockShift
        var current = Int(list.head)
        var isFreeing = block == nil
        for _ in 0..<blockCount {
            let next = Int(links[current])
            if isFreeing {
                links[current] = freeBlock
                freeBlock = UInt32(truncatingIfNeeded: current)
            } else if current == block {
                isFreeing = true
            }
            current = next
        }
    }

    /// The occupied buckets of a rung, in order of time.
    func occupiedBuckets(of rung: Int) -> [Int] {
        var occupied: [Int] = []
        for word in 0..<rungs[rung].wordCount {
            var bits = occupancy[rungs[rung].firstWord + word]
            while bits != 0 {
                occupied.append(word << 6 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
        return occupied
    }
}
