import EventKernel
import SupplyModel

/// What the pickers, the buses and the crews did.
extension Replication {
    /// Hours of picking, by the day on which a batch was begun.
    public var pickingHours: Double { Double(sum(\.pickingSeconds)) / 3600 }

    /// Those over the pickers' shifts.
    public var pickingUtilisation: Double {
        let pickers = city.stores.reduce(0) { $0 + $1.pickers }
        let shifts = window.reduce(0) { $0 + plan(onDay: $1).picking.shift.openSpan.ticks }
        return Double(sum(\.pickingSeconds)) / Double(Int64(pickers) * shifts)
    }

    /// Bus trips.
    public var trips: Int { sum(\.trips) }

    /// Kilometres driven, with the way from and to the depot.
    public var kilometresDriven: Double { Double(sum(\.metres)) / 1000 }

    /// The mass that trips carried over the mass that they could have carried.
    public var loadFactor: Double {
        let carried = ledger.days[window].reduce(Grams.zero) { $0 + $1.carried }
        return Double(carried.count) / Double((city.plan.fleet.payload * trips).count)
    }

    /// Time on trips, from assignment to the end of disinfection, over the buses' shifts.
    public var busUtilisation: Double {
        Double(sum(\.busSeconds)) / (busDays * Double(city.plan.fleet.shift.openSpan.ticks))
    }

    /// Trips of a bus in a day.
    public var tripsPerBusDay: Double { Double(trips) / busDays }

    /// Hours for which crew members who carry parcels were there.
    public var crewHours: Double { Double(sum(\.crewSecondsPresent)) / 3600 }

    /// Parcels handed over in an hour of a member's presence.
    public var parcelsPerCrewHour: Double { Double(sum(\.parcels)) / crewHours }

    /// Time on rounds over time present.
    public var crewUtilisation: Double { Double(sum(\.crewSecondsWorked)) / Double(sum(\.crewSecondsPresent)) }

    /// Parcels handed over by a member in a day on which the member came to carry parcels.
    public var parcelsPerMemberDay: Double { Double(sum(\.parcels)) / Double(sum(\.crewMembers)) }

    private var busDays: Double { Double(city.plan.fleet.buses * window.count) }
}
