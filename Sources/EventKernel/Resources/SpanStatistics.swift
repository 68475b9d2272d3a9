/// How many lengths of time were seen, their mean and the longest: waits, services, stays.
public struct SpanStatistics: Sendable, BitwiseCopyable {
    /// How many were seen.
    public private(set) var count = 0
    /// Their sum, in ticks (or units in continuous time).
    public private(set) var total = 0.0
    /// The longest; 0 when none was seen.
    public private(set) var maximum = 0.0

    /// Creates statistics of nothing yet.
    public init() {}

    /// Counts one length of time.
    public mutating func add(_ length: Double) {
        count += 1
        total += length
        maximum = max(maximum, length)
    }

    /// The mean length; 0 when none was seen.
    public var mean: Double { count == 0 ? 0 : total / Double(count) }
}
