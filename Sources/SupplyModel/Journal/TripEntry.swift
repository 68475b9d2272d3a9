public import EventKernel

/// What one bus did on one trip, or its way to its depot after the last.
///
/// A trip whose load another bus took over has an entry for each of the two, under one number.
public struct TripEntry: BitwiseCopyable, Sendable {
    /// How it ended.
    public enum Ending: UInt8, CaseIterable, BitwiseCopyable, Sendable {
        /// The bus came back to the store.
        case returned
        /// The bus broke down, and another took the load over.
        case replaced
        /// The bus drove to its depot at the end of a shift.
        case parked
        /// It was under way when the run ended.
        case open

        /// The name that outputs use.
        public var name: String { String(describing: self) }
    }

    /// Its number, from 1 in the order in which trips began; nil for a way to the depot.
    public var number: Int32?
    /// The bus.
    public var bus: UInt32
    /// The district that keeps the bus' depot.
    public var depot: EntityID<District>
    /// The store; nil for a way to the depot.
    public var store: EntityID<City.Store>?
    /// How it ended.
    public var ending: Ending
    /// When the bus was sent.
    public var startedAt: Instant
    /// When it left the store loaded; nil if it did not, as when it took over another's load.
    public var departedAt: Instant?
    /// When it was back and disinfected, or was relieved; nil when the run ended before.
    public var endedAt: Instant?
    /// Stops that it was to make.
    public var stopsPlanned: Int32
    /// Stops that it made.
    public var stopsMade: Int32
    /// Batches that it brought back because their gates had closed.
    public var broughtBack: Int32
    /// Packages that it carried.
    public var packages: Int32
    /// What it carried.
    public var mass: Grams
    /// Metres that it drove, the way to the store included.
    public var metres: Int32
}

/// What a trip adds up for its entry.
struct TripAccount: BitwiseCopyable, Sendable {
    var number: Int32
    var packages: Int32
    var mass: Int64
    var metres: Int32 = 0
    var departedAt: Int32 = -1
    /// When the unloading at the present stop begins.
    var unloadingAt: Int32 = 0
    /// Stops that were over before this bus took the load over.
    var stopsBefore: Int32 = 0

    mutating func drove(_ metres: Double) { self.metres += Int32(metres.rounded()) }
}

extension Transport {
    /// Writes down what a bus did on a trip.
    func note(_ id: Trip.ID, ending: TripEntry.Ending, at end: Instant?, ledger: inout Ledger) {
        guard ledger.journal.plan.trips else { return }
        let trip = trips[id]
        let account = trip.account
        let isOver = ending == .returned
        ledger.journal.append(
            TripEntry(
                number: account.number, bus: trip.bus, depot: EntityID(Int(buses[Int(trip.bus)].depot)),
                store: trip.store, ending: ending, startedAt: Instant(ticks: Int64(trip.startedAt)),
                departedAt: Instant(second: account.departedAt), endedAt: end,
                stopsPlanned: trip.stopCount - account.stopsBefore,
                stopsMade: trip.stop - trip.keptCount - account.stopsBefore,
                broughtBack: isOver ? trip.keptCount : 0, packages: account.packages, mass: Grams(account.mass),
                metres: account.metres))
    }

    /// Writes down a bus' way to its depot.
    func noteParked(_ bus: Int, metres: Double, at now: Instant, ledger: inout Ledger) {
        guard ledger.journal.plan.trips, metres >= 0.5 else { return }
        ledger.journal.append(
            TripEntry(
                number: nil, bus: UInt32(bus), depot: EntityID(Int(buses[bus].depot)), store: nil, ending: .parked,
                startedAt: now, departedAt: nil, endedAt: nil, stopsPlanned: 0, stopsMade: 0, broughtBack: 0,
                packages: 0, mass: .zero, metres: Int32(metres.rounded())))
    }

    /// Writes down a stop that has just ended.
    func noteStop(_ id: Trip.ID, _ batch: Batch, at now: Instant, ledger: inout Ledger) {
        guard ledger.journal.plan.events else { return }
        var entry = EventEntry(.stop, from: Instant(ticks: Int64(trips[id].account.unloadingAt)), to: now, of: batch)
        entry.bus = trips[id].bus
        entry.depot = EntityID(Int(buses[Int(trips[id].bus)].depot))
        entry.trip = trips[id].account.number
        ledger.journal.append(entry)
    }

    /// Writes down the trips that are under way when the run ends.
    func noteOpenTrips(ledger: inout Ledger) {
        guard ledger.journal.plan.trips else { return }
        for id in trips.ids { note(id, ending: .open, at: nil, ledger: &ledger) }
    }
}
