public import EventKernel

/// The hours of a day in which someone works: from `start` up to `end`, in seconds of the local day.
public struct Shift: Hashable, Sendable, BitwiseCopyable {
    /// Seconds after midnight at which work begins, `0 ..< end`.
    public var start: Int
    /// Seconds after midnight at which work ends, `start + 1 ... 86,400`.
    public var end: Int

    /// The shift from `start` to `end`, both in seconds after midnight.
    ///
    /// - Precondition: `0 <= start < end <= 86,400`.
    public init(start: Int, end: Int) {
        precondition(0 <= start && start < end && end <= secondsPerDay, "a shift lies within one day and is not empty")
        self.start = start
        self.end = end
    }

    /// How long the shift is.
    public var length: Span { Span(ticks: Int64(end - start)) }

    /// Whether work goes on at `instant`.
    func isOpen(at instant: Instant) -> Bool {
        let second = Int(secondOfDay(instant))
        return start <= second && second < end
    }

    /// The end of the shift on the day of `instant`.
    func end(onDayOf instant: Instant) -> Instant {
        Instant(ticks: instant.ticks - secondOfDay(instant) + Int64(end))
    }
}

/// Seconds in a day.
public let secondsPerDay = 86_400

/// Seconds since the last midnight; the model's clock starts at a midnight and is never negative.
func secondOfDay(_ instant: Instant) -> Int64 { instant.ticks % Int64(secondsPerDay) }

/// The number of the day, from 0.
func day(of instant: Instant) -> Int { Int(instant.ticks / Int64(secondsPerDay)) }

/// Midnight at the start of day `day`, plus `second` seconds.
func instant(day: Int, second: Int = 0) -> Instant { Instant(ticks: Int64(day * secondsPerDay + second)) }
