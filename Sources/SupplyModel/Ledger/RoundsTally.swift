/// Who could not order, and whose orders had to wait for others.
public struct RoundsTally: Sendable, Hashable {
    /// Days on which every store refused a cell, summed over its households.
    public internal(set) var refusedHouseholdDays = 0
    /// Days on which every store refused each cell.
    public internal(set) var refusedDaysOfCell: [Int]
    /// Rounds that were below their minimum (or without a store), and rolled over.
    public internal(set) var roundsRolledOver = 0
    /// Orders in them: an order that rolls over twice counts twice.
    public internal(set) var ordersRolledOver = 0
    /// Days on which a cell wanted more than usual, for a panic or a shock.
    public internal(set) var cellDaysWantingMore = 0

    init(cells: Int) {
        refusedDaysOfCell = Array(repeating: 0, count: cells)
    }

    mutating func refused(_ cell: EntityID<Cell>, households: Int) {
        refusedHouseholdDays += households
        refusedDaysOfCell[cell.index] += 1
    }

    mutating func rolledOver(_ batch: Batch) {
        roundsRolledOver += 1
        ordersRolledOver += Int(batch.orders.count)
    }

    mutating func wantedMore() {
        cellDaysWantingMore += 1
    }
}
