/// A distribution chosen at run time, as a scenario names it.
///
/// Each case holds the checked parameters; make one with the function of the same name, which says what is wrong with
/// parameters that describe no distribution.
/// ```swift
/// let leadTime = try Distribution.lognormal(mean: 36, standardDeviation: 12)
/// var stream = source.stream(.leadTime, entity: lane)
/// let hours = leadTime.sample(using: &stream)
/// ```
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

    /// The expected value.
    public var mean: Double {
        switch self {
        case .constant(let it): it.mean
        case .uniform(let it): it.mean
        case .triangular(let it): it.mean
        case .exponential(let it): it.mean
        case .normal(let it): it.mean
        case .lognormal(let it): it.mean
        case .gamma(let it): it.mean
        case .beta(let it): it.mean
        }
    }

    /// The expected squared deviation from the mean.
    public var variance: Double {
        switch self {
        case .constant(let it): it.variance
        case .uniform(let it): it.variance
        case .triangular(let it): it.variance
        case .exponential(let it): it.variance
        case .normal(let it): it.variance
        case .lognormal(let it): it.variance
        case .gamma(let it): it.variance
        case .beta(let it): it.variance
        }
    }

    /// The smallest closed interval that holds every draw; its ends may be infinite.
    public var support: ClosedRange<Double> {
        switch self {
        case .constant(let it): it.support
        case .uniform(let it): it.support
        case .triangular(let it): it.support
        case .exponential(let it): it.support
        case .normal(let it): it.support
        case .lognormal(let it): it.support
        case .gamma(let it): it.support
        case .beta(let it): it.support
        }
    }

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
        }
    }
}
