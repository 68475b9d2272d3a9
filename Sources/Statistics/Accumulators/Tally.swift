/// Count, mean, variance and range of a series of observations, in one pass and without storing them.
///
/// Updating formulas of Welford (1962); two tallies merge as in Chan, Golub and LeVeque (1979), so that parts can be
/// gathered apart. Merging in another order gives another last bit: keep the order fixed.
/// ```swift
/// var waits = Tally()
/// waits.add(3.5)
/// waits.add(1.5)
/// waits.mean  // 2.5
/// ```
@frozen
public struct Tally: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline var total: Int
    @usableFromInline var runningMean: Double
    /// The sum of squared deviations from the mean.
    @usableFromInline var squares: Double
    @usableFromInline var least: Double
    @usableFromInline var greatest: Double

    /// A tally of nothing.
    @inlinable
    public init() {
        total = 0
        runningMean = 0
        squares = 0
        least = .infinity
        greatest = -.infinity
    }

    /// A tally of all these values.
    @inlinable
    public init(_ values: some Sequence<Double>) {
        self.init()
        for value in values { add(value) }
    }

    /// Adds one observation.
    ///
    /// - Complexity: O(1); one division.
    @inlinable
    public mutating func add(_ value: Double) {
        total += 1
        let before = value - runningMean
        runningMean += before / Double(total)
        squares += before * (value - runningMean)
        if value < least { least = value }
        if value > greatest { greatest = value }
    }

    /// Adds all that another tally holds.
    public mutating func merge(_ other: Tally) {
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        let together = Double(count) + Double(other.count)
        let difference = other.runningMean - runningMean
        let share = Double(other.count) / together
        squares += other.squares + difference * difference * Double(count) * share
        runningMean += difference * share
        total += other.total
        least = Swift.min(least, other.least)
        greatest = Swift.max(greatest, other.greatest)
    }

    /// How many observations were added.
    @inlinable
    public var count: Int { total }

    /// The arithmetic mean; NaN when empty.
    @inlinable
    public var mean: Double { count > 0 ? runningMean : .nan }

    /// The sum, as mean times count.
    @inlinable
    public var sum: Double { runningMean * Double(count) }

    /// The sample variance, with divisor `count - 1`; NaN below two observations.
    @inlinable
    public var variance: Double { count > 1 ? squares / Double(count - 1) : .nan }

    /// The square root of the sample variance; NaN below two observations.
    @inlinable
    public var standardDeviation: Double { variance.squareRoot() }

    /// The standard error of the mean of independent observations; NaN below two.
    @inlinable
    public var standardError: Double { (variance / Double(count)).squareRoot() }

    /// The least observation; NaN when empty.
    @inlinable
    public var min: Double { count > 0 ? least : .nan }

    /// The greatest observation; NaN when empty.
    @inlinable
    public var max: Double { count > 0 ? greatest : .nan }
}
