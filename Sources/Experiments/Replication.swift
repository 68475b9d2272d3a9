public import SupplyModel

/// One run of a city from its first midnight to its last: what was observed, without the city's state.
///
/// Its figures are in `Replication+Service.swift`, `Replication+Stock.swift` and `Replication+Work.swift`; a figure that
/// has no meaning, such as the mean of nothing, is NaN.
public struct Replication: Sendable {
    /// The city that was run; all replications share it.
    public let city: City
    /// Its number in the series, from 0: with the seed, it decides every draw.
    public let number: Int
    /// What was observed.
    public let ledger: Ledger
    /// How many events happened.
    public let eventCount: Int

    init(of simulation: CitySimulation, city: City, number: Int) {
        self.city = city
        self.number = number
        ledger = simulation.ledger
        eventCount = simulation.eventCount
    }

    /// A figure of the days, summed over the run.
    func sum(_ figure: KeyPath<DayTally, Int>) -> Int {
        ledger.days.reduce(0) { $0 + $1[keyPath: figure] }
    }
}
