import EventKernel

/// Seconds in a day; the model's tick is one second, and its clock starts at a midnight.
public let secondsPerDay = 86_400

extension Instant {
    /// Midnight at the start of day `day`, plus `second` seconds.
    init(day: Int, second: Int = 0) {
        self.init(ticks: Int64(day * secondsPerDay + second))
    }

    /// The number of the day, from 0.
    var day: Int { Int(ticks / Int64(secondsPerDay)) }

    /// The hour of the day, 0...23.
    var hourOfDay: Int { Int(ticks % Int64(secondsPerDay)) / 3600 }
}

extension Span {
    /// So many hours, rounded to the second.
    init(hours: Double) {
        self.init(ticks: Int64((hours * 3600).rounded()))
    }

    /// So many minutes, rounded to the second.
    init(minutes: Double) {
        self.init(ticks: Int64((minutes * 60).rounded()))
    }
}
