import Experiments
import SupplyModel

extension RunResults {
    /// The run as a planner reads it, on one screen.
    public func screen(for terminal: Terminal) -> String {
        let screen = SummaryScreen(run: self, summary: summary, terminal: terminal)
        return terminal.page(screen.lines)
    }

    /// How fast it went, as a line; of what the machine did, this is all that is told, and in no file.
    public func speed(over time: Duration) -> String {
        let seconds = time / .seconds(1)
        let events = Double(replications.reduce(0) { $0 + $1.eventCount })
        return "Simulated in \(NumberText.short(seconds)) s: \(NumberText.count(events)) events, "
            + "\(NumberText.count(events / seconds)) a second.\n"
    }
}

struct SummaryScreen {
    let run: RunResults
    let summary: Summary
    let terminal: Terminal

    var lines: [String] {
        [
            heading, [""], orders, granted, [""], lateness, [""], goodsAndCover, reserve, [""], people, apart, channels,
            work, stockCosts, crews, gates, beside,
            ChecksScreen(results: CheckResult.all(of: run.replications), terminal: terminal).lines, conservation,
        ].flatMap { $0 }
    }

    var plan: CityPlan { run.city.plan }

    private var heading: [String] {
        let last = plan.start + (plan.days - 1)
        let replications = NumberText.count(summary.replications, "replication", "replications")
        let scale = summary.scale == 1 ? "" : ", scale \(summary.scale)"
        return [terminal.strong(plan.name)]
            + terminal.wrapped(
                "\(plan.start) to \(last), \(NumberText.count(plan.days, "day", "days")); \(replications), seed \(summary.seed)\(scale)"
            )
            + terminal.wrapped(
                "\(NumberText.count(summary.people, "person", "people")) in "
                    + "\(NumberText.count(summary.households, "household", "households")), "
                    + "\(NumberText.count(summary.cells, "cell", "cells")), "
                    + NumberText.count(summary.communities, "community", "communities"))
    }

    private var orders: [String] {
        let goods = summary.commodities.values
        let asked = goods.reduce(0) { $0 + number($1.askedKilograms) }
        let delivered = goods.reduce(0) { $0 + number($1.deliveredKilograms) }
        var table = TextTable(header: ["", " ", "  ", ""])
        table.append([
            "Asked", "\(count(summary.orders.placed)) orders", tonnes(asked),
            "one per household every \(NumberText.short(1 / number(summary.ratios.ordersPerHouseholdDay))) days",
        ])
        table.append([
            "Arrived", "\(count(summary.orders.delivered)) orders", tonnes(delivered),
            "fill rate \(percent(summary.fillRate.mean))\(interval)",
        ])
        table.append([
            "Missing", "\(count(summary.orders.open)) open", "", "\(count(summary.orders.cancelled)) cancelled",
        ])
        let service = summary.service
        return table.lines(for: terminal).dropFirst()
            + terminal.wrapped(
                "On time and in full (\(service.promiseText) h): \(percent(service.onTimeInFull)) of "
                    + "orders; in full, late or not: \(percent(service.orderFillRate)).")
    }

    /// What each class of households was granted of what it asked for, if the scenario tells them apart.
    private var granted: [String] {
        guard let allocation = summary.allocation, !allocation.classes.isEmpty else { return [] }
        let shares = (plan.allocation.classes.map(\.rawValue) + ["others"]).compactMap { name in
            allocation.classes[name].map { "\(name) \(percent($0.share))" }
        }
        return terminal.wrapped("Granted of what was asked: \(shares.joined(separator: ", "))")
    }

    private var interval: String {
        guard let low = summary.fillRate.low.value, let high = summary.fillRate.high.value else { return "" }
        return " (\(NumberText.fixed(low * 100, decimals: 1)) to \(NumberText.fixed(high * 100, decimals: 1)))"
    }

