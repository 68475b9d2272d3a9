/// How many replications are enough: until the interval is as narrow as asked.
/// ```swift
/// let target = PrecisionTarget(relative: 0.02)
/// while !target.isReached(by: tally) { tally.add(replicate()) }
/// ```
public struct PrecisionTarget: Hashable, Sendable {
    /// What the half width of the interval is held against.
    public enum Measure: Hashable, Sendable {
        /// Half width of at most this much.
        case absolute(Double)
        /// Half width so small that the error, relative to the true mean, is at most this share.
        case relative(Double)
    }

    /// What the half width is held against.
    public let measure: Measure
    /// The confidence of the interval.
    public let level: Double
    /// How many observations to make at least.
    public let minimumCount: Int

    /// A half width of at most `halfWidth`, above 0.
    public init(absolute halfWidth: Double, level: Double = 0.95, minimumCount: Int = 10) {
        self.init(.absolute(halfWidth), level: level, minimumCount: minimumCount)
    }

    /// An error of at most a share `error` of the true mean, between 0 and 1.
    public init(relative error: Double, level: Double = 0.95, minimumCount: Int = 10) {
        precondition(error < 1, "a relative error lies between 0 and 1, exclusive")
        self.init(.relative(error), level: level, minimumCount: minimumCount)
    }

    private init(_ measure: Measure, level: Double, minimumCount: Int) {
        switch measure {
        case .absolute(let bound), .relative(let bound):
            precondition(bound > 0, "a bound on the error must be above 0")
        }
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        precondition(minimumCount >= 2, "an interval needs two observations or more")
        self.measure = measure
        self.level = level
        self.minimumCount = minimumCount
    }

    /// Whether the observations so far suffice.
    ///
    /// The sequential rule of Chow and Robbins (1965); for the relative error the bound on half width over estimate is
    /// `error / (1 + error)` (Law 2015, *Simulation Modeling and Analysis*, section 9.4.1).
    public func isReached(by tally: Tally) -> Bool {
        guard tally.count >= minimumCount else { return false }
        return ConfidenceInterval(tally, level: level).halfWidth <= bound(mean: tally.mean)
    }

    /// About how many observations will be needed in all, from the variance seen so far; nil where it cannot be said.
    ///
    /// The smallest count, not below the present one, whose half width would meet the bound were the variance as
    /// estimated.
    public func estimatedCount(from tally: Tally) -> Int? {
        guard tally.count >= 2 else { return nil }
        let bound = bound(mean: tally.mean)
        guard bound > 0 else { return tally.variance == 0 ? max(tally.count, minimumCount) : nil }
        func suffices(_ count: Int) -> Bool {
            let t = StudentT.quantile(0.5 + 0.5 * level, degreesOfFreedom: Double(count - 1))
            return t * (tally.variance / Double(count)).squareRoot() <= bound
        }
        var high = max(tally.count, minimumCount)
        if suffices(high) { return high }
        var low = high
        while !suffices(high) {
            guard high < 1 << 50 else { return nil }
            low = high
            high *= 2
        }
        while high - low > 1 {
            let middle = (low + high) / 2
            if suffices(middle) { high = middle } else { low = middle }
        }
        return high
    }

    private func bound(mean: Double) -> Double {
        switch measure {
        case .absolute(let bound): bound
        case .relative(let error): error / (1 + error) * abs(mean)
        }
    }
}
