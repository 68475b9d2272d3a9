/// A daily opening window, repeated every day: a shift, a shop's hours, a curfew's gap.
///
/// The window may cross midnight (`opens > closes`) and may be the whole day (`opens == 0`, `closes == day`). Instants
/// count from a midnight. All calculations are exact and independent of how many days they span.
///
/// - Complexity: O(1) for each question.
@frozen
public struct WorkCalendar: Hashable, Sendable, BitwiseCopyable {
    /// The length of a day, in ticks.
    public let day: Span
    /// When work starts, since midnight.
    public let opens: Span
    /// How long the window is open each day.
    public let openSpan: Span

    /// Creates a calendar with one window a day.
    ///
    /// - Parameters:
    ///   - opens: since midnight, `0 ..< day`.
    ///   - closes: since midnight, `0 ... day`; not after `opens` means on the next day.
    ///   - day: the length of a day; 86,400 ticks when a tick is a second.
    @inlinable
    public init(opens: Span, closes: Span, day: Span = Span(ticks: 86_400)) {
        precondition(day > .zero, "a calendar's day must last at least one tick")
        precondition(opens >= .zero && opens < day, "a calendar must open within its day")
        precondition(closes >= .zero && closes <= day, "a calendar must close within its day")
        self.day = day
        self.opens = opens
        openSpan = closes > opens ? closes - opens : closes - opens + day
    }

    /// A calendar that never closes.
    @inlinable
    public static func always(day: Span = Span(ticks: 86_400)) -> WorkCalendar {
        WorkCalendar(opens: .zero, closes: day, day: day)
    }

    /// Whether it never closes.
    @inlinable
    public var isAlwaysOpen: Bool { openSpan == day }

    /// Whether work goes on at `time`; it does at the instant of opening, and does not at the instant of closing.
    @inlinable
    public func isOpen(at time: Instant) -> Bool {
        sinceOpening(time) < openSpan
    }

    /// The first instant at or after `time` that is open.
    @inlinable
    public func nextOpening(after time: Instant) -> Instant {
        let elapsed = sinceOpening(time)
        return elapsed < openSpan ? time : time + (day - elapsed)
    }

    /// The first instant at or after `time` that is closed; `Instant.distantFuture` when there is none.
    @inlinable
    public func nextClosing(after time: Instant) -> Instant {
        guard !isAlwaysOpen else { return .distantFuture }
        let elapsed = sinceOpening(time)
        return elapsed < openSpan ? time + (openSpan - elapsed) : time
    }

    /// When `work` is finished if it starts at `time` and pauses whenever the window is closed.
    ///
    /// Work that fills a window exactly is finished at the instant of closing. No work is finished at once.
    @inlinable
    public func finish(of work: Span, startingAt time: Instant) -> Instant {
        precondition(work >= .zero, "work cannot take less than no time")
        guard work > .zero else { return time }
        let start = nextOpening(after: time)
        let left = openSpan - sinceOpening(start)
        guard work > left else { return start + work }
        let rest = work.ticks - left.ticks
        let wholeDays = (rest - 1) / openSpan.ticks
        let lastPart = Span(ticks: rest - wholeDays * openSpan.ticks)
        return start + left + (day - openSpan) + day * Int(wholeDays) + lastPart
    }

    /// How much of the time from `start` to `end` is open.
    @inlinable
    public func openTime(from start: Instant, to end: Instant) -> Span {
        precondition(start <= end, "a period must not end before it starts")
        let length = end - start
        let wholeDays = length.ticks / day.ticks
        let rest = length.ticks % day.ticks
        let elapsed = sinceOpening(start).ticks
        let window = openSpan.ticks
        let first = max(0, min(elapsed + rest, window) - elapsed)
        let second = max(0, min(elapsed + rest - day.ticks, window))
        return openSpan * Int(wholeDays) + Span(ticks: first + second)
    }

    @inlinable
    func sinceOpening(_ time: Instant) -> Span {
        let intoDay = time.ticks % day.ticks - opens.ticks
        let shifted = intoDay % day.ticks
        return Span(ticks: shifted < 0 ? shifted + day.ticks : shifted)
    }
}
