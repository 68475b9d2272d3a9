import Statistics
public import SupplyModel

/// What happened in some cells over a run: in a community, a street, a district, or one cell.
public struct Area: Sendable {
    /// The run.
    public let run: Replication
    /// The cells.
    public let cells: Range<Int>

    private var city: City { run.city }

    /// The people who live there.
    public var residents: Int { cells.reduce(0) { $0 + city.geography.cells[$1].residents } }

    /// The households they form.
    public var households: Int { cells.reduce(0) { $0 + city.geography.cells[$1].households.count } }

    /// Orders that its households placed.
    public var ordersPlaced: Int { sum(\.ordersPlaced) }

    /// Handovers at its doors.
    public var deliveries: Int { sum(\.deliveries) }

    /// Its households to which nothing came.
    public var householdsNeverServed: Int { sum(\.householdsNeverServed) }

    /// The longest time, in days, for which nothing came to one of its cells.
    public var longestCellGapDays: Int { cells.reduce(0) { max($0, run.ledger.cells[$1].longestGapDays) } }

    /// Hours from order to door, over its deliveries.
    public var meanOrderToDoorHours: Double { Double(sum(\.orderToDoorSeconds)) / Double(deliveries) / 3600 }

    /// What its households asked for, all commodities together.
    public var asked: Grams { cells.reduce(.zero) { $0 + run.ledger.cells[$1].asked } }

    /// What came to its doors in a good state, all commodities together.
    public var delivered: Grams { cells.reduce(.zero) { $0 + run.ledger.cells[$1].delivered } }

    /// What happened to a commodity there.
    public func goods(_ figure: KeyPath<CellGoods, Grams>, of commodity: Int) -> Grams {
        cells.reduce(.zero) { $0 + run.ledger.goods(in: $1, of: commodity)[keyPath: figure] }
    }

    /// Delivered over asked, by weight.
    public var fillRate: Double { Double(delivered.count) / Double(asked.count) }

    /// Delivered over asked of a commodity.
    public func fillRate(of commodity: Int) -> Double {
        Double(goods(\.delivered, of: commodity).count) / Double(goods(\.asked, of: commodity).count)
    }

    /// Delivered over needed, by weight.
    public var deliveredShare: Double {
        let need = cells.reduce(Grams.zero) { $0 + city.needPerDay(inCell: $1) }
        return Double(delivered.count) / Double((need * city.plan.days).count)
    }

    /// Person-days without a commodity.
    public func unmetPersonDays(of commodity: Int) -> Double {
        Double(goods(\.unmet, of: commodity).count) / Double(city.plan.commodities[commodity].needPerPersonDay.count)
    }

    /// Person-days without, over all commodities.
    public var unmetPersonDays: Double {
        city.plan.commodities.indices.reduce(0) { $0 + unmetPersonDays(of: $1) }
    }

    /// Person-days without over all person-days of those who need each commodity.
    public var unmetShare: Double { unmetPersonDays / Double(city.eaters(in: cells) * city.plan.days) }

    private func sum(_ figure: KeyPath<CellTally, Int>) -> Int {
        cells.reduce(0) { $0 + run.ledger.cells[$1][keyPath: figure] }
    }
}

extension Replication {
    /// What happened in some cells.
    public func area(_ cells: Range<Int>) -> Area { Area(run: self, cells: cells) }
}

extension Geography {
    /// The cells of a street's communities, which lie side by side.
    public func cells(of street: Street) -> Range<Int> {
        communities[street.communities.lowerBound].cells
            .lowerBound..<communities[street.communities.upperBound - 1].cells.upperBound
    }
}