    private var lateness: [String] {
        let hours = summary.orderToDoorHours
        let heading =
            "Order to door: mean \(short(hours.mean)) h, median \(short(hours.median)) h, "
            + "one in twenty over \(short(hours.p95)) h"
        let censored =
            number(hours.censored) > 0
            ? "With what never came: mean \(short(hours.censoredMean)) h (each at most \(short(hours.restrictionHours))), "
                + "median \(short(hours.censoredMedian)) h, P95 \(short(hours.censoredP95)) h" : ""
        let stages = Stage.allCases.map { ($0.name, number(summary.stageHours[$0.name])) }
        let spark = Sparkline([], mark: stages.map(\.1).max() ?? 0, width: 1)
        let scarce = summary.bottleneck == Stage.round.name ? nil : summary.bottleneck
        let pieces = stages.map { name, hours in
            let bar = hours.isFinite ? spark.bar(hours) : ""
            return "\(name) \(name == scarce ? terminal.alarm(bar) : bar)\(NumberText.fixed(hours, decimals: 1))"
        }
        return terminal.wrapped(heading) + (censored.isEmpty ? [] : terminal.wrapped(censored))
            + terminal.filled(pieces, end: " h")
            + terminal.wrapped("Bottleneck: \(summary.bottleneck). \(bottleneckText)")
    }

    private var bottleneckText: String {
        guard let stage = Stage.allCases.first(where: { $0.name == summary.bottleneck }) else {
            return "Nothing was delivered."
        }
        return switch stage {
        case .round: "Orders wait for the timetable of rounds, not for a resource. \(nextText)"
        case .stock: "Orders wait longest for stores to have what was asked."
        case .picking: "Orders wait longest for pickers."
        case .bus: "Orders wait longest for a bus."
        case .travel: "Orders spend longest on the road."
        case .crew where run.city.hasGates: "Parcels wait longest at the gate for residents to collect them."
        case .crew: "Parcels wait longest at the gate for a volunteer."
        case .delivery: "Parcels spend longest on the volunteers' rounds."
        }
    }

    /// After the timetable, what orders wait for.
    private var nextText: String {
        let others = Stage.allCases.filter { $0 != .round }.map { ($0.name, number(summary.stageHours[$0.name])) }
        guard let next = others.max(by: { $0.1 < $1.1 }) else { return "" }
        return "Next: \(next.0), \(NumberText.fixed(next.1, decimals: 1)) h."
    }

    private var people: [String] {
        let fairness = summary.fairness
        let eaters = plan.commodities.indices.reduce(0) { $0 + run.city.eaters(of: $1) }
        let share = number(summary.unmetPersonDays) / Double(eaters * summary.days)
        let worst = summary.worstCommunities.map { "\($0.id) \(percent($0.unmetShare))" }.joined(separator: ", ")
        return terminal.wrapped(
            "Without: \(count(summary.unmetPersonDays)) person-days, \(NumberText.percent(share)) of need"
                + (worst.isEmpty ? "." : "; worst communities: \(worst)."))
            + terminal.wrapped(
                "By cell, delivered of needed: Gini \(short(fairness.gini)), P10 \(percent(fairness.p10)), "
                    + "least \(percent(fairness.minimum)); longest without a delivery: a cell "
                    + "\(count(summary.gaps.longestOfCell)) days, a household \(count(summary.gaps.longest)); "
                    + "never served: \(count(summary.gaps.neverServed)) households.")
    }

    /// What is measured only where the scenario gives what it needs: classes, food energy, deprivation.
    private var apart: [String] {
        var sentences: [String] = []
        for (id, group) in (summary.classes ?? [:]).sorted(by: { $0.key < $1.key }) {
            sentences.append(
                "\(id): without \(percent(group.unmetShare)) of need, \(short(group.unmetRatio)) times that of others.")
        }
        if let energy = summary.energy {
            sentences.append(
                "Energy: \(count(energy.eaten)) kcal of \(count(energy.needed)) a person-day, "
                    + "\(count(energy.shortfall)) short of \(count(energy.standard)).")
        }
        for (id, spells) in (summary.deprivation ?? [:]).sorted(by: { $0.key < $1.key }) {
            sentences.append(
                "Deprivation of \(id): cost \(count(spells.cost)) for \(count(spells.unmetPersonDays)) person-days without, "
                    + "spells of \(short(spells.meanHours)) h.")
        }
        return sentences.isEmpty ? [] : terminal.wrapped(sentences.joined(separator: " "))
    }

