/// Until when the goods in each batch are good, where the age of the lots they were picked from counts.
///
/// Four bytes a batch under way and commodity; nothing where it does not count.
struct ParcelFreshness: Sendable {
    private var commodityCount = 0
    /// Seconds, `[batch * commodityCount + commodity]`.
    private var limits: [Int32] = []

    private static let none = Int32.max

    /// The second after which a commodity of the batch has spoiled.
    func limit(of commodity: Int, in batch: Batch.ID) -> Int64 {
        let index = batch.index * commodityCount + commodity
        return Int64(index < limits.count ? limits[index] : ParcelFreshness.none)
    }

    /// Lowers the limit of a commodity of the batch.
    mutating func limit(_ commodity: Int, in batch: Batch.ID, to second: Int64, commodityCount: Int) {
        self.commodityCount = commodityCount
        let missing = (batch.index + 1) * commodityCount - limits.count
        if missing > 0 { limits.append(contentsOf: repeatElement(ParcelFreshness.none, count: missing)) }
        let index = batch.index * commodityCount + commodity
        limits[index] = Int32(min(Int64(limits[index]), max(0, second)))
    }

    /// Forgets a batch.
    mutating func forget(_ batch: Batch.ID) {
        let first = batch.index * commodityCount
        guard first < limits.count else { return }
        for index in first..<first + commodityCount { limits[index] = ParcelFreshness.none }
    }
}
