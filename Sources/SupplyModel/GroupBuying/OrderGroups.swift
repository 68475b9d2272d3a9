/// Which households order as one group: all of a cell, or runs of so many of them (compounds).
struct OrderGroups: Sendable {
    private let size: Int
    private let firstHousehold: [Int]
    /// The first group of each cell, and the number of groups at the end.
    private let firstGroup: [Int]

    /// - Parameters:
    ///   - cells: the households of each cell.
    ///   - size: households of a group; 0 when each cell is one. The last group of a cell may be smaller.
    init(cells: [Range<Int>], size: Int) {
        self.size = size
        firstHousehold = cells.map(\.lowerBound)
        var next = 0
        var first: [Int] = []
        for cell in cells {
            first.append(next)
            next += size == 0 ? 1 : max(1, (cell.count + size - 1) / size)
        }
        firstGroup = first + [next]
    }

    /// The number of groups.
    var count: Int { firstGroup[firstGroup.count - 1] }

    /// The groups of a cell.
    func groups(of cell: EntityID<Cell>) -> Range<Int> { firstGroup[cell.index]..<firstGroup[cell.index + 1] }

    /// The group of a household of a cell.
    func group(of household: Int, in cell: EntityID<Cell>) -> Int {
        size == 0 ? firstGroup[cell.index] : firstGroup[cell.index] + (household - firstHousehold[cell.index]) / size
    }
}
