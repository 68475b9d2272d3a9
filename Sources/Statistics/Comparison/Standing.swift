/// How an alternative stands in a comparison with the best.
public enum Standing: String, Hashable, Sendable {
    /// It is the best.
    case best
    /// It is not worse than the best by more than the indifference zone.
    case asGood = "as_good"
    /// It may be the best and may be worse: the observations do not tell yet.
    case undecided
    /// It is worse than the best.
    case worse
    /// A race left it behind: it is not better than the one picked by the indifference zone or more.
    case dropped
}

extension Comparison {
    /// How each alternative stands, all at once with confidence `level`.
    ///
    /// Read off the intervals of ``withBest(_:preferring:level:)``: the best is who is surely better than all others; as
    /// good as the best is whose loss is surely within `indifference`; worse is whose interval leaves no way to be the best.
    ///
    /// - Parameters:
    ///   - samples: for each alternative its observations, one a replication, in the same order.
    ///   - preference: whether the largest mean or the smallest is the best.
    ///   - indifference: the loss that does not matter, 0 or more.
    ///   - level: the confidence that all statements hold at once, between 0 and 1.
    public static func standings(
        _ samples: [[Double]], preferring preference: Preference = .largest, indifference: Double = 0,
        level: Double = 0.95
    ) -> [Standing] {
        withBest(samples, preferring: preference, level: level).map { interval in
            let loss = preference == .largest ? -interval.low : interval.high
            let lead = preference == .largest ? interval.high : -interval.low
            if loss <= 0 && lead > 0 { return .best }
            if loss <= indifference { return .asGood }
            return lead > 0 ? .undecided : .worse
        }
    }

    /// About how many replications of each alternative would leave none undecided, were means and variances as seen.
    ///
    /// An alternative at a distance *d* from the best mean is told from it when the allowance of the paired difference is
    /// below *d*, or is as good when it is below the indifference zone less *d*.
    ///
    /// - Returns: the present number where nobody is undecided; nil where no number would do, as for alternatives that
    ///   differ, but not in the mean.
    public static func replicationsToTell(
        _ samples: [[Double]], preferring preference: Preference = .largest, indifference: Double = 0,
        level: Double = 0.95
    ) -> Int? {
        let standings = standings(samples, preferring: preference, indifference: indifference, level: level)
        let sign: Double = preference == .largest ? 1 : -1
        let means = samples.map { sign * Tally($0).mean }
        guard let best = means.indices.max(by: { means[$0] < means[$1] }) else { return nil }
        let twoSided = 1 - 2 * (1 - level) / Double(samples.count - 1)
        var needed = samples[0].count
        for other in samples.indices where other != best && standings[other] == .undecided {
            let differences = Tally(zip(samples[best], samples[other]).lazy.map { $0 - $1 })
            let distance = abs(differences.mean)
            let bound = max(distance, indifference - distance)
            guard bound > 0, twoSided > 0,
                let count = PrecisionTarget(absolute: bound, level: twoSided, minimumCount: 2)
                    .estimatedCount(from: differences)
            else { return nil }
            needed = max(needed, count)
        }
        return needed
    }
}
