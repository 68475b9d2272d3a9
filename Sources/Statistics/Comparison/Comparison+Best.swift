/// Which end of the scale is better.
public enum Preference: Hashable, Sendable {
    /// The largest mean is best.
    case largest
    /// The smallest mean is best.
    case smallest
}

extension Comparison {
    /// How each alternative stands against the best of the others, all at once with confidence `level`.
    ///
    /// Element *i* is the interval for the mean of alternative *i* less the best mean of the others. Constrained to hold
    /// 0 at one end (Hsu 1984, "Constrained simultaneous confidence intervals for multiple comparisons with the best"):
    /// whoever is surely worse has it on the worse side only, whoever is surely best on the better. The allowances are
    /// paired and one-sided at Bonferroni's level, so the intervals hold with common random numbers (Nelson and
    /// Matejcik 1995).
    ///
    /// - Parameters:
    ///   - samples: for each alternative its observations, one a replication, in the same order.
    ///   - preference: whether the largest mean or the smallest is the best.
    ///   - level: the confidence that all intervals hold at once, between 0 and 1.
    public static func withBest(
        _ samples: [[Double]], preferring preference: Preference = .largest, level: Double = 0.95
    ) -> [ConfidenceInterval] {
        precondition(samples.count >= 2, "a comparison needs two alternatives or more")
        precondition(samples.allSatisfy { $0.count == samples[0].count }, "paired observations come in equal numbers")
        precondition(samples[0].count >= 2, "a comparison needs two observations of each or more")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        let count = samples[0].count
        let share = (1 - level) / Double(samples.count - 1)
        let t = StudentT.quantile(1 - share, degreesOfFreedom: Double(count - 1))
        let sign: Double = preference == .largest ? 1 : -1
        return samples.indices.map { own in
            var nearest = Double.infinity
            var low = Double.infinity
            var high = Double.infinity
            for other in samples.indices where other != own {
                let differences = Tally(zip(samples[own], samples[other]).lazy.map { sign * ($0 - $1) })
                let allowance = t * differences.standardError
                nearest = min(nearest, differences.mean)
                low = min(low, differences.mean - allowance)
                high = min(high, differences.mean + allowance)
            }
            let ends = (sign * min(0, low), sign * max(0, high))
            return ConfidenceInterval(
                mean: sign * nearest, low: min(ends.0, ends.1), high: max(ends.0, ends.1), level: level, count: count)
        }
    }
}
