public import Scenario
public import Statistics

/// A scenario at many points, each replicated.
public struct Sweep: Sendable {
    /// The points.
    public let design: SweepDesign
    /// The scenario at each point.
    public let alternatives: [Alternative]
    /// How many replications each point has.
    public let replications: Int

    /// Reads the scenario at every point.
    ///
    /// - Parameters:
    ///   - file: the scenario.
    ///   - design: the points.
    ///   - replications: how many each has, at least 1.
    ///   - measures: what is looked at.
    /// - Throws: all that is wrong at any point.
    public init(_ file: ScenarioFile, design: SweepDesign, replications: Int, measuring measures: [Measure])
        throws(ScenarioError)
    {
        self.design = design
        self.replications = replications
        alternatives = try Alternative.read(
            design.points.enumerated().map { ("point \($0 + 1)", file, $1) }, having: measures)
    }

    /// Whether the scenario is of a city, and not of a network.
    public var isCity: Bool { alternatives.first?.isCity ?? false }

    /// All trials, point by point.
    public var trials: [Trial] {
        alternatives.indices.flatMap { point in
            (0..<replications).map { Trial(alternative: point, replication: $0) }
        }
    }
}

/// What a sweep found.
public struct SweepResults: Sendable {
    /// What was swept.
    public let sweep: Sweep
    /// The seed of all trials.
    public let seed: UInt64
    /// The measures that are looked at closely.
    public let measures: [Measure]
    /// What each trial found, in the order of the sweep's trials.
    public let figures: [TrialFigures]

    /// Takes in what all trials found.
    ///
    /// - Precondition: there are figures for each of the sweep's trials.
    public init(_ sweep: Sweep, seed: UInt64, measures: [Measure], figures: [TrialFigures]) {
        precondition(figures.count == sweep.alternatives.count * sweep.replications, "every trial found something")
        self.sweep = sweep
        self.seed = seed
        self.measures = measures
        self.figures = figures
    }

    /// What a measure is at a point, over the replications.
    public func interval(of measure: Measure, atPoint point: Int) -> ConfidenceInterval {
        ConfidenceInterval((0..<sweep.replications).map { figure(measure, point, $0) })
    }

    /// What each factor does to a measure by itself.
    public func mainEffects(on measure: Measure) -> MainEffects {
        MainEffects(
            sweep.design.points,
            figures: (0..<sweep.replications).map { replication in
                sweep.alternatives.indices.map { figure(measure, $0, replication) }
            })
    }

    /// How much each factor matters to a measure, from a screening's steps; nil of another design.
    ///
    /// The figure of a point is its mean over the replications.
    public func elementaryEffects(on measure: Measure) -> [MorrisScreening.Effect]? {
        sweep.design.screening.map { screening in
            screening.effects(
                on: sweep.alternatives.indices.map { point in
                    Tally((0..<sweep.replications).map { figure(measure, point, $0) }).mean
                })
        }
    }

    private func figure(_ measure: Measure, _ point: Int, _ replication: Int) -> Double {
        figures[point * sweep.replications + replication][measure]
    }
}
