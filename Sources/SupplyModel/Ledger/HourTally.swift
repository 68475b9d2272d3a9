import EventKernel

/// The time that buses and crews worked, by the hours in which they did.
public struct HourTally: Sendable, Hashable {
    /// Seconds that buses were on trips: `[day * 24 + hour]`.
    public private(set) var busSeconds: [Int]
    /// Seconds that crew members were on rounds or served residents: `[day * 24 + hour]`.
    public private(set) var crewSeconds: [Int]

    init(days: Int) {
        busSeconds = Array(repeating: 0, count: days * 24)
        crewSeconds = busSeconds
    }

    @inline(__always)
    fileprivate mutating func busWorked(from start: Instant, to end: Instant) {
        HourTally.add(from: Int(start.ticks), to: Int(end.ticks), to: &busSeconds)
    }

    @inline(__always)
    fileprivate mutating func crewWorked(from start: Instant, to end: Instant) {
        HourTally.add(from: Int(start.ticks), to: Int(end.ticks), to: &crewSeconds)
    }

    /// Adds each part of a stretch of time to its hour.
    @inline(__always)
    private static func add(from start: Int, to end: Int, to hours: inout [Int]) {
        var begin = start
        while begin < end {
            let hour = begin / 3600
            let stop = min(end, (hour + 1) * 3600)
            hours[hour] += stop - begin
            begin = stop
        }
    }
}

extension Ledger {
    /// A bus was on a trip.
    mutating func busWorked(from start: Instant, to end: Instant, overtime: Span) {
        hours.busWorked(from: start, to: end)
        busWorked(end - start, overtime: overtime)
    }

    /// A member was on a round, or served a resident, and handed over parcels.
    mutating func crewWorked(from start: Instant, to end: Instant, parcels: Int) {
        hours.crewWorked(from: start, to: end)
        crewWorked(end - start, parcels: parcels)
    }
}
