import Statistics

/// A mean with the ends of its interval, as JSON has it; an end is null where there is none.
public struct IntervalValue: Codable, Hashable, Sendable {
    /// The mean.
    public var mean: Figure
    /// The lower end.
    public var low: Figure
    /// The upper end.
    public var high: Figure
}

/// The ends of an interval, as JSON has them.
public struct IntervalEnds: Codable, Hashable, Sendable {
    /// The lower end.
    public var low: Figure
    /// The upper end.
    public var high: Figure
}

extension IntervalValue {
    /// Takes in an interval.
    init(_ interval: ConfidenceInterval, decimals: Int = 9) {
        mean = Figure(interval.mean, decimals: decimals)
        low = Figure(interval.low, decimals: decimals)
        high = Figure(interval.high, decimals: decimals)
    }

    /// The interval as a row of a plot.
    func row(_ label: String) -> IntervalPlot.Row {
        IntervalPlot.Row(label, estimate: mean.number, low: low.number, high: high.number)
    }
}

extension IntervalEnds {
    /// Takes in the ends of an interval.
    init(_ interval: ConfidenceInterval, decimals: Int) {
        low = Figure(interval.low, decimals: decimals)
        high = Figure(interval.high, decimals: decimals)
    }
}
