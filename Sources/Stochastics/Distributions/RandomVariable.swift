/// What every distribution can say of itself.
public protocol RandomVariable: Hashable, Sendable {
    /// The expected value.
    var mean: Double { get }
    /// The expected squared deviation from the mean.
    var variance: Double { get }
    /// The smallest closed interval that holds every draw; its ends may be infinite.
    var support: ClosedRange<Double> { get }
    /// One draw.
    func sample(using stream: inout RandomStream) -> Double
}

extension RandomVariable {
    /// The square root of the variance.
    public var standardDeviation: Double { variance.squareRoot() }
}
