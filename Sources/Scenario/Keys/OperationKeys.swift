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
        isOpen = section.value(
            "open", .boolean, default: true, "Whether there are rounds; orders that have gathered wait while not.")
        intervalDays = section.value(
            "order_interval_days", .integer(in: 1...60), default: 1,
            "Days from one order of a household to its next, at the least.")
        householdsPerGroup = section.value(
            "households_per_group", .integer(in: 0...100_000), default: 0,
            "Households of a cell that order as one group (a compound); 0 for the whole cell.")
        minimumScope = section.value(
            "minimum_scope", Scenario.Kind<MinimumScope>.choice, default: .group,
            "What counts together towards the minimum, and goes or rolls over together.")
        serviceRadiusKilometres = section.optional(
            "service_radius_km", .number(in: 0...1_000),
            "Kilometres, as the crow flies, beyond which a store refuses a cell; without it none refuses.")
        servesOwnDistrictOnly = section.value(
            "own_district_only", .boolean, default: false, "Whether stores refuse cells of other districts.")
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
