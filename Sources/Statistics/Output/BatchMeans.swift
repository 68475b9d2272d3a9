/// An interval for the mean of one long, autocorrelated run, from the means of batches long enough to be independent.
///
/// Non-overlapping batch means (Law 2015, *Simulation Modeling and Analysis*, section 9.5.3) in fixed memory: when
/// twice the wanted number of batches is full, neighbours are joined and batches are twice as long from then on.
public struct BatchMeans: Hashable, Sendable {
    /// How many observations make a batch.
    public private(set) var batchSize: Int
    /// The means of the full batches, in the order of time.
    public private(set) var means: [Double]
    private let wanted: Int
    private var open: Tally

    /// No observations yet.
    ///
    /// - Parameter batches: how many batches to keep at least, once there are as many observations; up to twice as
    ///   many are kept.
    public init(batches: Int = 20) {
        precondition(batches >= 2, "batch means need two batches or more")
        wanted = batches
        batchSize = 1
        means = []
        means.reserveCapacity(2 * batches)
        open = Tally()
    }

    /// The means of `batches` equal batches of a series; what is left over at the end is not used.
    public init(_ series: [Double], batches: Int = 20) {
        precondition(batches >= 2, "batch means need two batches or more")
        precondition(series.count >= batches, "batch means need an observation for each batch")
        wanted = batches
        let size = series.count / batches
        batchSize = size
        means = (0..<batches).map { Tally(series[$0 * size..<($0 + 1) * size]).mean }
        open = Tally()
    }

    /// Adds the next observation.
    ///
    /// - Complexity: O(1) amortised.
    public mutating func add(_ value: Double) {
        open.add(value)
        guard open.count == batchSize else { return }
        means.append(open.mean)
        open = Tally()
        guard means.count == 2 * wanted else { return }
        means = stride(from: 0, to: means.count, by: 2).map { 0.5 * (means[$0] + means[$0 + 1]) }
        batchSize *= 2
    }

    /// Student's interval from the full batches.
    public func interval(level: Double = 0.95) -> ConfidenceInterval {
        ConfidenceInterval(means, level: level)
    }

    /// The correlation of neighbouring batches: near 0 where the batches are long enough; NaN below three batches.
    public var lagOneCorrelation: Double {
        means.count > 2 ? Autocorrelation.coefficients(means, upTo: 1)[1] : .nan
    }
}
