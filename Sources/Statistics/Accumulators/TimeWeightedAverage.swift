/// The average over time of a quantity that changes in steps: a queue's length, a stock, a number of busy servers.
///
/// Time is any number that never falls: continuous, or ticks (exact up to 2^53).
/// ```swift
/// var queue = TimeWeightedAverage(start: 0)
/// queue.update(to: 2, at: 10)
/// queue.mean(until: 20)  // 1.0
/// ```
@frozen
public struct TimeWeightedAverage: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline var beginning: Double
    @usableFromInline var current: Double
    @usableFromInline var least: Double
    @usableFromInline var greatest: Double
    @usableFromInline var lastChange: Double
    @usableFromInline var area: Double
    @usableFromInline var squaredArea: Double

    /// Begins to observe.
    ///
    /// - Parameters:
    ///   - value: what holds from the start on.
    ///   - start: when observation begins.
    @inlinable
    public init(value: Double = 0, start: Double = 0) {
        beginning = start
        current = value
        least = value
        greatest = value
        lastChange = start
        area = 0
        squaredArea = 0
    }

    /// Records that from `time` on the quantity is `newValue`.
    ///
    /// - Precondition: `time` is not before the last change.
    @inlinable
    public mutating func update(to newValue: Double, at time: Double) {
        advance(to: time)
        current = newValue
        if newValue < least { least = newValue }
        if newValue > greatest { greatest = newValue }
    }

    /// Records that from `tick` on the quantity is `newValue`.
    @inlinable
    public mutating func update(to newValue: Double, at tick: some BinaryInteger) {
        update(to: newValue, at: Double(tick))
    }

    /// Records that at `time` the quantity grew by `change`.
    @inlinable
    public mutating func add(_ change: Double, at time: Double) {
        update(to: value + change, at: time)
    }

    /// Records that at `tick` the quantity grew by `change`.
    @inlinable
    public mutating func add(_ change: Double, at tick: some BinaryInteger) {
        update(to: value + change, at: Double(tick))
    }

    /// Forgets the past, as at the end of a warm-up; the value goes on.
    @inlinable
    public mutating func restart(at time: Double) {
        precondition(time >= lastChange, "time-weighted average: time runs backwards")
        self = TimeWeightedAverage(value: value, start: time)
    }

    /// When observation began.
    @inlinable
    public var start: Double { beginning }

    /// The value that holds now.
    @inlinable
    public var value: Double { current }

    /// The least value held since the start.
    @inlinable
    public var min: Double { least }

    /// The greatest value held since the start.
    @inlinable
    public var max: Double { greatest }

    /// The integral of the quantity from the start to `time`.
    @inlinable
    public func integral(until time: Double) -> Double {
        precondition(time >= lastChange, "time-weighted average: time runs backwards")
        return area + value * (time - lastChange)
    }

    /// The average from the start to `time`; the present value where no time has passed.
    @inlinable
    public func mean(until time: Double) -> Double {
        time > start ? integral(until: time) / (time - start) : value
    }

    /// The average from the start to `tick`.
    @inlinable
    public func mean(until tick: some BinaryInteger) -> Double {
        mean(until: Double(tick))
    }

    /// The time-weighted variance from the start to `time`; 0 where no time has passed.
    @inlinable
    public func variance(until time: Double) -> Double {
        precondition(time >= lastChange, "time-weighted average: time runs backwards")
        guard time > start else { return 0 }
        let mean = mean(until: time)
        let square = (squaredArea + value * value * (time - lastChange)) / (time - start)
        return Swift.max(0, square - mean * mean)
    }

    @inlinable
    mutating func advance(to time: Double) {
        precondition(time >= lastChange, "time-weighted average: time runs backwards")
        let span = time - lastChange
        area += value * span
        squaredArea += value * value * span
        lastChange = time
    }
}