    private var work: [String] {
        let (buses, crew, ratios) = (summary.buses, summary.crew, summary.ratios)
        return terminal.wrapped(
            "Pickers: busy \(percent(summary.picking.utilisation)). "
                + "Buses: \(count(buses.trips)) trips (\(short(ratios.tripsPerBusDay)) a bus-day), "
                + "\(count(buses.kilometres)) km, load \(percent(buses.loadFactor)), busy \(percent(buses.utilisation))."
        )
            + fleet
            + terminal.wrapped(
                "Crews: \(count(crew.hours)) hours, \(short(crew.parcelsPerHour)) parcels an hour "
                    + "(\(short(ratios.parcelsPerMemberDay)) a member-day), busy \(percent(crew.utilisation)).")
    }

    /// What reached people beside what they ordered: a line for each process that is on.
    private var beside: [String] {
        let relief = (plan.relief?.programmes ?? []).compactMap { programme in
            summary.relief?[programme.id].map { figures in
                "\(programme.id): \(count(figures.handedOver)) of \(count(figures.quota)) packs handed over, "
                    + "\(count(figures.notUsed)) not used; to the door in \(short(figures.toDoorHours.mean)) h."
            }
        }
        let medicine = summary.medicine.map { figures in
            "Medicine: \(count(figures.refills)) refills, \(percent(figures.lateShare)) late or missing, "
                + "\(count(figures.personDaysLate)) person-days without; longest queue "
                + "\(short(figures.longestQueueHours)) h."
        }
        let institutions = summary.institutions.map { figures in
            "Institutions: \(count(figures.people)) people, \(count(figures.unmetPersonDays)) person-days without."
        }
        let buffer = summary.gateBuffer.map { figures in
            "Gate buffers: \(tonnes(number(figures.givenKilograms))) given in \(count(figures.portions)) portions, "
                + "\(tonnes(number(figures.spoiledKilograms))) spoiled, \(count(figures.turnedAway)) turned away."
        }
        return (relief + [medicine, institutions, buffer].compactMap(\.self)).flatMap { terminal.wrapped($0) }
    }

    /// What the buses did and suffered beyond trips, where the scenario asks for it.
    private var fleet: [String] {
        guard let fleet = summary.fleet else { return [] }
        var text =
            "Buses a day: \(short(fleet.cellsPerBusDay)) cells each, at most \(count(fleet.mostCellsPerBusDay)); "
            + "overtime \(count(fleet.overtimeHours)) h in all."
        if number(fleet.breakdowns) > 0 {
            text +=
                " \(count(fleet.breakdowns)) breakdowns, \(count(fleet.repairHours)) h of repair; "
                + "loads waited \(count(fleet.loadWaitHours)) h."
        }
        return terminal.wrapped(text)
    }

    private var conservation: [String] {
        let count = summary.conservation
        let grams = NumberText.count(Double(count.gramsIn))
        let text =
            count.exact
            ? "Every gram accounted for at the end of every day (\(NumberText.count(count.daysChecked)) counts): \(grams) g."
            : "GOODS WERE LOST OR MADE: \(grams) g came in, \(NumberText.count(Double(count.gramsAccounted))) g were "
                + "found; please report this as a bug."
        return terminal.wrapped(text).map { count.exact ? $0 : terminal.alarm($0) }
    }

    /// The value; NaN, which is shown as `-`, where it has no meaning.
    func number(_ figure: Figure?) -> Double { figure?.value ?? .nan }

    func short(_ figure: Figure) -> String { NumberText.short(number(figure)) }

    func percent(_ figure: Figure) -> String { NumberText.percent(number(figure)) }

    func days(_ figure: Figure) -> String { NumberText.fixed(number(figure), decimals: 1) }

    func count(_ figure: Figure) -> String { NumberText.count(number(figure)) }

    func tonnes(_ kilograms: Double) -> String { "\(NumberText.short(kilograms / 1000)) t" }
}
