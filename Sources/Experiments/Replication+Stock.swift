import EventKernel
import SupplyModel

/// The goods of a commodity: stock, cover and loss.
extension Replication {
    /// What the city's warehouses and stores (and the lorries between them) hold at the end of a day, over what the city
    /// needs in a day: days of cover of planned need; NaN of what nobody needs.
    public func coverDays(of commodity: Int, onDay day: Int) -> Double {
        days(of: commodity, in: ledger.goods[day * city.plan.commodities.count + commodity].stockAtEnd)
    }

    /// For how many days the city needs so much of a commodity.
    private func days(of commodity: Int, in stock: Grams) -> Double {
        let need = city.needPerDay(commodity)
        return need > .zero ? Double(stock.count) / Double(need.count) : .nan
    }

    /// The mean of the days' cover.
    public func coverDays(of commodity: Int) -> Double {
        window.reduce(0) { $0 + coverDays(of: commodity, onDay: $1) } / Double(window.count)
    }

    /// The cover of the commodity that would run out first at the end of a day, if no more came.
    public func autonomyDays(onDay day: Int) -> Double {
        city.plan.commodities.indices.reduce(.infinity) { min($0, coverDays(of: $1, onDay: day)) }
    }

    /// The lowest of the days' autonomy.
    public var autonomyDays: Double { window.reduce(.infinity) { min($0, autonomyDays(onDay: $1)) } }

    /// What is left of a commodity at the end of the run, wherever it is, pantries included, over what the city needs in
    /// a day.
    public func daysLeftAtEnd(of commodity: Int) -> Double {
        let account = ledger.conservation.accounts[commodity]
        let left = account.accounted - account.eaten - account.spoiled
        return days(of: commodity, in: left)
    }

    /// The lowest cover at any moment of the run.
    public func minimumCoverDays(of commodity: Int) -> Double {
        let lowest = days(of: commodity, in: ledger.lowestStock[commodity])
        return ledger.days.indices.reduce(lowest) { min($0, coverDays(of: commodity, onDay: $1)) }
    }

    /// For how many days, in all, the cover was below the commodity's floor.
    public func daysBelowFloor(of commodity: Int) -> Double {
        Double(ledger.timeBelowFloor[commodity].ticks) / Double(secondsPerDay)
    }
}
