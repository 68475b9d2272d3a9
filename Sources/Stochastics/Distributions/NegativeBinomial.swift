import Statistics

extension Distribution {
    /// How many trials fail before a number of successes; a Poisson count whose mean is itself uncertain.
    @frozen
    public struct NegativeBinomial: RandomVariable, BitwiseCopyable {
        /// How many successes end the count; not necessarily a whole number.
        public let successes: Double
        /// The probability of success of each trial.
        public let probability: Double

        /// The negative binomial distribution of successes and a probability above 0.
        public init(successes: Double, probability: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "negativeBinomial")
            try check.positive("successes", successes)
            try check.require(probability > 0 && probability <= 1, "probability", probability, "above 0, at most 1")
            let mean = successes * ((1 - probability) / probability)
            try check.require(mean <= 1e12, "probability", probability, "such that the mean is at most 1e12")
            self.successes = successes
            self.probability = probability
        }

        /// The negative binomial distribution of a mean above 0 and a standard deviation above its square root.
        public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "negativeBinomial")
            try check.positive("mean", mean)
            let variance = standardDeviation * standardDeviation
            try check.require(
                variance > mean && variance.isFinite, "standardDeviation", standardDeviation,
                "above the square root of 'mean' (\(mean))")
            try self.init(successes: mean * mean / (variance - mean), probability: mean / variance)
        }

        /// `r (1 - p) / p`.
        public var mean: Double { successes * ((1 - probability) / probability) }
        /// `r (1 - p) / p^2`.
        public var variance: Double { mean / probability }
        /// Whole numbers from 0 on.
        public var support: ClosedRange<Double> { probability == 1 ? 0...0 : 0...(.infinity) }

        /// A regularised incomplete beta function (Johnson, Kemp and Kotz 2005, equation 5.31).
        public func cumulative(_ x: Double) -> Double {
            guard x >= 0 else { return 0 }
            guard probability < 1, x < 1e17 else { return 1 }
            return Special.regularizedBeta(probability, successes, x.rounded(.down) + 1).lower
        }

        /// The smallest whole number whose cumulative probability is `p` or more.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            guard p < 1, probability < 1 else { return support.upperBound }
            return Lattice.quantile(p, mean: mean, standardDeviation: standardDeviation, cumulative: cumulative)
        }

        /// One draw: a Poisson count with a gamma mean (Greenwood and Yule 1920).
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            guard probability < 1 else { return 0 }
            let mean = stream.gamma(shape: successes) * ((1 - probability) / probability)
            return Double(stream.poisson(mean: Swift.min(mean, 1e15)))
        }
    }
}
