import Statistics

extension Distribution {
    /// The time between events that happen at a constant rate, each regardless of the others.
    @frozen
    public struct Exponential: RandomVariable, BitwiseCopyable {
        /// The mean; 1 over the rate.
        public let mean: Double

        /// The exponential distribution of a mean above 0.
        public init(mean: Double) throws(DistributionError) {
            try ParameterCheck(distribution: "exponential").positive("mean", mean)
            self.mean = mean
        }

        /// The squared mean.
        public var variance: Double { mean * mean }
        /// From 0 without end.
        public var support: ClosedRange<Double> { 0...(.infinity) }

        /// `1 - exp(-x / mean)`.
        public func cumulative(_ x: Double) -> Double {
            x > 0 ? -Elementary.expm1(-x / mean) : 0
        }

        /// `-mean log(1 - p)`.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            return p == 0 ? 0 : -mean * Elementary.log1p(-p)
        }

        /// One draw, by ziggurat: see ``RandomStream/exponential()``.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            mean * stream.exponential()
        }
    }
}
