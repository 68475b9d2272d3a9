public import Statistics
import SupplyModel

/// How evenly cells were served.
extension Replication {
    /// What came to a cell's doors in a good state, over what its people needed, by weight over all commodities.
    public var deliveredShareByCell: [Double] {
        ledger.cells.indices.map { cell in
            Double(ledger.cells[cell].delivered.count) / Double((city.needPerDay(inCell: cell) * city.plan.days).count)
        }
    }

    /// The Gini coefficient over cells, each counted once, of `deliveredShareByCell`.
    public var giniOfDeliveredShare: Double { Inequality.gini(deliveredShareByCell) }

    /// Jain's index of the same.
    public var jainOfDeliveredShare: Double { Inequality.jain(deliveredShareByCell) }

    /// Theil's T of the same, and what of it lies between districts and within them.
    public var theilOfDeliveredShare: Inequality.TheilDecomposition {
        let shares = deliveredShareByCell
        return Inequality.theil(groups: city.geography.districts.map { Array(shares[$0.cells]) })
    }

    /// The delivered share that a share of the cells does not exceed; 0 gives the least.
    public func deliveredShare(quantile share: Double) -> Double {
        let shares = deliveredShareByCell.sorted()
        return shares[max(0, Int((share * Double(shares.count)).rounded(.up)) - 1)]
    }

    /// Person-days without of some cells over the person-days of all there who need each commodity.
    public func unmetShare(in cells: Range<Int>) -> Double { area(cells).unmetShare }
}
