/// A length of simulated time, in whole ticks; it may be negative.
///
/// Arithmetic that leaves the range of `Int64` stops the program with a message, in release builds too.
@frozen
public struct Span: Comparable, Hashable, Sendable, BitwiseCopyable, AdditiveArithmetic {
    /// The length in ticks.
    public var ticks: Int64

    /// Creates a span of `ticks` ticks.
    @inlinable
    public init(ticks: Int64) {
        self.ticks = ticks
    }

    /// No time at all.
    @inlinable
    public static var zero: Span { Span(ticks: 0) }

    /// Whether `lhs` is shorter than `rhs`.
    @inlinable
    public static func < (lhs: Span, rhs: Span) -> Bool {
        lhs.ticks < rhs.ticks
    }

    /// The sum of two spans.
    @inlinable
    public static func + (lhs: Span, rhs: Span) -> Span {
        let (ticks, overflow) = lhs.ticks.addingReportingOverflow(rhs.ticks)
        precondition(!overflow, "time overflow: the sum of two spans leaves the range of Int64 ticks")
        return Span(ticks: ticks)
    }

    /// The difference of two spans.
    @inlinable
    public static func - (lhs: Span, rhs: Span) -> Span {
        let (ticks, overflow) = lhs.ticks.subtractingReportingOverflow(rhs.ticks)
        precondition(!overflow, "time overflow: the difference of two spans leaves the range of Int64 ticks")
        return Span(ticks: ticks)
    }

    /// The span of the same length in the other direction.
    @inlinable
    public static prefix func - (span: Span) -> Span {
        .zero - span
    }

    /// The span repeated `count` times.
    @inlinable
    public static func * (span: Span, count: Int) -> Span {
        let (ticks, overflow) = span.ticks.multipliedReportingOverflow(by: Int64(count))
        precondition(!overflow, "time overflow: a span times a count leaves the range of Int64 ticks")
        return Span(ticks: ticks)
    }

    /// The span repeated `count` times.
    @inlinable
    public static func * (count: Int, span: Span) -> Span {
        span * count
    }

    /// One of `count` equal parts, rounded towards zero.
    @inlinable
    public static func / (span: Span, count: Int) -> Span {
        precondition(count != 0, "a span cannot be divided into zero parts")
        let (ticks, overflow) = span.ticks.dividedReportingOverflow(by: Int64(count))
        precondition(!overflow, "time overflow: a span divided by a count leaves the range of Int64 ticks")
        return Span(ticks: ticks)
    }
}
