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
