/// Exact quantiles of a sample that is kept whole.
public struct OrderStatistics: Hashable, Sendable {
    /// The values in rising order.
    public let sorted: [Double]

    /// The order statistics of these values, none of them NaN.
    ///
    /// - Complexity: O(*n* log *n*).
    public init(_ values: some Sequence<Double>) {
        sorted = values.sorted()
        precondition(sorted.allSatisfy { !$0.isNaN }, "order statistics are of numbers")
    }

    /// The quantile by linear interpolation between order statistics; NaN when empty.
    ///
    /// Definition 7 of Hyndman and Fan (1996), the default of R and NumPy.
    public func quantile(_ p: Double) -> Double {
        precondition(p >= 0 && p <= 1, "a quantile's share lies between 0 and 1")
        guard !sorted.isEmpty else { return .nan }
        let place = p * Double(sorted.count - 1)
        let below = min(Int(place), sorted.count - 1)
        guard below + 1 < sorted.count else { return sorted[below] }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }

    /// The middle value; of an even number, the mean of the middle two.
    public var median: Double { quantile(0.5) }

    /// An interval that holds the true `p`-quantile with at least the stated confidence, whatever the distribution.
    ///
    /// Between two order statistics whose ranks are binomial quantiles (Conover 1999, *Practical Nonparametric
    /// Statistics*, section 3.2). An end is infinite where the sample is too small.
    public func quantileInterval(_ p: Double, level: Double = 0.95) -> ConfidenceInterval {
        precondition(p > 0 && p < 1, "an interval is for a share between 0 and 1, exclusive")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        let n = sorted.count
        let half = 0.5 * (1 - level)
        // The value of rank r lies above the quantile with probability P(B < r), below it with P(B >= r), where B is
        // binomial (n, p).
        var lower = 0
        while lower < n && atMost(lower, of: n, p) <= half { lower += 1 }
        var upper = n + 1
        while upper > 1 && 1 - atMost(upper - 2, of: n, p) <= half { upper -= 1 }
        return ConfidenceInterval(
            mean: quantile(p), low: lower >= 1 ? sorted[lower - 1] : -.infinity,
            high: upper <= n ? sorted[upper - 1] : .infinity, level: level, count: n)
    }

    /// An interval that holds the true `p`-quantile with about the stated confidence, narrower than the one above.
    ///
    /// Between two neighbouring order statistics each end is interpolated so that the confidence is met rather than passed
    /// (Nyblom 1992, "Note on interpolated order statistics", *Statistics and Probability Letters* 14: 129-131; for the
    /// median Hettmansperger and Sheather 1986, the same journal 4: 75-79). An end is infinite where the sample is too small.
    public func interpolatedQuantileInterval(_ p: Double, level: Double = 0.95) -> ConfidenceInterval {
        precondition(p > 0 && p < 1, "an interval is for a share between 0 and 1, exclusive")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        let half = 0.5 * (1 - level)
        return ConfidenceInterval(
            mean: quantile(p), low: bound(of: p, exceededWith: half) ?? -.infinity,
            high: bound(of: p, exceededWith: 1 - half) ?? .infinity, level: level, count: sorted.count)
    }

    /// A value that lies above the true `p`-quantile with about the stated probability; nil where the sample is too small.
    private func bound(of p: Double, exceededWith probability: Double) -> Double? {
        // The value of rank r lies above the quantile with probability P(B < r), where B is binomial (n, p).
        let n = sorted.count
        var below = atMost(0, of: n, p)
        guard below <= probability else { return nil }
        for rank in 1..<max(1, n) {
            let above = atMost(rank, of: n, p)
            if above > probability {
                let odds =
                    Double(rank) * (1 - p) * (above - probability) / (Double(n - rank) * p * (probability - below))
                let weight = 1 / (1 + odds)
                return weight == 0 ? sorted[rank - 1] : (1 - weight) * sorted[rank - 1] + weight * sorted[rank]
            }
            below = above
        }
        return nil
    }

    /// The probability that a binomial count is at most `k`.
    private func atMost(_ k: Int, of n: Int, _ p: Double) -> Double {
        if k < 0 { return 0 }
        return k >= n ? 1 : Special.regularizedBeta(p, Double(k + 1), Double(n - k)).upper
    }
}
