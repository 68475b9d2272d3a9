import Statistics

extension Distribution {
    /// How many trials fail before the first success.
    @frozen
    public struct Geometric: RandomVariable, BitwiseCopyable {
        /// The probability of success of each trial.
        public let probability: Double
        /// The rate of the exponential distribution whose whole part this is.
        @usableFromInline let rate: Double

        /// The geometric distribution, counted from 0, of a probability above 0.
        public init(probability: Double) throws(DistributionError) {
            try ParameterCheck(distribution: "geometric")
                .require(probability >= 1e-15 && probability <= 1, "probability", probability, "from 1e-15 to 1")
            self.probability = probability
            rate = -Elementary.log1p(-probability)
        }

        /// `(1 - p) / p`.
        public var mean: Double { (1 - probability) / probability }
        /// `(1 - p) / p^2`.
        public var variance: Double { (1 - probability) / (probability * probability) }
        /// Whole numbers from 0 on.
        public var support: ClosedRange<Double> { probability == 1 ? 0...0 : 0...(.infinity) }

        /// `1 - (1 - p)^(x + 1)`.
        public func cumulative(_ x: Double) -> Double {
            x >= 0 ? -Elementary.expm1(-rate * (x.rounded(.down) + 1)) : 0
        }

        /// The smallest whole number whose cumulative probability is `p` or more.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            guard p < 1, probability < 1 else { return support.upperBound }
            return Lattice.quantile(p, mean: mean, standardDeviation: standardDeviation, cumulative: cumulative)
        }

        /// One draw: the whole part of an exponential draw (Devroye 1986, section X.2.1).
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            probability == 1 ? 0 : (stream.exponential() / rate).rounded(.down)
        }
    }
}
