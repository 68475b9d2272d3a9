extension Distribution {
    /// Always `value`.
    public static func constant(_ value: Double) throws(DistributionError) -> Distribution {
        .constant(try Constant(value))
    }

    /// Equally likely everywhere in `low ... high`.
    public static func uniform(low: Double, high: Double) throws(DistributionError) -> Distribution {
        .uniform(try Uniform(low: low, high: high))
    }

    /// Rising in a straight line from `low` to `mode`, falling in another to `high`.
    public static func triangular(
        low: Double, mode: Double, high: Double
    ) throws(DistributionError) -> Distribution {
        .triangular(try Triangular(low: low, mode: mode, high: high))
    }

    /// The exponential distribution of a mean above 0.
    public static func exponential(mean: Double) throws(DistributionError) -> Distribution {
        .exponential(try Exponential(mean: mean))
    }

    /// The normal distribution.
    public static func normal(mean: Double, standardDeviation: Double) throws(DistributionError) -> Distribution {
        .normal(try Normal(mean: mean, standardDeviation: standardDeviation))
    }

    /// The lognormal distribution whose values (not their logarithms) have this mean and standard deviation.
    public static func lognormal(mean: Double, standardDeviation: Double) throws(DistributionError) -> Distribution {
        .lognormal(try LogNormal(mean: mean, standardDeviation: standardDeviation))
    }

    /// The gamma distribution; its mean is `shape * scale`.
    public static func gamma(shape: Double, scale: Double) throws(DistributionError) -> Distribution {
        .gamma(try Gamma(shape: shape, scale: scale))
    }

    /// The beta distribution, stretched over `low ... high`.
    public static func beta(
        alpha: Double, beta: Double, low: Double = 0, high: Double = 1
    ) throws(DistributionError) -> Distribution {
        .beta(try Beta(alpha: alpha, beta: beta, low: low, high: high))
    }

    /// The Weibull distribution; 63 % of values lie below `scale`.
    public static func weibull(shape: Double, scale: Double) throws(DistributionError) -> Distribution {
        .weibull(try Weibull(shape: shape, scale: scale))
    }

    /// The Poisson distribution.
    public static func poisson(mean: Double) throws(DistributionError) -> Distribution {
        .poisson(try Poisson(mean: mean))
    }

    /// The number of successes among `trials`.
    public static func binomial(trials: Int, probability: Double) throws(DistributionError) -> Distribution {
        .binomial(try Binomial(trials: trials, probability: probability))
    }

    /// The number of failures before the first success.
    public static func geometric(probability: Double) throws(DistributionError) -> Distribution {
        .geometric(try Geometric(probability: probability))
    }

    /// The number of failures before `successes` successes.
    public static func negativeBinomial(
        successes: Double, probability: Double
    ) throws(DistributionError) -> Distribution {
        .negativeBinomial(try NegativeBinomial(successes: successes, probability: probability))
    }

    /// A count more dispersed than a Poisson count: the variance must exceed the mean.
    public static func negativeBinomial(
        mean: Double, standardDeviation: Double
    ) throws(DistributionError) -> Distribution {
        .negativeBinomial(try NegativeBinomial(mean: mean, standardDeviation: standardDeviation))
    }

    /// One of `values`, with probabilities in proportion to `weights`.
    public static func discrete(values: [Double], weights: [Double]) throws(DistributionError) -> Distribution {
        .discrete(try Discrete(values: values, weights: weights))
    }

    /// One of the observations or, interpolated, a point on the lines that join them.
    public static func empirical(
        _ values: [Double], interpolated: Bool = false
    ) throws(DistributionError) -> Distribution {
        .empirical(try Empirical(values, interpolated: interpolated))
    }

    /// This distribution given that its value lies within `low ... high`.
    public func truncated(
        low: Double = -.infinity, high: Double = .infinity
    ) throws(DistributionError) -> Distribution {
        .truncated(try Truncated(self, low: low, high: high))
    }

    /// One of several distributions, with probabilities in proportion to `weights`.
    public static func mixture(
        _ components: [Distribution], weights: [Double]
    ) throws(DistributionError) -> Distribution {
        .mixture(try Mixture(components, weights: weights))
    }
}
