/// What the instants of a model mean: a count of ticks, or a mapped real number.
public enum TimeScale: Hashable, Sendable, BitwiseCopyable {
    /// Instants count ticks; lengths are in ticks.
    case ticks
    /// Instants are mapped reals, made with ``Instant/init(continuous:)``; lengths are in the model's own unit.
    case continuous

    /// The length of time from one instant to another.
    public func length(from start: Instant, to end: Instant) -> Double {
        switch self {
        case .ticks: Double((end - start).ticks)
        case .continuous: end.continuous - start.continuous
        }
    }
}
