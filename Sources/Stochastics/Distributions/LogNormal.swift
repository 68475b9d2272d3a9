public import Statistics

extension Distribution {
    /// The product of many small causes: a value whose logarithm is normal.
    @frozen
    public struct LogNormal: RandomVariable, BitwiseCopyable {
        /// The mean of the value itself.
        public let mean: Double
        /// The standard deviation of the value itself.
        public let standardDeviation: Double
        /// The mean of the value's logarithm.
        public let logMean: Double
        /// The standard deviation of the value's logarithm.
        public let logStandardDeviation: Double

        /// The lognormal distribution whose values have this mean, above 0, and standard deviation, 0 or more.
        public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "lognormal")
            try check.positive("mean", mean)
            try check.notNegative("standardDeviation", standardDeviation)
            let ratio = standardDeviation / mean
            try check.require(
                (ratio * ratio).isFinite, "standardDeviation", standardDeviation, "less than 1e154 times 'mean'")
            let logVariance = Elementary.log1p(ratio * ratio)
            self.mean = mean
            self.standardDeviation = standardDeviation
            logMean = Elementary.log(mean) - 0.5 * logVariance
            logStandardDeviation = logVariance.squareRoot()
        }

        /// The squared standard deviation.
        public var variance: Double { standardDeviation * standardDeviation }
        /// From 0 without end.
        public var support: ClosedRange<Double> { 0...(.infinity) }

        /// The normal curve at the logarithm of `x`.
        public func cumulative(_ x: Double) -> Double {
            guard x > 0 else { return 0 }
            guard logStandardDeviation > 0 else { return x < mean ? 0 : 1 }
            return NormalCurve.cumulative((Elementary.log(x) - logMean) / logStandardDeviation)
        }

        /// The exponential of a normal quantile.
        public func quantile(_ p: Double) -> Double {
            guard logStandardDeviation > 0 else { return mean }
            return Elementary.exp(logMean + logStandardDeviation * NormalCurve.quantile(p))
        }

        /// One draw: the exponential of a normal draw.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            Elementary.exp(logMean + logStandardDeviation * stream.normal())
        }
    }
}
