extension Distribution {
    /// Equally likely everywhere between two bounds.
    @frozen
    public struct Uniform: RandomVariable, BitwiseCopyable {
        /// The least value.
        public let low: Double
        /// The bound that draws approach.
        public let high: Double

        /// The uniform distribution on `low ... high`, `low <= high`.
        public init(low: Double, high: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "uniform")
            try check.finite("low", low)
            try check.finite("high", high)
            try check.require(low <= high, "high", high, "'low' (\(low)) or more")
            try check.require((high - low).isFinite, "high", high, "within the range of numbers from 'low' (\(low))")
            self.low = low
            self.high = high
        }

        /// Midway between the bounds.
        public var mean: Double { low + 0.5 * (high - low) }
        /// The squared width over 12.
        public var variance: Double { (high - low) * (high - low) / 12 }
        /// From the one bound to the other.
        public var support: ClosedRange<Double> { low...high }

        /// The share of the width that lies at or below `x`.
        public func cumulative(_ x: Double) -> Double {
            x >= high ? 1 : max(0, (x - low) / (high - low))
        }

        /// The point that has a share `p` of the width below it.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            return p == 1 ? high : low + p * (high - low)
        }

        /// One draw, by scaling a uniform of 53 bits.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            low + stream.uniform() * (high - low)
        }
    }
}
