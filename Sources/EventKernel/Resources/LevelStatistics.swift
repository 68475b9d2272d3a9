/// A whole number that changes at instants, with its average over time: a queue's length, busy servers, a stock.
///
/// The average weighs each level by how long it held. ``restart(at:)`` forgets the past and keeps the level, for a
/// warm-up period.
///
/// - Complexity: O(1) for everything.
public struct LevelStatistics: Sendable, BitwiseCopyable {
    /// The level now.
    public private(set) var level: Int
    /// The least level since the start of observation.
    public private(set) var minimum: Int
    /// The greatest level since the start of observation.
    public private(set) var maximum: Int

    let scale: TimeScale
    var start: Instant
    var lastChange: Instant
    var area = 0.0

    /// Starts observing.
    ///
    /// - Parameters:
    ///   - level: the level to begin with.
    ///   - start: when observation begins.
    ///   - scale: what the model's instants mean.
    public init(level: Int = 0, at start: Instant = .zero, scale: TimeScale = .ticks) {
        self.level = level
        self.scale = scale
        self.start = start
        minimum = level
        maximum = level
        lastChange = start
    }

    /// Sets the level from `time` on.
    public mutating func set(_ newLevel: Int, at time: Instant) {
        area += Double(level) * scale.length(from: lastChange, to: time)
        lastChange = time
        level = newLevel
        minimum = min(minimum, newLevel)
        maximum = max(maximum, newLevel)
    }

    /// Changes the level by `difference` from `time` on.
    public mutating func add(_ difference: Int, at time: Instant) {
        set(level + difference, at: time)
    }

    /// Forgets what was before `time`, and keeps the level.
    public mutating func restart(at time: Instant) {
        self = LevelStatistics(level: level, at: time, scale: scale)
    }

    /// The level summed over time up to `time`, in level-ticks (or level-units in continuous time).
    public func integral(at time: Instant) -> Double {
        area + Double(level) * scale.length(from: lastChange, to: time)
    }

    /// The level's average over time up to `time`; the level itself when no time has passed.
    public func mean(at time: Instant) -> Double {
        let length = scale.length(from: start, to: time)
        return length > 0 ? integral(at: time) / length : Double(level)
    }
}
