/// A point of simulated time, in whole ticks from the model's own zero.
///
/// A model chooses what a tick is (the supply model: one second). Negative instants are valid. A model in continuous
/// time maps its clock with ``init(continuous:)``, which keeps the order of the reals.
///
/// Arithmetic that leaves the range of `Int64` stops the program with a message, in release builds too.
@frozen
public struct Instant: Comparable, Hashable, Sendable, BitwiseCopyable {
    /// Ticks since the model's zero.
    public var ticks: Int64

    /// Creates the instant that lies `ticks` ticks after the model's zero.
    @inlinable
    public init(ticks: Int64) {
        self.ticks = ticks
    }

    /// The model's zero.
    @inlinable
    public static var zero: Instant { Instant(ticks: 0) }

    /// The latest instant; an event placed here never happens in a run that has a horizon.
    @inlinable
    public static var distantFuture: Instant { Instant(ticks: .max) }

    /// The earliest instant.
    @inlinable
    public static var distantPast: Instant { Instant(ticks: .min) }

    /// Whether `lhs` comes before `rhs`.
    @inlinable
    public static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.ticks < rhs.ticks
    }

    /// The instant that lies `span` after `instant`.
    @inlinable
    public static func + (instant: Instant, span: Span) -> Instant {
        let (ticks, overflow) = instant.ticks.addingReportingOverflow(span.ticks)
        precondition(!overflow, "time overflow: an instant plus a span leaves the range of Int64 ticks")
        return Instant(ticks: ticks)
    }

    /// The instant that lies `span` before `instant`.
    @inlinable
    public static func - (instant: Instant, span: Span) -> Instant {
        let (ticks, overflow) = instant.ticks.subtractingReportingOverflow(span.ticks)
        precondition(!overflow, "time overflow: an instant minus a span leaves the range of Int64 ticks")
        return Instant(ticks: ticks)
    }

    /// The span from `start` to `end`, negative when `end` comes first.
    @inlinable
    public static func - (end: Instant, start: Instant) -> Span {
        let (ticks, overflow) = end.ticks.subtractingReportingOverflow(start.ticks)
        precondition(!overflow, "time overflow: the span between two instants leaves the range of Int64 ticks")
        return Span(ticks: ticks)
    }

    /// Moves the instant later by `span`.
    @inlinable
    public static func += (instant: inout Instant, span: Span) {
        instant = instant + span
    }

    /// Moves the instant earlier by `span`.
    @inlinable
    public static func -= (instant: inout Instant, span: Span) {
        instant = instant - span
    }
}
