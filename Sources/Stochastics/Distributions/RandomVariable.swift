/// What every distribution can say of itself.
public protocol RandomVariable: Hashable, Sendable {
    /// The expected value.
    var mean: Double { get }
    /// The expected squared deviation from the mean.
    var variance: Double { get }
    /// The smallest closed interval that holds every draw; its ends may be infinite.
    var support: ClosedRange<Double> { get }
    /// The probability of a value at most `x`.
    func cumulative(_ x: Double) -> Double
    /// The smallest value at or below which a draw lies with probability `p`, for `p` between 0 and 1.
    func quantile(_ p: Double) -> Double
    /// One draw.
    func sample(using stream: inout RandomStream) -> Double
}

extension RandomVariable {
    /// The square root of the variance.
    public var standardDeviation: Double { variance.squareRoot() }
}

func requireProbability(_ p: Double) {
    precondition(p >= 0 && p <= 1, "a quantile needs a probability between 0 and 1")
}
