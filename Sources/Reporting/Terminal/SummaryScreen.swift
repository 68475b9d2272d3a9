import Experiments
import SupplyModel

extension RunResults {
    /// The run as a planner reads it, on one screen.
    public func screen(for terminal: Terminal) -> String {
        let screen = SummaryScreen(run: self, summary: summary, terminal: terminal)
        return screen.lines.map { $0 + "\n" }.joined()
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
            heading, [""], orders, granted, [""], lateness, [""], goods, [""], cover, [""], people, channels, work,
            beside,
            conservation,
        ]
        .flatMap { $0 }
    }

    private var plan: CityPlan { run.city.plan }

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
        return Array(table.lines().dropFirst())
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
        let stages = Stage.allCases.map { ($0.name, number(summary.stageHours[$0.name])) }
        let longest = stages.map(\.1).max() ?? 0
        var table = TextTable(header: ["", "  ", ""])
        let scarce = summary.bottleneck == Stage.round.name ? nil : summary.bottleneck
        for (name, hours) in stages {
            let bar = Bar.text(share: hours / longest, width: terminal.width - 28)
            table.append([
                "  \(name)", "\(NumberText.fixed(hours, decimals: 1)) h",
                name == scarce ? terminal.alarm(bar) : bar,
            ])
        }
        return terminal.wrapped(heading) + table.lines().dropFirst()
            + terminal.wrapped("Bottleneck: \(summary.bottleneck). \(bottleneckText)")
    }

    private var bottleneckText: String {
        guard let stage = Stage.allCases.first(where: { $0.name == summary.bottleneck }) else {
            return "Nothing was delivered."
        }
        return switch stage {
        case .round: "Orders wait longest for the timetable of rounds, not for a resource. \(nextText)"
        case .stock: "Orders wait longest for stores to have what was asked."
        case .picking: "Orders wait longest for pickers."
        case .bus: "Orders wait longest for a bus."
        case .travel: "Orders spend longest on the road."
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

    private var goods: [String] {
        var table = TextTable(header: ["Goods", "asked", "arrived", "fill rate", "spoiled", "person-days without"])
        for commodity in plan.commodities {
            guard let goods = summary.commodities[commodity.id] else { continue }
            table.append([
                "  \(commodity.id)", tonnes(number(goods.askedKilograms)), tonnes(number(goods.deliveredKilograms)),
                percent(goods.fillRate), tonnes(number(goods.spoiledKilograms)),
                "\(count(goods.unmetPersonDays)), \(percent(goods.unmetShare))",
            ])
        }
        return table.lines()
    }

    private var cover: [String] {
        var table = TextTable(header: ["Days of cover", "floor", "lowest", "days below", ""])
        let room = terminal.width - 46
        for (index, commodity) in plan.commodities.enumerated() {
            guard let goods = summary.commodities[commodity.id] else { continue }
            let series = (0..<plan.days).map { day in run.mean { $0.coverDays(of: index, onDay: day) } }
            let spark = Sparkline(series, mark: commodity.floorDays, width: room)
            let bars = spark.values.map { value in
                value < commodity.floorDays ? terminal.alarm(spark.bar(value)) : spark.bar(value)
            }
            let lowest = days(goods.minimumCoverDays)
            table.append([
                "  \(commodity.id)", days(goods.floorDays),
                number(goods.belowFloorDays) > 0 ? terminal.alarm(lowest) : lowest, days(goods.belowFloorDays),
                "\(spark.bar(commodity.floorDays))|\(bars.joined())",
            ])
        }
        var lines = table.lines()
        lines[0] += "  floor|day by day"
        return lines
    }

    private var people: [String] {
        let fairness = summary.fairness
        let share = number(summary.unmetPersonDays) / Double(summary.people * summary.days * plan.commodities.count)
        let worst = summary.worstCommunities.map { "\($0.id) \(percent($0.unmetShare))" }.joined(separator: ", ")
        return terminal.wrapped(
            "Without: \(count(summary.unmetPersonDays)) person-days, \(NumberText.percent(share)) of need"
                + (worst.isEmpty ? "." : "; worst communities: \(worst)."))
            + terminal.wrapped(
                "By cell, delivered of needed: Gini \(short(fairness.gini)), P10 \(percent(fairness.p10)), "
                    + "least \(percent(fairness.minimum)).")
    }

    private var work: [String] {
        let (buses, crew, ratios) = (summary.buses, summary.crew, summary.ratios)
        return terminal.wrapped(
            "Buses: \(count(buses.trips)) trips (\(short(ratios.tripsPerBusDay)) a bus-day), "
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
    private func number(_ figure: Figure?) -> Double { figure?.value ?? .nan }

    func short(_ figure: Figure) -> String { NumberText.short(number(figure)) }

    func percent(_ figure: Figure) -> String { NumberText.percent(number(figure)) }

    private func days(_ figure: Figure) -> String { NumberText.fixed(number(figure), decimals: 1) }

    func count(_ figure: Figure) -> String { NumberText.count(number(figure)) }

    private func tonnes(_ kilograms: Double) -> String { "\(NumberText.short(kilograms / 1000)) t" }
}
