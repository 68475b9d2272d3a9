import SupplyModel

/// A scenario as it is written: what holds from the start, and the timeline.
struct ScenarioDocument {
    var plan: CityPlan
    let timeline: [PhaseNode]

    /// A whole scenario.
    init(reading section: Section) {
        plan = CityPlan(reading: section)
        timeline = section.value(
            "timeline", .map(of: "phases", count: 0...100) { id, section in PhaseNode(reading: section, id: id) },
            default: [], "The phases, in the order of their days; each changes what held until then.")
        for (earlier, later) in zip(timeline, timeline.dropFirst()) {
            section.check(
                earlier.from < later.from, at: "timeline",
                "the phase '\(later.id)' is from \(later.from.description), not after '\(earlier.id)'; "
                    + "phases must be in the order of their days")
        }
        for phase in timeline {
            section.check(
                phase.from >= plan.start, at: "timeline",
                "the phase '\(phase.id)' is from \(phase.from.description), before the start, \(plan.start.description)"
            )
        }
    }
}

/// A part of the timeline as the scenario writes it, before it is laid over what held until then.
struct PhaseNode {
    let id: String
    let place: FilePosition
    let from: CalendarDate
    let changes: Node
    let clearsOrders: Bool

    /// One of the section `timeline`.
    init(reading section: Section, id: String) {
        self.id = id
        place = section.place
        from = section.required("from", .date, "The day from whose midnight on the phase holds.")
        changes = section.required(
            "set", .changes(of: PhaseNode.changeable, by: "a phase"),
            "What is different from then on: the same keys as at the top, with other values.")
        clearsOrders = section.value(
            "clears_orders", .boolean, default: false,
            "Whether all open orders are cancelled at its start, so that lists begin anew: those that no picker has begun "
                + "to work on, and those that stand packed at their store's door, whose goods go back into its stock.")
    }

    /// The sections that a phase may change.
    static let changeable = [
        "commodities", "packages", "replenishment", "reserve", "group_buying", "allocation", "picking", "fleet",
        "handover", "information", "substitution", "panic", "phone", "shopping", "vouchers", "costs", "relief",
        "medicine", "institutions", "gate_buffer", "measures",
    ]

    /// Why a phase may not change the others.
    static let reasons = [
        "geography": "places and people are there from the start",
        "targets": "they are for the whole run",
        "checks": "each has dates of its own",
        "shocks": "each has a time of its own",
        "timeline": "name all phases side by side",
    ]
}

extension Kind where Value == Node {
    /// A part of a scenario that is laid over another: sections by the names they have at the top.
    ///
    /// - Parameter changer: what messages call that which changes them.
    static func changes(of sections: [String], by changer: String) -> Kind {
        Kind(
            shape: { .changes(of: sections) }, placeholder: { Node(place: FilePosition(""), content: .map([])) },
            read: { node, subject, reader in
                guard case .map(let entries) = node.content else {
                    reader.report(node.place, "\(subject) is \(node.found); it must be a section")
                    return nil
                }
                for entry in entries where !sections.contains(entry.key) {
                    reader.report(
                        entry.keyPlace,
                        "\(entry.key.quoted) cannot be changed by \(changer)"
                            + (PhaseNode.reasons[entry.key].map { ": \($0)" }
                                ?? suggestion(for: entry.key, among: sections))
                    )
                }
                return node
            }, show: { _ in "none" })
    }
}

extension CityPlan {
    /// Why another plan cannot take this one's place during a run, or nil when it can.
    func obstacle(toPhase later: CityPlan) -> String? {
        if commodities.map(\.id) != later.commodities.map(\.id) { return "it has other commodities" }
        if commodities.map(\.needPerPersonDay) != later.commodities.map(\.needPerPersonDay) {
            return "it changes what a person eats; use a shock of the kind demand_surge"
        }
        if commodities.map(\.eatenBy) != later.commodities.map(\.eatenBy) { return "it changes who eats what" }
        if commodities.map(\.isNeeded) != later.commodities.map(\.isNeeded) { return "it changes what people need" }
        if packages.map(\.id) != later.packages.map(\.id) { return "it has other packages" }
        if packages.map(\.contents) != later.packages.map(\.contents) {
            return "it changes what a package holds; add a package of another name"
        }
        if replenishment.sources.map(\.id) != later.replenishment.sources.map(\.id) { return "it has other sources" }
        if replenishment.chains.map(\.id) != later.replenishment.chains.map(\.id)
            || replenishment.chains.map(\.storeCount) != later.replenishment.chains.map(\.storeCount)
        {
            return "it has other chains or stores"
        }
        if relief?.programmes.map(\.id) != later.relief?.programmes.map(\.id) {
            return "it has other relief programmes; name them all at the top, each with its days"
        }
        if (medicine == nil) != (later.medicine == nil) || medicine?.householdShare != later.medicine?.householdShare {
            return "it changes who needs medicine"
        }
        if institutions?.siteCount != later.institutions?.siteCount { return "it has other institutional sites" }
        if gateBuffer?.package != later.gateBuffer?.package { return "it changes what gate buffers hold" }
        return measures.obstacle(toPhase: later.measures)
    }
}

extension MeasuresPlan {
    /// Why a phase cannot measure by another plan, or nil when it can.
    fileprivate func obstacle(toPhase later: MeasuresPlan) -> String? {
        for (key, isSame) in [
            ("restriction_hours", restrictionHours == later.restrictionHours),
            ("unserved_days", unservedDays == later.unservedDays),
            ("energy_standard_kcal", energyStandard == later.energyStandard),
        ] where !isSame {
            return "it changes 'measures.\(key)', which says how the whole run is counted; only 'on_time_hours' and "
                + "the costs of 'deprivation' may change"
        }
        guard deprivation.map({ $0 != nil }) == later.deprivation.map({ $0 != nil }) else {
            return "it changes for which commodities 'measures.deprivation' has a cost; name them all at the top"
        }
        return nil
    }
}
