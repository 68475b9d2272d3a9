import EventKernel
public import Statistics

/// What happened at the gates where residents collect: who came, how long they stood, how close, and whom they met.
public struct GateTally: Sendable {
    /// Residents who came, counting again who came on a second day.
    public internal(set) var came = 0
    /// Residents who were served; each met one member.
    public internal(set) var served = 0
    /// Residents who were still in line when the shift ended.
    public internal(set) var turnedAway = 0
    /// Seconds that those who were served waited in line.
    public internal(set) var waits = LogHistogram()
    /// Seconds that residents were at a gate, in line or at a post.
    public internal(set) var personSeconds = 0
    /// Of those, what is above one person per 4 m2: the integral of max(0, persons - area / 4).
    public internal(set) var crowdedPersonSeconds = 0.0
    /// The most residents at one pick-up point at a time.
    public internal(set) var peakPersons = 0
    /// The most residents per square metre at one pick-up point at a time.
    public internal(set) var peakDensity = 0.0
    /// Pairs of residents who were at a pick-up point at the same time.
    public internal(set) var meetings = 0
}

extension Ledger {
    /// A resident came to a pick-up point where so many others were: whoever is there is met once, by whom comes later.
    mutating func residentCame(meeting others: Int) {
        gates.came += 1
        gates.meetings += others
    }

    mutating func residentServed(after wait: Span) {
        gates.served += 1
        gates.waits.add(wait.ticks)
    }

    mutating func residentWasTurnedAway() {
        gates.turnedAway += 1
    }

    /// So many residents were at a pick-up point for so long.
    mutating func stood(_ persons: Int, for time: Span, area: Double) {
        gates.personSeconds += persons * Int(time.ticks)
        gates.crowdedPersonSeconds += max(0, Double(persons) - area / GatePlan.areaPerPerson) * Double(time.ticks)
    }

    /// So many residents are now at a pick-up point.
    mutating func peaked(_ persons: Int, area: Double) {
        gates.peakPersons = max(gates.peakPersons, persons)
        gates.peakDensity = max(gates.peakDensity, Double(persons) / area)
    }
}
