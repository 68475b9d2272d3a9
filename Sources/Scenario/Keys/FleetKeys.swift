import EventKernel
import SupplyModel

extension FleetPlan {
    /// The section `fleet`.
    ///
    /// - Parameter geography: whose districts and streets the ways between zones name.
    init(reading section: Section, geography: GeographyPlan) {
        let minutes = Kind<Double>.number(in: 0...1_440)
        let seconds = Kind<Double>.number(in: 0...3_600)
        self.init(
            buses: section.required("buses", .integer(in: 1...100_000), "Buses that carry goods."),
            payload: section.required("payload_kg", .kilograms(in: 1...100_000), "The mass that a bus may carry."),
            payloadPackages: section.value(
                "payload_packages", .integer(in: 1...100_000), default: 100_000, "The packages that a bus may carry."),
            shift: section.value("shift", .shift, default: .hours(6, 20), "When buses run."),
            maximumStops: section.value(
                "maximum_stops", .integer(in: 1...100), default: 8, "The most cells on one trip."),
            longestWaitHours: section.value(
                "longest_wait_hours", .number(in: 0...240), default: 3,
                "How long the oldest batch may wait before a bus goes without a full load."),
            loadMinutes: section.value(
                "load_minutes", minutes, default: 20, "Minutes to load a trip, whatever its size."),
            loadSecondsPerPackage: section.value(
                "load_seconds_per_package", seconds, default: 4, "Seconds more for each package loaded."),
            unloadMinutesPerStop: section.value(
                "unload_minutes_per_stop", minutes, default: 3, "Minutes at each stop, whatever its size."),
            unloadSecondsPerPackage: section.value(
                "unload_seconds_per_package", seconds, default: 3, "Seconds more for each package unloaded."),
            disinfectMinutes: section.value(
                "disinfect_minutes", minutes, default: 15, "Minutes of disinfection after a trip."),
            detourFactor: section.value(
                "detour_factor", .number(in: 1...10), default: 1.35, "Road distance over great-circle distance."),
            speedByHour: section.value(
                "speed_kmh_by_hour", .list(.number(in: 1...200), count: 24...24),
                default: Array(repeating: 30, count: 24),
                "Kilometres an hour in each hour of the day, from midnight."))
        readDispatch(section)
        routes = section.value(
            "routes", Kind<Routes>.choice, default: .sequentialSavings,
            "How the stops of a trip are chosen; Docs/reference/routing.md describes each.")
        routeIterations = section.value(
            "route_iterations", .integer(in: 0...1_000_000), default: 0,
            "With savings-local-search: rounds of ruin and recreate for each plan.")
        maximumTripHours = section.optional(
            "maximum_trip_hours", .number(in: 0.1...240), "The longest trip, from its departure to its return.")
        gateHours = section.optional(
            "gate_hours", .shift,
            "When gates without hours of their own (`gate_from`, `gate_to` of their cell) take goods in; unloading starts "
                + "within. At any time when left out.")
        bordersAreClosed = section.value(
            "borders_closed", .boolean, default: false,
            "Whether only a bus with a pass may serve stores or cells outside its depot's district.")
        passShare = section.value(
            "pass_share", .number(in: 0...1), default: 0, "The share of each depot's buses that have a pass.")
        breakdowns = section.optional(
            "breakdowns", .section(Breakdowns.init(reading:)), "Breakdowns on the road and their repair.")
        travel = section.value(
            "travel_matrix", .table { table in ZonePair.read(table, zones: geography.zoneNames) }, default: [],
            "Ways between districts, streets or travel zones of cells, one a row; other ways are great circles.")
        wantsDetail = section.value(
            "detail", .boolean, default: false,
            "Whether overtime and contacts are reported although none of the keys above calls for it.")
    }

    private mutating func readDispatch(_ section: Section) {
        assignment = section.value(
            "assignment", Kind<Assignment>.choice, default: .district,
            "Whom a bus serves: a store, all stores of its depot's district, or all of the city.")
        dispatch = section.value(
            "dispatch", Kind<Dispatch>.choice, default: .fullLoadOrOldestWait,
            "When a bus is sent to a store.")
        waveTimes = section.value(
            "wave_times", .list(.timeOfDay(), count: 0...48), default: [],
            "With waves: the times of day at which buses are sent, in rising order, within the shift.")
        section.check(
            dispatch != .waves || !waveTimes.isEmpty, at: "dispatch",
            "'dispatch' is waves, but 'wave_times' names no time")
        for (earlier, later) in zip(waveTimes, waveTimes.dropFirst()) {
            section.check(
                earlier < later, at: "wave_times",
                "'wave_times' has \(timeText(later)) after \(timeText(earlier)); they must rise")
        }
        for time in waveTimes where dispatch == .waves {
            section.check(
                shift.isOpen(at: Instant(ticks: Int64(time))), at: "wave_times",
                "'wave_times' has \(timeText(time)), when 'shift' is over; no bus leaves then")
        }
        nextStore = section.value(
            "next_store", Kind<NextStore>.choice, default: .oldestWait,
            "Which of the stores that are due is served first.")
    }
}

extension FleetPlan.Breakdowns {
    /// The section `fleet.breakdowns`.
    fileprivate init(reading section: Section) {
        self.init(
            meanHoursBetween: section.required(
                "mean_hours_between", .number(in: 0.1...1_000_000),
                "The mean driving time from one breakdown of a bus to the next; exponential."),
            repairHours: section.required(
                "repair_hours", .distribution(in: 0...1_000), "Hours from a breakdown until the bus drives again."),
            recovery: section.value(
                "recovery", Kind<Recovery>.choice, default: .replacement,
                "What becomes of the load: it waits for the repair, or also for another bus."))
    }
}

extension FleetPlan.ZonePair {
    /// The columns of a table of ways.
    fileprivate static func read(_ table: DataTable, zones: Set<String>) -> [FleetPlan.ZonePair] {
        let from = table.required("from", .identifier, "The district, street or travel zone where the way begins.")
        let to = table.required("to", .identifier, "Where it ends, likewise.")
        let kilometres = table.required("km", .number(in: 0...10_000), "Its length by road.")
        let minutes = table.optional(
            "minutes", .number(in: 0...100_000), "How long it takes at any hour; else it is driven at the hour's speed."
        )
        var seen: Set<[String]> = []
        for row in from.indices {
            for (column, name) in [("from", from[row]), ("to", to[row])] {
                table.check(
                    zones.contains(name), row: row, at: column,
                    "'\(column)' in \(table.name(ofRow: row)) is \(name.quoted), which is no district, street or travel zone"
                        + suggestion(for: name, among: zones.sorted()))
            }
            table.check(
                seen.insert([from[row], to[row]]).inserted, row: row, at: "from",
                "the way from \(from[row].quoted) to \(to[row].quoted) is given twice")
        }
        return from.indices.map { row in
            FleetPlan.ZonePair(from: from[row], to: to[row], kilometres: kilometres[row], minutes: minutes[row])
        }
    }
}
