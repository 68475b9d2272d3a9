/// Counts of values in bins of equal width, with those below and above counted apart.
///
/// For values of any size with a bounded relative error use ``LogHistogram``.
public struct Histogram: Hashable, Sendable {
    /// Where the first bin begins.
    public let low: Double
    /// Where the last bin ends.
    public let high: Double
    /// The weight in each bin; a value on a bound belongs to the bin above it.
    public private(set) var bins: [UInt64]
    /// The weight of values below `low`.
    public private(set) var underflow: UInt64
    /// The weight of values of `high` or more.
    public private(set) var overflow: UInt64
    private let binsPerUnit: Double

    /// An empty histogram.
    ///
    /// - Precondition: `low < high`, both finite; one bin or more.
    public init(low: Double, high: Double, binCount: Int) {
        precondition(low < high && (high - low).isFinite, "a histogram spans from a low to a greater high")
        precondition(binCount > 0, "a histogram has one bin or more")
        self.low = low
        self.high = high
        bins = Array(repeating: 0, count: binCount)
        underflow = 0
        overflow = 0
        binsPerUnit = Double(binCount) / (high - low)
    }

    /// The width of a bin: the bound on the error of a quantile that lies within the bins.
    public var binWidth: Double { (high - low) / Double(bins.count) }

    /// The weight of all values.
    public var count: UInt64 { bins.reduce(underflow + overflow, +) }

    /// Adds a value `weight` times.
    ///
    /// - Complexity: O(1), no allocation.
    public mutating func add(_ value: Double, weight: UInt64 = 1) {
        precondition(!value.isNaN, "a histogram holds numbers")
        if value < low {
            underflow += weight
        } else if value >= high {
            overflow += weight
        } else {
            // Rounding may carry a value just below `high` one bin too far.
            bins[min(Int((value - low) * binsPerUnit), bins.count - 1)] += weight
        }
    }

    /// Adds all that another histogram of the same bins holds.
    public mutating func merge(_ other: Histogram) {
        precondition(
            low == other.low && high == other.high && bins.count == other.bins.count,
            "histograms merge only where their bins are the same")
        for place in bins.indices { bins[place] += other.bins[place] }
        underflow += other.underflow
        overflow += other.overflow
    }

    /// The value that a share `p` of the weight does not exceed, interpolated within its bin.
    ///
    /// The error is at most ``binWidth``. Minus infinity or infinity where it lies below or above all bins; NaN when
    /// empty.
    public func quantile(_ p: Double) -> Double {
        precondition(p >= 0 && p <= 1, "a quantile's share lies between 0 and 1")
        let total = count
        guard total > 0 else { return .nan }
        let rank = p * Double(total)
        var below = Double(underflow)
        if underflow > 0 && rank <= below { return -.infinity }
        for (place, weight) in bins.enumerated() where weight > 0 {
            let upTo = below + Double(weight)
            if rank <= upTo { return low + (Double(place) + (rank - below) / Double(weight)) * binWidth }
            below = upTo
        }
        return .infinity
    }
}
