/// An estimate of a mean and the interval that holds the true mean with the stated confidence.
public struct ConfidenceInterval: Hashable, Sendable {
    /// The estimate.
    public let mean: Double
    /// The lower end; minus infinity where there are too few observations to say.
    public let low: Double
    /// The upper end; infinity where there are too few observations to say.
    public let high: Double
    /// The confidence, such as 0.95.
    public let level: Double
    /// How many independent observations it rests on.
    public let count: Int

    /// An interval worked out elsewhere.
    public init(mean: Double, low: Double, high: Double, level: Double, count: Int) {
        self.mean = mean
        self.low = low
        self.high = high
        self.level = level
        self.count = count
    }

    /// Student's interval for the mean of independent observations.
    ///
    /// `mean ± t(count - 1; (1 + level) / 2) · s / sqrt(count)` (Law 2015, *Simulation Modeling and Analysis*,
    /// equation 4.12). Below two observations the interval is infinite.
    ///
    /// - Precondition: `0 < level < 1`.
    public init(_ tally: Tally, level: Double = 0.95) {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        var half = Double.infinity
        if tally.count > 1 {
            let t = StudentT.quantile(0.5 + 0.5 * level, degreesOfFreedom: Double(tally.count - 1))
            half = t * tally.standardError
        }
        let mean = tally.mean
        self.init(
            mean: mean, low: half.isFinite ? mean - half : -.infinity, high: half.isFinite ? mean + half : .infinity,
            level: level, count: tally.count)
    }

    /// Student's interval for the mean of independent values.
    public init(_ values: some Sequence<Double>, level: Double = 0.95) {
        self.init(Tally(values), level: level)
    }

    /// Half the interval's width.
    public var halfWidth: Double { 0.5 * (high - low) }

    /// Half the width, over the absolute mean.
    public var relativeHalfWidth: Double { halfWidth / abs(mean) }

    /// Whether the interval holds `value`.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
