/// Batches that are picked one after another and go to the door together.
struct PickingWaves: Sendable {
    private struct Wave: BitwiseCopyable, Sendable {
        /// Batches that are not picked yet.
        var left: Int32
        var picked = BatchLine()
    }

    private var waves = SlotPool<Wave>()
    /// The wave of each batch that is being picked, by the batch's slot.
    private var waveOfBatch: [EntityID<Wave>] = []

    /// Divides what a store granted into waves, each complete with the batch that brings it to `packages`.
    mutating func form(_ granted: [Batch.ID], packages: Int, batches: BatchBook) {
        var (wave, size): (EntityID<Wave>?, Int) = (nil, 0)
        for batch in granted {
            let current = wave ?? waves.insert(Wave(left: 0))
            waves[current].left += 1
            let missing = batch.index + 1 - waveOfBatch.count
            if missing > 0 { waveOfBatch.append(contentsOf: repeatElement(current, count: missing)) }
            waveOfBatch[batch.index] = current
            size += Int(batches[batch].packages)
            (wave, size) = size < packages ? (current, size) : (nil, 0)
        }
    }

    /// Takes a batch that has been picked.
    ///
    /// - Returns: all batches of its wave, if it was the last.
    mutating func picked(_ batch: Batch.ID, batches: inout BatchBook) -> BatchLine {
        let wave = waveOfBatch[batch.index]
        waves[wave].left -= 1
        waves[wave].picked.append(batch, in: &batches)
        guard waves[wave].left == 0 else { return BatchLine() }
        let complete = waves[wave].picked
        waves.remove(wave)
        return complete
    }
}
