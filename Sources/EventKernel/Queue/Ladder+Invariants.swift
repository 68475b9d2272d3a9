extension Ladder {
    /// Stops the program unless the structure is as it must be; for tests.
    ///
    /// - Complexity: O(*n*).
    @usableFromInline
    func checkInvariants() {
        for index in nearStart..<nearEnd where index > nearStart {
            precondition(near[index - 1].isAtMost(near[index]), "near is not sorted")
        }
        precondition(depth > 0 || nearBound == .end, "near must cover everything when there is no rung")
        precondition(depth == 0 || nearBound == rungs[depth - 1].floor, "near must end where the last rung begins")
        var before = nearStart < nearEnd ? near[nearEnd - 1] : nil
        var blockCount = 0
        for rung in stride(from: depth - 1, through: 0, by: -1) {
            let floor = rungs[rung].floor
            precondition(rungs[rung].end == (rung > 0 ? rungs[rung - 1].floor : .end), "a rung reaches to the next")
            precondition(rung == 0 || floor <= rungs[rung - 1].floor, "rungs must follow one another")
            let isOccupied = Set(occupiedBuckets(of: rung))
            for bucket in 0...rungs[rung].bucketCount {
                let list = buckets[rungs[rung].firstBucket + bucket]
                precondition(isOccupied.contains(bucket) == (list.count > 0), "occupancy must match the buckets")
                guard list.count > 0 else { continue }
                blockCount += (list.count + Ladder.blockSize - 1) >> Ladder.blockShift
                var latest = before
                forEach(in: list) { entry in
                    precondition(before.map { $0.isAtMost(entry) } ?? true, "an entry lies in too late a bucket")
                    precondition(rungs[rung].bucket(of: entry) == bucket, "an entry lies in the wrong bucket")
                    if latest.map({ $0.isAtMost(entry) }) ?? true { latest = entry }
                }
                before = latest
            }
        }
        var free = freeBlock
        while free != Ladder.noBlock {
            blockCount += 1
            free = links[Int(free)]
        }
        precondition(blockCount == blocksUsed, "each block is free or in one bucket")
    }
}
