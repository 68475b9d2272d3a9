public import Experiments
public import Statistics

/// How closely a figure of a run was wanted, and how closely it is known.
public struct RunPrecision: Sendable {
    /// The figure.
    public let measure: Measure
    /// The half width of its interval, or its relative error, at most.
    public let margin: Margin
    /// What was asked of its interval.
    public let target: PrecisionTarget
    /// Its values over the replications.
    public let tally: Tally
    /// Whether it is known so closely.
    public let isReached: Bool

    /// Takes in what a series of replications came to.
    public init<Observation>(
        _ measure: Measure, to margin: Margin, target: PrecisionTarget,
        _ outcome: PrecisionSampling.Outcome<Observation>
    ) {
        self.measure = measure
        self.margin = margin
        self.target = target
        tally = outcome.tally
        isReached = outcome.isReached
    }

    /// The figure with its interval.
    var interval: ConfidenceInterval { ConfidenceInterval(tally, level: target.level) }

    /// How many replications it took, and the interval that was reached.
    public func screen(for terminal: Terminal) -> String {
        let count = NumberText.count(tally.count, "replication", "replications")
        var text =
            "\(measure): \(NumberText.exact(interval.mean)), 95 % from \(NumberText.exact(interval.low)) to "
            + "\(NumberText.exact(interval.high)), after \(count); "
        if isReached {
            text += "known to \(margin), as asked."
        } else {
            text += "\(margin) is not reached"
            text += target.estimatedCount(from: tally).map { "; about \(NumberText.count($0)) would do." } ?? "."
        }
        return terminal.wrapped(text).map { $0 + "\n" }.joined()
    }

    /// The same in `summary.json`.
    var summary: PrecisionSummary {
        PrecisionSummary(
            figure: measure.description, asked: margin.description, mean: Figure(interval.mean, decimals: 9),
            low: Figure(interval.low, decimals: 9), high: Figure(interval.high, decimals: 9), reached: isReached)
    }
}

/// How closely a figure was wanted and is known, in `summary.json`; absent where the number of replications was given.
public struct PrecisionSummary: Codable, Hashable, Sendable {
    /// The figure's name.
    public var figure: String
    /// How closely it was wanted, as it was written.
    public var asked: String
    /// Its mean.
    public var mean: Figure
    /// The lower end of its 95 % interval.
    public var low: Figure
    /// The upper end.
    public var high: Figure
    /// Whether it is known so closely.
    public var reached: Bool
}
