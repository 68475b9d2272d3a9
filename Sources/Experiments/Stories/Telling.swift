public import SupplyModel

/// One replication of a city, run again to be told.
public struct Telling: Sendable {
    /// The city.
    public let city: City
    /// The seed of the series.
    public let seed: UInt64
    /// The number of the replication, from 0.
    public let replication: Int

    /// Chooses a run.
    public init(of city: City, seed: UInt64, replication: Int) {
        (self.city, self.seed, self.replication) = (city, seed, replication)
    }

    /// Tells the stories of households and cells.
    ///
    /// - Parameters:
    ///   - households: whose stories, by their positions in the household table.
    ///   - cells: and those of which cells, by their positions.
    ///   - report: called after each simulated day with the share that is done.
    /// - Returns: nil when the task was cancelled.
    public func stories(
        households: [Int] = [], cells: [Int] = [], report: (Double) -> Void = { _ in }
    ) -> Stories? {
        var simulation = CitySimulation(city, seed: seed, replication: replication)
        var stories = Stories(of: city, households: households, cells: cells)
        while !simulation.isFinished {
            guard !Task.isCancelled else { return nil }
            simulation.runDay(telling: &stories)
            report(Double(simulation.daysDone) / Double(city.plan.days))
        }
        return stories
    }

    /// Finds the orders and households worth telling, at most so many.
    ///
    /// - Returns: nil when the task was cancelled.
    public func worst(_ count: Int, report: (Double) -> Void = { _ in }) -> [WorstSearch.Finding]? {
        var simulation = CitySimulation(city, seed: seed, replication: replication)
        var search = WorstSearch(of: city)
        while !simulation.isFinished {
            guard !Task.isCancelled else { return nil }
            simulation.runDay(searching: &search)
            report(Double(simulation.daysDone) / Double(city.plan.days))
        }
        return search.worst(count)
    }
}
