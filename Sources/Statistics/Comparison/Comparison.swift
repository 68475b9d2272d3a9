/// Intervals for differences between alternatives.
public enum Comparison {
    /// An interval for the difference of two of several alternatives.
    public struct Difference: Hashable, Sendable {
        /// The place of the one alternative.
        public let first: Int
        /// The place of the other.
        public let second: Int
        /// The interval for the mean of the first less that of the second.
        public let interval: ConfidenceInterval

        /// Whether the interval leaves out 0.
        public var isSignificant: Bool { !interval.contains(0) }
    }

    /// The interval for the mean difference of paired observations: the same replication under two alternatives.
    ///
    /// Student's interval of the differences (Law 2015, *Simulation Modeling and Analysis*, section 10.2.1); common
    /// random numbers make it narrow.
    public static func paired(_ one: [Double], _ other: [Double], level: Double = 0.95) -> ConfidenceInterval {
        precondition(one.count == other.count, "paired observations come in equal numbers")
        return ConfidenceInterval(zip(one, other).lazy.map { $0 - $1 }, level: level)
    }

    /// The interval for the difference of two means of independent observations, with variances that may differ.
    ///
    /// Welch (1938), with Satterthwaite's degrees of freedom.
    public static func independent(_ one: Tally, _ other: Tally, level: Double = 0.95) -> ConfidenceInterval {
        precondition(one.count >= 2 && other.count >= 2, "a comparison needs two observations of each or more")
        let difference = one.mean - other.mean
        let (a, b) = (one.variance / Double(one.count), other.variance / Double(other.count))
        var half = 0.0
        if a + b > 0 {
            let freedom = (a + b) * (a + b) / (a * a / Double(one.count - 1) + b * b / Double(other.count - 1))
            half = StudentT.quantile(0.5 + 0.5 * level, degreesOfFreedom: freedom) * (a + b).squareRoot()
        }
        return ConfidenceInterval(
            mean: difference, low: difference - half, high: difference + half, level: level,
            count: one.count + other.count)
    }

    /// Intervals for the differences of all pairs of alternatives, that hold all at once with confidence `level`.
    ///
    /// Paired intervals, each at the level of Bonferroni's inequality (1936): valid whatever the dependence between
    /// alternatives, so with common random numbers too.
    ///
    /// - Parameters:
    ///   - samples: for each alternative its observations, one a replication, in the same order.
    ///   - level: the confidence that all intervals hold at once, between 0 and 1.
    public static func allPairs(_ samples: [[Double]], level: Double = 0.95) -> [Difference] {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        let pairs = samples.count * (samples.count - 1) / 2
        return eachPair(samples.count) { first, second in
            let single = paired(samples[first], samples[second], level: 1 - (1 - level) / Double(pairs))
            return ConfidenceInterval(
                mean: single.mean, low: single.low, high: single.high, level: level, count: single.count)
        }
    }

    /// Intervals for the differences of all pairs of means of independent samples, all at once with confidence `level`.
    ///
    /// Tukey (1953) and, for unequal numbers, Kramer (1956); the samples share one variance. Narrower than Bonferroni's
    /// where observations are independent between alternatives.
    public static func tukey(_ samples: [Tally], level: Double = 0.95) -> [Difference] {
        precondition(samples.count >= 2, "a comparison needs two alternatives or more")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        let freedom = samples.reduce(0) { $0 + $1.count - 1 }
        let variance = samples.reduce(0) { $0 + $1.squares } / Double(freedom)
        let q = StudentizedRange.quantile(level, groups: samples.count, degreesOfFreedom: Double(freedom))
        return eachPair(samples.count) { first, second in
            let (one, other) = (samples[first], samples[second])
            let half = q * (0.5 * variance * (1 / Double(one.count) + 1 / Double(other.count))).squareRoot()
            let difference = one.mean - other.mean
            return ConfidenceInterval(
                mean: difference, low: difference - half, high: difference + half, level: level,
                count: one.count + other.count)
        }
    }

    private static func eachPair(
        _ count: Int, _ interval: (Int, Int) -> ConfidenceInterval
    ) -> [Difference] {
        (0..<count).flatMap { first in
            (first + 1..<max(count, first + 1)).map { second in
                Difference(first: first, second: second, interval: interval(first, second))
            }
        }
    }
}
