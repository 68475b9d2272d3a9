public import Statistics

/// What a comparison found.
public struct ComparisonFindings: Sendable {
    /// A difference between two alternatives.
    public struct Difference: Sendable {
        /// The place of the one.
        public let first: Int
        /// The place of the other.
        public let second: Int
        /// The mean of the first less that of the second, with an interval that holds at once with those of all pairs.
        public let interval: ConfidenceInterval
        /// By how much shared draws divide the variance of the difference: the sum of both variances over that of the
        /// differences; NaN where all differences are equal.
        public let varianceRatio: Double
    }

    /// What was compared, and how.
    public let study: ComparisonStudy
    /// How the alternatives are called.
    public let names: [String]
    /// The figures of each alternative's replications, in the order of their numbers.
    public let figures: [[TrialFigures]]
    /// How each alternative stands by the measure that decides.
    public let standings: [Standing]
    /// The alternative with the best mean, of those in the race where there was one.
    public let leader: Int
    /// The indifference zone in the measure's unit, 0 where every difference matters.
    public let indifference: Double
    /// About how many replications of each undecided alternative it would take in all to tell; the number that there are where
    /// all is told, nil where no number would do.
    public let replicationsToTell: Int?

    /// Takes in the same number of replications of each alternative.
    init(of study: ComparisonStudy, names: [String], figures: [[TrialFigures]]) {
        self.study = study
        self.names = names
        self.figures = figures
        let preference = study.criterion.preference
        let samples = figures.map { $0.map { $0[study.criterion.measure] } }
        let means = samples.map { (preference == .largest ? 1 : -1) * Tally($0).mean }
        let leader = means.indices.max { means[$0] < means[$1] } ?? 0
        self.leader = leader
        indifference =
            switch study.indifference {
            case nil: 0
            case .absolute(let value)?: value
            case .share(let share)?: share * abs(means[leader])
            }
        standings = Comparison.standings(
            samples, preferring: preference, indifference: indifference, level: study.confidence)
        replicationsToTell = Comparison.replicationsToTell(
            samples, preferring: preference, indifference: indifference, level: study.confidence)
    }

    /// Takes in what a race found.
    init(of study: ComparisonStudy, names: [String], race: SelectionRace.Outcome<TrialFigures>) {
        self.study = study
        self.names = names
        figures = race.observations
        leader = race.leader
        indifference = race.indifference
        standings = names.indices.map { alternative in
            guard race.surviving.contains(alternative) else { return .dropped }
            return race.isDecided ? .best : .undecided
        }
        replicationsToTell = race.isDecided ? race.count : race.estimatedCount
    }

    /// Whether replications were spent where they mattered, rather than evenly.
    public var isRace: Bool {
        guard case .race = study.effort else { return false }
        return true
    }

    /// How many trials it took.
    public var trialCount: Int { figures.reduce(0) { $0 + $1.count } }

    /// How many more trials it would take to tell, about; nil where no number would do.
    public var trialsToTell: Int? {
        replicationsToTell.map { needed in
            standings.indices.reduce(0) { sum, alternative in
                // With a fixed number for each, the leader's replications are needed for its differences, whatever it is.
                let takesPart = standings[alternative] == .undecided || alternative == leader
                return takesPart ? sum + needed - figures[alternative].count : sum
            }
        }
    }

    /// The alternatives that stand so.
    public func alternatives(_ standing: Standing) -> [Int] { standings.indices.filter { standings[$0] == standing } }

    /// The values of a measure, one a replication.
    public func values(of alternative: Int, by measure: Measure) -> [Double] {
        figures[alternative].map { $0[measure] }
    }

    /// The mean of a measure with its own interval; NaN where a replication has no value.
    public func mean(of alternative: Int, by measure: Measure) -> ConfidenceInterval {
        ConfidenceInterval(values(of: alternative, by: measure), level: study.confidence)
    }

    /// A quantile over replications of a measure, with its own interval; NaN where a replication has no value.
    public func quantile(_ share: Double, of alternative: Int, by measure: Measure) -> ConfidenceInterval {
        let values = values(of: alternative, by: measure)
        guard values.allSatisfy(\.isFinite) else {
            return ConfidenceInterval(
                mean: .nan, low: -.infinity, high: .infinity, level: study.confidence, count: values.count)
        }
        return OrderStatistics(values).interpolatedQuantileInterval(share, level: study.confidence)
    }

    /// What each alternative is away from the best of the others, by the measure that decides.
    ///
    /// With a fixed number of replications, Hsu's intervals, which hold at once and from which the standings are read. After a
    /// race, paired intervals for the difference from the leader at Bonferroni's level, and none for the leader; that the
    /// race decided when to stop is not allowed for.
    public var againstBest: [ConfidenceInterval?] {
        let samples = names.indices.map { values(of: $0, by: study.criterion.measure) }
        guard isRace else {
            return Comparison.withBest(samples, preferring: study.criterion.preference, level: study.confidence)
        }
        let level = 1 - (1 - study.confidence) / Double(names.count - 1)
        return names.indices.map { alternative in
            alternative == leader
                ? nil
                : ConfidenceInterval(zip(samples[alternative], samples[leader]).lazy.map { $0 - $1 }, level: level)
        }
    }

    /// The differences of all pairs by a measure, with intervals that hold all at once (Bonferroni's inequality).
    ///
    /// A pair is compared over the replications that both have. The intervals are as wide as their number then asks; that a
    /// race decided when to stop is not allowed for.
    public func differences(by measure: Measure) -> [Difference] {
        let samples = names.indices.map { values(of: $0, by: measure) }
        let pairs = names.count * (names.count - 1) / 2
        let level = 1 - (1 - study.confidence) / Double(pairs)
        return names.indices.flatMap { first in
            (first + 1..<max(first + 1, names.count)).map { second in
                let count = min(samples[first].count, samples[second].count)
                let (one, other) = (samples[first].prefix(count), samples[second].prefix(count))
                let differences = Tally(zip(one, other).lazy.map { $0 - $1 })
                let single = ConfidenceInterval(differences, level: level)
                let variances = Tally(one).variance + Tally(other).variance
                return Difference(
                    first: first, second: second,
                    interval: ConfidenceInterval(
                        mean: single.mean, low: single.low, high: single.high, level: study.confidence,
                        count: single.count),
                    varianceRatio: differences.variance > 0 ? variances / differences.variance : .nan)
            }
        }
    }

    /// What can be said of each alternative when both measures of the Pareto set count; nil where it is not wanted.
    public var pareto: ParetoSet? {
        study.pareto.map { pair in
            ParetoSet(
                names.indices.map {
                    (values(of: $0, by: pair.first.measure), values(of: $0, by: pair.second.measure))
                }, preferring: (pair.first.preference, pair.second.preference), level: study.confidence)
        }
    }
}
