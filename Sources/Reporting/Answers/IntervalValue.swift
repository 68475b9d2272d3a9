import Statistics

/// A mean with the ends of its interval, as answers' JSON has it; an end is null where there is none.
struct IntervalValue: Codable, Hashable, Sendable {
    /// The mean.
    var mean: Figure
    /// The lower end.
    var low: Figure
    /// The upper end.
    var high: Figure

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
