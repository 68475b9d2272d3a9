/// Counts of non-negative values in buckets whose width grows with the value, for quantiles with a relative error of
/// at most 1/128 (0.79 %).
///
/// A value is rounded to 7 significant bits, so that each power of two is split into 64 buckets (the log-linear layout
/// of HdrHistogram, Tene 2012); whole numbers up to 128 are kept exactly, and so are zero, count, least and greatest.
/// Two histograms merge without loss. Values below 2^-64 count as zero, from 2^64 on as the greatest bucket.
///
/// Memory: 8 bytes a bucket between the smallest and the largest power of two met, 512 bytes for each.
@frozen
public struct LogHistogram: Hashable, Sendable {
    @usableFromInline var totalWeight: UInt64
    @usableFromInline var weightedSum: Double
    @usableFromInline var least: Double
    @usableFromInline var greatest: Double
    @usableFromInline var zeroCount: UInt64
    /// The bucket number of `buckets[0]`; a multiple of 64.
    @usableFromInline var firstBucket: Int
    @usableFromInline var buckets: [UInt64]

    /// The bound on the relative error of a quantile.
    @inlinable
    public static var relativeError: Double { 1.0 / 128 }

    /// An empty histogram.
    @inlinable
    public init() {
        totalWeight = 0
        weightedSum = 0
        least = .infinity
        greatest = -.infinity
        zeroCount = 0
        firstBucket = 0
        buckets = []
    }

    /// An empty histogram with room for values in `range`, so that adding them allocates nothing.
    @inlinable
    public init(reserving range: ClosedRange<Double>) {
        precondition(range.lowerBound >= 0, "a log histogram holds non-negative values")
        self.init()
        makeRoom(for: Self.bucket(of: Swift.max(range.lowerBound, 0x1p-64)))
        makeRoom(for: Self.bucket(of: Swift.max(range.upperBound, 0x1p-64)))
    }

    /// Adds a value `weight` times.
    ///
    /// - Precondition: `value >= 0`.
    /// - Complexity: O(1); allocates only where a value lies outside the powers of two met so far.
    @inlinable
    public mutating func add(_ value: Double, weight: UInt64 = 1) {
        precondition(value >= 0, "a log histogram holds non-negative values")
        guard weight > 0 else { return }
        totalWeight &+= weight
        weightedSum += value * Double(weight)
        if value < least { least = value }
        if value > greatest { greatest = value }
        guard value >= 0x1p-64 else {
            zeroCount &+= weight
            return
        }
        let bucket = Self.bucket(of: value)
        var place = bucket &- firstBucket
        if place < 0 || place >= buckets.count {
            makeRoom(for: bucket)
            place = bucket &- firstBucket
        }
        buckets[place] &+= weight
    }

    /// Adds a whole number `weight` times.
    @inlinable
    public mutating func add(_ value: Int64, weight: UInt64 = 1) {
        add(Double(value), weight: weight)
    }

    /// Adds all that another histogram holds.
    ///
    /// - Complexity: O(number of buckets).
    public mutating func merge(_ other: LogHistogram) {
        totalWeight &+= other.totalWeight
        weightedSum += other.weightedSum
        least = Swift.min(least, other.least)
        greatest = Swift.max(greatest, other.greatest)
        zeroCount &+= other.zeroCount
        guard !other.buckets.isEmpty else { return }
        makeRoom(for: other.firstBucket)
        makeRoom(for: other.firstBucket + other.buckets.count - 1)
        let shift = other.firstBucket - firstBucket
        for (place, weight) in other.buckets.enumerated() {
            buckets[place + shift] &+= weight
        }
    }

    /// The sum of the weights.
    @inlinable
    public var count: UInt64 { totalWeight }

    /// The sum of the values times their weights.
    @inlinable
    public var sum: Double { weightedSum }

    /// The mean of all values, not rounded to buckets; NaN when empty.
    @inlinable
    public var mean: Double { count > 0 ? sum / Double(count) : .nan }

    /// The least value added; NaN when empty.
    @inlinable
    public var min: Double { count > 0 ? least : .nan }

    /// The greatest value added; NaN when empty.
    @inlinable
    public var max: Double { count > 0 ? greatest : .nan }

    /// The value that a share `p` of the weight does not exceed, within a factor of `1 ± 1/128`; NaN when empty.
    ///
    /// The inverse of the empirical distribution function: the smallest value at or below which at least `p` of the
    /// weight lies. `p = 0` gives the least and `p = 1` the greatest value exactly.
    ///
    /// - Precondition: `0 <= p <= 1`.
    /// - Complexity: O(number of buckets).
    public func quantile(_ p: Double) -> Double {
        precondition(p >= 0 && p <= 1, "a quantile's share lies between 0 and 1")
        guard count > 0 else { return .nan }
        guard p > 0 else { return least }
        guard p < 1 else { return greatest }
        // Rounding up makes the rank the smallest whole number not below p times count.
        let rank = Swift.max(1, Swift.min(count, UInt64((p * Double(count)).rounded(.up))))
        var below = zeroCount
        if below >= rank { return Swift.max(0, least) }
        for (place, weight) in buckets.enumerated() {
            below &+= weight
            if below >= rank {
                return Swift.min(greatest, Swift.max(least, Self.centre(of: firstBucket + place)))
            }
        }
        return greatest
    }

    /// The buckets that hold something, from the lowest: the value at the centre of each and its weight.
    public var contents: [(value: Double, weight: UInt64)] {
        var result: [(value: Double, weight: UInt64)] = zeroCount > 0 ? [(0, zeroCount)] : []
        for (place, weight) in buckets.enumerated() where weight > 0 {
            result.append((Self.centre(of: firstBucket + place), weight))
        }
        return result
    }

    /// The number of the bucket of a positive value: exponent and six bits of the rounded mantissa.
    @inlinable
    static func bucket(of value: Double) -> Int {
        let limited = value < 0x1p64 ? value : 0x1p64
        return Int(truncatingIfNeeded: (limited.bitPattern &+ (1 << 45)) >> 46)
    }

    /// The value at the centre of a bucket.
    @inlinable
    static func centre(of bucket: Int) -> Double {
        Double(bitPattern: UInt64(truncatingIfNeeded: bucket) << 46)
    }

    /// Extends the buckets, by whole powers of two, to include this one.
    @usableFromInline
    mutating func makeRoom(for bucket: Int) {
        let octave = bucket & ~63
        if buckets.isEmpty {
            firstBucket = octave
            buckets = Array(repeating: 0, count: 64)
        } else if octave < firstBucket {
            buckets.insert(contentsOf: repeatElement(0, count: firstBucket - octave), at: 0)
            firstBucket = octave
        } else if octave >= firstBucket + buckets.count {
            buckets.append(contentsOf: repeatElement(0, count: octave + 64 - firstBucket - buckets.count))
        }
    }
}
