import Statistics

extension Distribution {
    /// The sum of many small causes.
    @frozen
    public struct Normal: RandomVariable, BitwiseCopyable {
        /// The mean.
        public let mean: Double
        /// The standard deviation.
        public let standardDeviation: Double

        /// The normal distribution with a standard deviation of 0 or more.
        public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "normal")
            try check.finite("mean", mean)
            try check.notNegative("standardDeviation", standardDeviation)
            self.mean = mean
            self.standardDeviation = standardDeviation
        }

        /// The squared standard deviation.
        public var variance: Double { standardDeviation * standardDeviation }
        /// All numbers.
        public var support: ClosedRange<Double> { -Double.infinity ... .infinity }

        /// See `NormalCurve.cumulative(_:)` of Statistics.
        public func cumulative(_ x: Double) -> Double {
            standardDeviation > 0 ? NormalCurve.cumulative((x - mean) / standardDeviation) : (x < mean ? 0 : 1)
        }

        /// See `NormalCurve.quantile(_:)` of Statistics.
        public func quantile(_ p: Double) -> Double {
            standardDeviation > 0 ? mean + standardDeviation * NormalCurve.quantile(p) : mean
        }

        /// One draw, by ziggurat: see ``RandomStream/normal()``.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            mean + standardDeviation * stream.normal()
        }
    }
}
