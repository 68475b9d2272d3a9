public import Statistics
public import SupplyModel

/// A figure in each future of a fork, and how the futures differ from the unchanged one.
public struct ForkComparison: Sendable {
    /// The figure.
    public let figure: FigureReference
    /// The days of which it is.
    public let days: Range<Int>
    /// The mean of the unchanged future with its own interval.
    public let unchanged: ConfidenceInterval
    /// The means of the others with their own intervals.
    public let futures: [ConfidenceInterval]
    /// The differences of the others from the unchanged one, replication by replication.
    ///
    /// Their intervals hold all at once at the level, by Bonferroni's inequality: valid although they share the unchanged
    /// future and its past.
    public let differences: [ConfidenceInterval]

    /// Compares a figure over the futures of complete replications, at least one.
    ///
    /// A figure that has a value day by day is of the days from the fork on; one of the whole run is of all of it.
    public init(_ figure: FigureReference, in outcomes: [Fork.Outcome], fork day: Int, level: Double = 0.95) {
        self.figure = figure
        let all = outcomes[0].unchanged.city.plan.days
        let days = figure.name.definition.isDaily ? day..<all : 0..<all
        self.days = days
        func values(_ run: (Fork.Outcome) -> Replication) -> [Double] {
            outcomes.map { run($0).during(days).value(of: figure) }
        }
        let base = values(\.unchanged)
        let others = outcomes[0].futures.indices.map { way in values { $0.futures[way] } }
        unchanged = ConfidenceInterval(base, level: level)
        futures = others.map { ConfidenceInterval($0, level: level) }
        let each = 1 - (1 - level) / Double(max(1, others.count))
        differences = others.map { other in
            let single = Comparison.paired(other, base, level: each)
            return ConfidenceInterval(
                mean: single.mean, low: single.low, high: single.high, level: level, count: single.count)
        }
    }
}
