import Statistics

extension RandomStream {
    /// A draw from the beta distribution on `(0, 1)`.
    ///
    /// A ratio of gamma draws; where both shapes are 1 or less the method of Jöhnk (1964), in logarithms where the
    /// powers would vanish.
    ///
    /// - Precondition: `alpha > 0`, `beta > 0`.
    /// - Complexity: O(1) expected.
    public mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
        precondition(alpha > 0 && beta > 0, "the shapes of a beta distribution must be above 0")
        guard alpha <= 1 && beta <= 1 else {
            let x = gamma(shape: alpha)
            let y = gamma(shape: beta)
            return x / (x + y)
        }
        while true {
            let logX = -exponential() / alpha
            let logY = -exponential() / beta
            let x = Elementary.exp(logX)
            let y = Elementary.exp(logY)
            guard x + y <= 1 else { continue }
            if x + y > 0x1p-1000 { return x / (x + y) }
            return 1 / (1 + Elementary.exp(logY - logX))
        }
    }
}

extension Distribution {
    /// A share between two bounds, shaped by `alpha` (pull upwards) and `beta` (pull downwards).
    @frozen
    public struct Beta: RandomVariable, BitwiseCopyable {
        /// The first shape.
        public let alpha: Double
        /// The second shape.
        public let beta: Double
        /// The least value.
        public let low: Double
        /// The greatest value.
        public let high: Double

        /// The beta distribution, shapes above 0, stretched over `low ... high`.
        public init(alpha: Double, beta: Double, low: Double = 0, high: Double = 1) throws(DistributionError) {
            let check = ParameterCheck(distribution: "beta")
            try check.positive("alpha", alpha)
            try check.positive("beta", beta)
            try check.finite("low", low)
            try check.finite("high", high)
            try check.require(low <= high, "high", high, "'low' (\(low)) or more")
            try check.require((high - low).isFinite, "high", high, "within the range of numbers from 'low' (\(low))")
            self.alpha = alpha
            self.beta = beta
            self.low = low
            self.high = high
        }

        /// `alpha / (alpha + beta)` of the way from low to high.
        public var mean: Double { low + (high - low) * (alpha / (alpha + beta)) }
        /// The variance on `(0, 1)` times the squared width.
        public var variance: Double {
            let sum = alpha + beta
            let width = high - low
            return width * width * (alpha / sum) * (beta / sum) / (sum + 1)
        }
        /// From the least value to the greatest.
        public var support: ClosedRange<Double> { low...high }

        /// See `Special.regularizedBeta(_:_:_:)` of Statistics.
        public func cumulative(_ x: Double) -> Double {
            if x >= high { return 1 }
            return x > low ? Special.regularizedBeta((x - low) / (high - low), alpha, beta).lower : 0
        }

        /// See `Special.betaQuantile(_:_:_:)` of Statistics.
        public func quantile(_ p: Double) -> Double {
            low + (high - low) * Special.betaQuantile(p, alpha, beta)
        }

        /// One draw: see ``RandomStream/beta(_:_:)``.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            low + (high - low) * stream.beta(alpha, beta)
        }
    }
}
