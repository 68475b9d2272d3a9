/// A ratio of two means, with its interval: cost a period, units met over units asked.
///
/// From independent pairs (replications, or batches of one run) the estimate is the ratio of the sums, and its variance
/// that of `numerator - ratio * denominator` over `n · mean(denominator)²` (Cochran 1977, *Sampling Techniques*,
/// equation 6.13; Law 2015, *Simulation Modeling and Analysis*, section 9.5.3 for batches). With equal denominators
/// this is Student's interval for a mean.
public struct RatioEstimate: Hashable, Sendable {
    /// The ratio of the sums; NaN where the denominators add up to 0.
    public let ratio: Double
    /// Its standard error; NaN below two pairs.
    public let standardError: Double
    /// How many pairs it rests on.
    public let count: Int

    /// The ratio of paired observations.
    ///
    /// - Precondition: as many denominators as numerators.
    public init(numerators: [Double], denominators: [Double]) {
        precondition(numerators.count == denominators.count, "a ratio needs a denominator for each numerator")
        count = numerators.count
        let sum = denominators.reduce(0, +)
        let ratio = sum == 0 ? .nan : numerators.reduce(0, +) / sum
        self.ratio = ratio
        let squares = zip(numerators, denominators).reduce(0) { total, pair in
            let difference = pair.0 - ratio * pair.1
            return total + difference * difference
        }
        let n = Double(count)
        standardError = count > 1 ? (squares / (n - 1) / n).squareRoot() / abs(sum / n) : .nan
    }

    /// Student's interval; infinite below two pairs.
    ///
    /// - Precondition: `0 < level < 1`.
    public func interval(level: Double) -> ConfidenceInterval {
        guard count > 1, standardError.isFinite else {
            return ConfidenceInterval(mean: ratio, low: -.infinity, high: .infinity, level: level, count: count)
        }
        let half = standardError * StudentT.quantile(0.5 + 0.5 * level, degreesOfFreedom: Double(count - 1))
        return ConfidenceInterval(mean: ratio, low: ratio - half, high: ratio + half, level: level, count: count)
    }
}
