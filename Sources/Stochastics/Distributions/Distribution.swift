/// A distribution chosen at run time, as a scenario names it.
///
/// Each case holds the checked parameters; make one with the function of the same name, which says what is wrong with
/// parameters that describe no distribution.
/// ```swift
/// let leadTime = try Distribution.lognormal(mean: 36, standardDeviation: 12)
/// var stream = source.stream(.leadTime, entity: lane)
/// let hours = leadTime.sample(using: &stream)
/// ```
@frozen
public enum Distribution: RandomVariable {
    /// Always the same value.
    case constant(Constant)
    /// Equally likely everywhere between two bounds.
    case uniform(Uniform)
    /// Rising to a mode and falling from it in straight lines.
    case triangular(Triangular)
    /// The time between events of a constant rate.
    case exponential(Exponential)
    /// The sum of many small causes.
    case normal(Normal)
    /// The product of many small causes.
    case lognormal(LogNormal)
    /// The sum of waiting times.
    case gamma(Gamma)
    /// A share between two bounds.
    case beta(Beta)
    /// A lifetime whose rate of failure changes with age.
    case weibull(Weibull)
    /// How many independent events happen.
    case poisson(Poisson)
    /// How many of a number of trials succeed.
    case binomial(Binomial)
    /// How many trials fail before the first success.
    case geometric(Geometric)
    /// How many trials fail before a number of successes.
    case negativeBinomial(NegativeBinomial)
    /// One of a list of values, each with its own probability.
    case discrete(Discrete)
    /// What was observed.
    case empirical(Empirical)
    /// A distribution within bounds.
    indirect case truncated(Truncated)
    /// One of several distributions, picked by weight.
    case mixture(Mixture)

    /// The parameters, whatever they are.
    public var parameters: any RandomVariable {
        switch self {
        case .constant(let it): it
        case .uniform(let it): it
        case .triangular(let it): it
        case .exponential(let it): it
        case .normal(let it): it
        case .lognormal(let it): it
        case .gamma(let it): it
        case .beta(let it): it
        case .weibull(let it): it
        case .poisson(let it): it
        case .binomial(let it): it
        case .geometric(let it): it
        case .negativeBinomial(let it): it
        case .discrete(let it): it
        case .empirical(let it): it
        case .truncated(let it): it
        case .mixture(let it): it
        }
    }

    /// The expected value.
    public var mean: Double { parameters.mean }

    /// The expected squared deviation from the mean.
    public var variance: Double { parameters.variance }

    /// The smallest closed interval that holds every draw; its ends may be infinite.
    public var support: ClosedRange<Double> { parameters.support }

    /// The probability of a value at most `x`.
    public func cumulative(_ x: Double) -> Double { parameters.cumulative(x) }

    /// The smallest value at or below which a draw lies with probability `p`.
    ///
    /// - Precondition: `0 <= p <= 1`.
    public func quantile(_ p: Double) -> Double { parameters.quantile(p) }

    /// One draw.
    @inlinable
    public func sample(using stream: inout RandomStream) -> Double {
        switch self {
        case .constant(let it): it.sample(using: &stream)
        case .uniform(let it): it.sample(using: &stream)
        case .triangular(let it): it.sample(using: &stream)
        case .exponential(let it): it.sample(using: &stream)
        case .normal(let it): it.sample(using: &stream)
        case .lognormal(let it): it.sample(using: &stream)
        case .gamma(let it): it.sample(using: &stream)
        case .beta(let it): it.sample(using: &stream)
        case .weibull(let it): it.sample(using: &stream)
        case .poisson(let it): it.sample(using: &stream)
        case .binomial(let it): it.sample(using: &stream)
        case .geometric(let it): it.sample(using: &stream)
        case .negativeBinomial(let it): it.sample(using: &stream)
        case .discrete(let it): it.sample(using: &stream)
        case .empirical(let it): it.sample(using: &stream)
        case .truncated(let it): it.sample(using: &stream)
        case .mixture(let it): it.sample(using: &stream)
        }
    }
}
