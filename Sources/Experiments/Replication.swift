public import SupplyModel

/// One run of a city from its first midnight to its last: what was observed, without the city's state.
///
/// Its figures are in `Replication+Service.swift`, `+People`, `+Fairness`, `+Stock`, `+Work` and `Replication+Areas.swift`;
/// those that can be asked for by name in `Replication+FigureName.swift`. A figure that has no meaning, such as the mean of
/// nothing, is NaN.
public struct Replication: Sendable {
    /// The city that was run; all replications share it.
    public let city: City
    /// Its number in the series, from 0: with the seed, it decides every draw.
    public let number: Int
    /// What was observed.
    public let ledger: Ledger
    /// How many events happened.
    public let eventCount: Int
    /// What each cell had at the end of each day; nil unless it was asked for.
    public let cellRecord: CellRecord?
    /// The days of which the daily figures are; all of them, unless `during` says otherwise.
    public private(set) var window: Range<Int>

    init(of simulation: CitySimulation, city: City, number: Int) {
        self.city = city
        self.number = number
        ledger = simulation.ledger
        eventCount = simulation.eventCount
        cellRecord = simulation.cellRecord
        window = 0..<city.plan.days
    }

    /// The same run, seen over some of its days: what is counted by day is counted over those only.
    ///
    /// - Precondition: the days are days of the run.
    public func during(_ days: Range<Int>) -> Replication {
        precondition(days.lowerBound >= 0 && days.upperBound <= city.plan.days, "the run has no such days")
        var part = self
        part.window = days
        return part
    }

    /// A figure of the days, summed over the window.
    func sum(_ figure: KeyPath<DayTally, Int>) -> Int {
        ledger.days[window].reduce(0) { $0 + $1[keyPath: figure] }
    }

    /// A figure of the orders by the day on which they were placed, summed over the window.
    func sum(_ figure: KeyPath<DueTally, Int>) -> Int {
        ledger.service.days[window].reduce(0) { $0 + $1[keyPath: figure] }
    }

    /// Grams of a commodity, summed over the window.
    public func sum(of commodity: Int, _ figure: KeyPath<CommodityTally, Grams>) -> Grams {
        let count = city.plan.commodities.count
        return window.reduce(.zero) { $0 + ledger.goods[$1 * count + commodity][keyPath: figure] }
    }

    /// Grams of all commodities, summed over the window.
    public func sum(_ figure: KeyPath<CommodityTally, Grams>) -> Grams {
        city.plan.commodities.indices.reduce(.zero) { $0 + sum(of: $1, figure) }
    }

    /// The plan that held on a day.
    func plan(onDay day: Int) -> CityPlan {
        city.plan(onDay: day)
    }
}
