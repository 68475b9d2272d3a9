import EventKernel
import SupplyModel

/// The goods of a commodity: stock, cover and loss.
extension Replication {
    /// What the city's warehouses and stores (and the lorries between them) hold at the end of a day, over what the city
    /// eats in a day: days of cover of planned need.
    public func coverDays(of commodity: Int, onDay day: Int) -> Double {
        let stock = ledger.goods[day * city.plan.commodities.count + commodity].stockAtEnd
        return Double(stock.count) / Double(city.needPerDay(commodity).count)
    }

    /// The lowest cover at any moment of the run.
    public func minimumCoverDays(of commodity: Int) -> Double {
        let lowest = Double(ledger.lowestStock[commodity].count) / Double(city.needPerDay(commodity).count)
        return ledger.days.indices.reduce(lowest) { min($0, coverDays(of: commodity, onDay: $1)) }
    }

    /// For how many days, in all, the cover was below the commodity's floor.
    public func daysBelowFloor(of commodity: Int) -> Double {
        Double(ledger.timeBelowFloor[commodity].ticks) / Double(secondsPerDay)
    }
}
