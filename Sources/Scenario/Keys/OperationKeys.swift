import SupplyModel

extension GroupBuyingPlan {
    private enum UnfilledWord: String, CaseIterable {
        case cancelled, backordered
    }

    /// The section `group_buying`.
    init(reading section: Section) {
        let list = section.value("list_time", .timeOfDay(), default: 13 * 3_600 + 1_800, "When the list opens.")
        let cutoff = section.value("cutoff_time", .timeOfDay(), default: 20 * 3_600, "When the round closes.")
        section.check(
            list < cutoff, at: "cutoff_time",
            "'cutoff_time' is \(timeText(cutoff)); it must be after 'list_time', which is \(timeText(list))")
        let release = section.value(
            "release_time", .timeOfDay(), default: 6 * 3_600,
            "When, on the next day, the store shares out its stock and starts picking.")
        let minimum = section.value(
            "minimum_packages", .integer(in: 0...100_000), default: 1,
            "The fewest packages that a cell's round needs; below, its orders roll over to the next round.")
        let unfilled = section.value(
            "unfilled", .choice, default: UnfilledWord.cancelled,
            "What becomes of the part of an order that is not granted.")
        let rounds = section.value(
            "backorder_rounds", .integer(in: 1...100), default: 5,
            "When backordered: after how many allocations that pass it over it is cancelled.")
        self.init(
            listTime: list, cutoffTime: cutoff, releaseTime: release, minimumPackages: minimum,
            unfilled: unfilled == .cancelled ? .cancelled : .backordered(rounds: rounds))
    }
}

extension FleetPlan {
    /// The section `fleet`.
    init(reading section: Section) {
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
    }
}

extension HandoverPlan {
    /// The section `handover`.
    init(reading section: Section) {
        self.init(
            members: section.required(
                "members", .integer(in: 1...10_000_000),
                "Volunteers and cadres on the lists of all communities (nominal)."),
            dispersion: section.value(
                "dispersion", .number(in: 0...3), default: 0,
                "How unequal the lists are: the coefficient of variation of a community's members per resident."),
            deliveryShare: section.value(
                "delivery_share", .number(in: 0.001...1), default: 1,
                "The share of those at work who carry parcels; the others guard gates and telephone."),
            attendance: section.value(
                "attendance", .distribution(in: 0...1, isClamped: true), default: .fixed(1),
                "The share of a community's members who come, drawn each day and taken into 0 to 1."),
            shift: section.value("shift", .shift, default: .hours(8, 20), "When crews work."),
            parcelsPerRound: section.value(
                "parcels_per_round", .integer(in: 1...10_000), default: 8,
                "The most packages that one member takes on a round."),
            minutesPerRound: section.value(
                "minutes_per_round", .number(in: 0...1_440), default: 10,
                "Minutes of a round beside its parcels: to the gate and back."),
            minutesPerParcel: section.value(
                "minutes_per_parcel", .number(in: 0.01...1_440), default: 4,
                "Minutes for each parcel: to its door, drop, notice."))
    }
}
