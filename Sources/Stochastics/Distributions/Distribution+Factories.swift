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
}
