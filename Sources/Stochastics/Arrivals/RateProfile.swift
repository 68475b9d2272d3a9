/// A rate of arrivals that changes in steps, and may repeat: customers an hour over the hours of a day.
/// ```swift
/// let orders = try RateProfile(times: [0, 8, 12, 20], rates: [0, 30, 12, 0], period: 24)
/// var time = stream.nextArrival(after: 0, rate: orders)
/// ```
public struct RateProfile: Hashable, Sendable {
    /// Where each rate begins, in rising order.
    public let times: [Double]
    /// The rate from each time to the next, in arrivals per unit of time.
    public let rates: [Double]
    /// After how long all repeats.
    ///
    /// Nil where the last rate holds for ever; before the first time the rate is then 0.
    public let period: Double?
    /// Arrivals expected from the first time to each of the times, and to the end of the period.
    private let expected: [Double]

    /// A profile from the times at which rates begin.
    ///
    /// - Parameters:
    ///   - times: finite and strictly rising; one or more.
    ///   - rates: as many, 0 or more.
    ///   - period: above the last time less the first; the profile then holds for all times.
    public init(times: [Double], rates: [Double], period: Double? = nil) throws(DistributionError) {
        let check = ParameterCheck(distribution: "rate profile")
        try check.require(!times.isEmpty, "times", times, "one number or more")
        try check.require(times.count == rates.count, "rates", rates, "as many as 'times'")
        for time in times { try check.finite("times", time) }
        for rate in rates { try check.notNegative("rates", rate) }
        for (earlier, later) in zip(times, times.dropFirst()) {
            try check.require(later > earlier, "times", later, "after the time before it (\(earlier))")
        }
        if let period {
            let span = times[times.count - 1] - times[0]
            try check.require(
                period > span && period.isFinite, "period", period, "longer than the times span (\(span))")
        }
        self.times = times
        self.rates = rates
        self.period = period
        var sum = 0.0
        var expected = [0.0]
        let ends = times.dropFirst() + (period.map { [times[0] + $0] } ?? [])
        for (place, end) in ends.enumerated() {
            sum += rates[place] * (end - times[place])
            expected.append(sum)
        }
        self.expected = expected
    }

    /// The greatest rate.
    public var maximum: Double { rates.max() ?? 0 }

    /// The rate at a time.
    ///
    /// - Complexity: O(log *n*).
    public func rate(at time: Double) -> Double {
        let (_, phase) = split(time)
        let place = times.firstPlace { $0 > phase }
        return place == 0 ? 0 : rates[place - 1]
    }

    /// How many arrivals are expected between two times; negative where the second is the earlier.
    ///
    /// - Complexity: O(log *n*).
    public func expectedCount(from start: Double, to end: Double) -> Double {
        let (startCycle, startPhase) = split(start)
        let (endCycle, endPhase) = split(end)
        return (endCycle - startCycle) * perPeriod + (countWithin(endPhase) - countWithin(startPhase))
    }

    /// The time at which `count` arrivals are expected to have come since `start`; infinity where they never will.
    ///
    /// - Precondition: `count >= 0`.
    /// - Complexity: O(log *n*).
    public func time(after start: Double, expecting count: Double) -> Double {
        precondition(count >= 0, "a count of arrivals must be 0 or more")
        let (cycle, phase) = split(start)
        var target = countWithin(phase) + count
        var whole = cycle
        if period != nil {
            guard perPeriod > 0 else { return .infinity }
            let cycles = (target / perPeriod).rounded(.down)
            whole += cycles
            target = max(0, target - cycles * perPeriod)
        }
        // The first interval at whose end more is expected than the target.
        let place = expected.firstPlace { $0 > target }
        let interval = min(max(place - 1, 0), rates.count - 1)
        guard rates[interval] > 0 else { return period == nil ? .infinity : start }
        let found = times[interval] + (target - expected[interval]) / rates[interval]
        return max(start, found + whole * (period ?? 0))
    }

    private var perPeriod: Double { period == nil ? 0 : expected[expected.count - 1] }

    /// Writes a time as whole periods and a time within the first.
    private func split(_ time: Double) -> (cycle: Double, phase: Double) {
        guard let period else { return (0, time) }
        let cycle = ((time - times[0]) / period).rounded(.down)
        return (cycle, time - cycle * period)
    }

    /// Arrivals expected from the first time to a time within the first period.
    private func countWithin(_ phase: Double) -> Double {
        let place = times.firstPlace { $0 > phase }
        return place == 0 ? 0 : expected[place - 1] + rates[place - 1] * (phase - times[place - 1])
    }
}
