public import Scenario

/// Parameters of a scenario that are to be fitted to what was observed.
public struct CalibrationStudy: Sendable {
    /// The scenario.
    public let file: ScenarioFile
    /// The keys whose values are fitted.
    public let axes: [SearchAxis]
    /// What was observed.
    public let observed: ObservedSeries
    /// What the differences of a series are measured in.
    public let scale: CalibrationObjective.Scale
    /// How it is searched for.
    public let search: CalibrationSearch
    /// The figure and the day of each entry of the objective, series by series.
    public let measures: [Measure]

    /// How the scenario calls itself.
    public var scenarioName: String { corners[0].scenarioName }

    /// Whether the scenario is of a city, and not of a network.
    public var isCity: Bool { corners[0].isCity }

    private let corners: [Alternative]

    /// Reads the scenario where each key is least and where each is greatest.
    ///
    /// - Parameters:
    ///   - file: the scenario.
    ///   - axes: the keys whose values are fitted: numbers, two or more of each.
    ///   - observed: what was observed.
    ///   - scale: what the differences of a series are measured in.
    ///   - replications: how many each point has, at least 3.
    ///   - mostPoints: the most points.
    ///   - seed: decides the first points.
    ///   - level: the confidence of the intervals.
    /// - Throws: all that is wrong with the scenario at either corner, and each figure or day that it does not have.
    public init(
        _ file: ScenarioFile, over axes: [SearchAxis], to observed: ObservedSeries, scale: CalibrationObjective.Scale,
        replications: Int, mostPoints: Int, seed: UInt64, level: Double = 0.95
    ) throws(ScenarioError) {
        self.file = file
        self.axes = axes
        self.observed = observed
        self.scale = scale
        measures = observed.series.flatMap { series in
            series.values.map { Measure(series.figure, on: $0.date...$0.date) }
        }
        search = CalibrationSearch(
            sizes: axes.map(\.count),
            objective: CalibrationObjective(observed.series.map { $0.values.map(\.value) }, scale: scale),
            replications: replications, mostPoints: mostPoints, seed: seed, level: level)
        let ends = [axes.map { _ in 0 }, axes.map { $0.count - 1 }]
        corners = try Alternative.read(ends.map { ("", file, DesignPoint(axes, at: $0)) })
        try observed.check(in: try corners[0].read())
    }

    /// Searches.
    ///
    /// - Parameters:
    ///   - runner: makes a runner of trials for the first points; it is given the others as they come up.
    ///   - report: called as trials go on.
    /// - Throws: `CancellationError` where trials were cancelled; what a runner throws; `ScenarioError` where the scenario
    ///   cannot be at a point that is tried.
    public func answer(
        _ runner: (_ alternatives: [Alternative], _ measures: [Measure]) throws -> TrialRunner,
        report: @escaping @Sendable (TrialProgress) -> Void = { _ in }
    ) async throws -> CalibrationAnswer {
        var runner = try runner(corners, measures)
        let fit = try await search.run { points in
            let places = try points.map { point in
                runner.add(try Alternative("", file, at: DesignPoint(axes, at: point)))
            }
            let trials = places.flatMap { place in
                (0..<search.replications).map { Trial(alternative: place, replication: $0) }
            }
            let found = try await runner.runAll(trials, report: report)
            return points.indices.map { point in
                (0..<search.replications).map { replication in
                    measures.map { found[point * search.replications + replication][$0] }
                }
            }
        }
        return CalibrationAnswer(study: self, seed: runner.seed, fit: fit)
    }
}

/// What a calibration found.
public struct CalibrationAnswer: Sendable {
    /// What was asked.
    public let study: CalibrationStudy
    /// The seed of all trials.
    public let seed: UInt64
    /// The parameters that fit best.
    public let fit: CalibrationFit

    /// The settings that fit best.
    public var settings: DesignPoint { DesignPoint(study.axes, at: fit.point) }

    /// The interval of a parameter, in its own unit.
    public func interval(of parameter: Int) -> ClosedRange<Double> {
        let axis = study.axes[parameter]
        let (low, high) = (axis.number(at: 0) ?? .nan, axis.number(at: axis.count - 1) ?? .nan)
        let share = fit.intervals[parameter]
        return low + share.lowerBound * (high - low)...low + share.upperBound * (high - low)
    }
}
