extension Distribution {
    /// A distribution given that its value lies within bounds.
    public struct Truncated: RandomVariable {
        /// The distribution without bounds.
        public let base: Distribution
        /// The least value allowed.
        public let low: Double
        /// The greatest value allowed.
        public let high: Double
        /// The probability that the base lies within the bounds.
        public let mass: Double
        /// The expected value, by quadrature where the base has a density: to about 1e-6 of the standard deviation.
        public let mean: Double
        /// The variance, by quadrature where the base has a density.
        public let variance: Double
        /// The probability that the base lies below `low`.
        @usableFromInline let below: Double
        @usableFromInline let isRejecting: Bool

        /// The base restricted to `low ... high`, bounds included; either may be infinite.
        ///
        /// The bounds must hold at least 1e-9 of the base's probability.
        public init(_ base: Distribution, low: Double, high: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "truncated")
            try check.require(!low.isNaN, "low", low, "a number")
            try check.require(high >= low, "high", high, "'low' (\(low)) or more")
            let part = base.part(within: low...high)
            try check.require(
                part.mass >= 1e-9, "high", high,
                "such that 'low' (\(low)) to 'high' holds 1e-9 or more of the probability; it holds \(part.mass)")
            self.base = base
            self.low = low
            self.high = high
            mass = part.mass
            mean = part.mean
            variance = part.variance
            below = low > -.infinity ? base.cumulative(low.nextDown) : 0
            isRejecting = part.mass >= 0.25
        }

        /// The part of the base's support that lies within the bounds.
        public var support: ClosedRange<Double> {
            let whole = base.support
            let bottom = Swift.max(low, whole.lowerBound)
            return bottom...Swift.max(bottom, Swift.min(high, whole.upperBound))
        }

        /// The base's probability between `low` and `x`, over the mass.
        public func cumulative(_ x: Double) -> Double {
            if x < low { return 0 }
            if x >= high { return 1 }
            return Swift.min(1, Swift.max(0, base.cumulative(x) - below) / mass)
        }

        /// A quantile of the base, kept within the bounds.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            let bounds = support
            if p == 0 { return bounds.lowerBound }
            if p == 1 { return bounds.upperBound }
            let value = base.quantile(Swift.min(1, below + p * mass))
            return Swift.min(bounds.upperBound, Swift.max(bounds.lowerBound, value))
        }

        /// One draw: draws of the base until one is within the bounds where at least a quarter are, else by inversion.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            guard isRejecting else { return quantile(stream.uniformOpen()) }
            while true {
                let value = base.sample(using: &stream)
                if value >= low && value <= high { return value }
            }
        }
    }
}
