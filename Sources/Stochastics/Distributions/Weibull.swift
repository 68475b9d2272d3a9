public import Statistics

extension Distribution {
    /// A lifetime whose rate of failure rises (shape above 1), stays (1) or falls (below 1) with age.
    @frozen
    public struct Weibull: RandomVariable, BitwiseCopyable {
        /// The shape.
        public let shape: Double
        /// The scale: 63 % of values lie below it.
        public let scale: Double

        /// The Weibull distribution, shape and scale above 0.
        public init(shape: Double, scale: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "weibull")
            try check.require(shape >= 0.01 && shape.isFinite, "shape", shape, "finite and 0.01 or more")
            try check.positive("scale", scale)
            self.shape = shape
            self.scale = scale
        }

        /// `scale gamma(1 + 1 / shape)`.
        public var mean: Double { scale * moment(1) }
        /// `scale^2 (gamma(1 + 2 / shape) - gamma(1 + 1 / shape)^2)`.
        public var variance: Double {
            // gamma(1 + 2/k) - gamma(1 + 1/k)^2, free of cancellation where k is large.
            let first = Special.logGamma(1 + 1 / shape)
            let second = Special.logGamma(1 + 2 / shape)
            return scale * scale * Elementary.exp(2 * first) * Elementary.expm1(second - 2 * first)
        }
        /// From 0 without end.
        public var support: ClosedRange<Double> { 0...(.infinity) }

        /// `1 - exp(-(x / scale)^shape)`.
        public func cumulative(_ x: Double) -> Double {
            x > 0 ? -Elementary.expm1(-Elementary.pow(x / scale, shape)) : 0
        }

        /// `scale (-log(1 - p))^(1 / shape)`.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            return scale * Elementary.pow(-Elementary.log1p(-p), 1 / shape)
        }

        /// One draw: a power of an exponential draw.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            scale * Elementary.exp(Elementary.log(stream.exponential()) / shape)
        }

        private func moment(_ order: Double) -> Double {
            Elementary.exp(Special.logGamma(1 + order / shape))
        }
    }
}
