import SupplyModel

extension MeasuresPlan {
    /// The section `measures`.
    init(reading section: Section, commodities: [Commodity]) {
        self.init()
        onTimeHours = section.value(
            "on_time_hours", .number(in: 1...2_400), default: onTimeHours,
            "Hours from order to door within which an order is on time.")
        restrictionHours = section.value(
            "restriction_hours", .number(in: 1...87_600), default: restrictionHours,
            "What the mean order-to-door time with censoring takes longer times for.")
        unservedDays = section.value(
            "unserved_days", .integer(in: 1...3_650), default: unservedDays,
            "Days without any delivery from which a cell counts as unserved.")
        energyStandard = section.value(
            "energy_standard_kcal", .number(in: 1...10_000), default: energyStandard,
            "Food energy that a person should have in a day.")
        let costs = section.value(
            "deprivation", .each(of: "commodities", isComplete: false, .section(DeprivationCost.init(reading:))),
            default: [:],
            "What being without a commodity costs a person; only what is named is measured (4 bytes a household each).")
        for commodity in commodities where costs[commodity.id] != nil {
            section.check(
                commodity.isNeeded, at: "deprivation",
                "nobody lacks '\(commodity.id)', for nobody needs it ('needed' is false)")
        }
        if !costs.isEmpty { deprivation = commodities.map { costs[$0.id] } }
    }
}

extension TargetsPlan {
    /// The section `targets`.
    init(reading section: Section) {
        self.init()
        let share = Scenario.Kind<Double>.number(in: 0...1)
        fillRate = section.optional(
            "fill_rate", share, "The least share of what was asked, by weight, to be delivered.")
        onTimeInFull = section.optional(
            "on_time_in_full", share,
            "The least share of orders that are to come whole and within `measures.on_time_hours`.")
        orderToDoorHours = section.optional(
            "order_to_door_hours", .number(in: 0...2_400), "The longest that an order may take on average.")
        unmetShare = section.optional(
            "unmet_share", share,
            "The largest share of their need that people may go without, over all commodities.")
    }
}

extension DeprivationCost {
    /// One of the sections `measures.deprivation.<commodity>`.
    fileprivate init(reading section: Section) {
        self.init(
            logScale: section.required(
                "log_scale", .number(in: -50...50),
                "`a` in the cost of a spell of t hours, exp(a + b t) - exp(a), in any currency."),
            ratePerHour: section.required("rate_per_hour", .number(in: 0.0001...10), "`b`, per hour."),
            largest: section.value(
                "largest", .number(in: 0...1e15), default: 1e6,
                "What a spell costs a person at most, such as the value of a statistical life."))
    }
}

extension CheckPlan {
    /// One of the section `checks`.
    init(reading section: Section, id: String) {
        let figure = section.required("figure", .figure, "The run's figure; `quartermaster figures` lists all.")
        let date = section.optional("date", .date, "The one day of which it is taken.")
        let from = section.optional("from", .date, "The first day over which it is taken, if not the run's first.")
        let to = section.optional("to", .date, "The last day over which it is taken, if not the run's last.")
        let observed = section.required(
            "observed", .list(.number(in: -1e15...1e15), count: 1...2),
            "What was observed: `[number]` or `[low, high]`. Amounts are those of the whole city, also when it is scaled."
        )
        let source = section.required("source", Scenario.Kind<CheckPlan.Source>.choice, "Where that comes from.")
        section.check(
            observed.count < 2 || observed[0] <= observed[1], at: "observed",
            "'observed' is \(observed.map(numberText).joined(separator: " to ")); the lower number comes first")
        section.check(
            date == nil || (from == nil && to == nil), at: "date",
            "a check with the key date has neither from nor to")
        section.check(
            (from ?? date).flatMap { from in to.map { from <= $0 } } ?? true, at: "to",
            "'to' is \(to?.description ?? ""), before 'from'")
        section.check(
            figure.name.definition.isDaily || (date == nil && from == nil && to == nil), at: "figure",
            "'\(figure.description)' is a figure of the whole run; it has no date")
        self.init(
            id: id, figure: figure, from: date ?? from, to: date ?? to,
            observed: (observed.min() ?? 0)...(observed.max() ?? 0), source: source)
    }
}

extension Kind where Value == FigureReference {
    /// The name of a figure, with what it is of: `cover_days.eggs`.
    fileprivate static var figure: Kind {
        Kind(
            shape: { .figure }, placeholder: { FigureReference(.fillRate) },
            read: { node, subject, reader in
                guard let text = node.text, !text.isEmpty else {
                    reader.report(node.place, "\(subject) is \(node.found); it must be the name of a figure")
                    return nil
                }
                do throws(FigureReference.Problem) {
                    let figure = try FigureReference(text)
                    figure.check(subject, at: node.place, reader: reader)
                    return figure
                } catch {
                    var hint = ""
                    if case .unknown(let name) = error {
                        hint = suggestion(for: name, among: FigureName.allCases.map(\.rawValue))
                    }
                    reader.report(node.place, "\(subject) is wrong: \(error)\(hint)")
                    return nil
                }
            }, show: \.description)
    }
}

extension FigureReference {
    /// Notes that what the figure is of must exist.
    fileprivate func check(_ subject: Subject, at place: FilePosition, reader: Reader) {
        guard let suffix else { return }
        switch name.definition.suffix {
        case .none: break
        case .commodity, .anyCommodity: reader.refer(to: suffix, in: "commodities", as: subject, at: place)
        case .anyProgramme: reader.refer(to: suffix, in: "relief programmes", as: subject, at: place)
        case .district: reader.refer(to: suffix, in: "districts", as: subject, at: place)
        case .stage:
            let stages = Stage.allCases.map(\.name)
            if !stages.contains(suffix) {
                reader.report(
                    place,
                    "\(subject) names the stage '\(suffix)'; it must be \(oneOf(stages))\(suggestion(for: suffix, among: stages))"
                )
            }
        case .householdClass:
            if !HouseholdGroup.marks.contains(suffix) {
                reader.refer(to: suffix, in: "diets", as: subject, at: place)
            }
        }
    }
}
