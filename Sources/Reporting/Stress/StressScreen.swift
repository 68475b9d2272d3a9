import Experiments
import Scenario
import Statistics

extension StressResults {
    /// The targets whose victims are shown.
    private static let shown = 5

    /// What the terminal shows: the targets, the most fragile first; the heat map; who went without.
    public func screen(for terminal: Terminal) -> String {
        let test = answer.test
        let unit = setting.unit
        var lines = [terminal.strong("\(setting.scenario.name): outages from \(setting.beginText)"), ""]
        lines += terminal.wrapped(
            "\(NumberText.count(test.targets.count, "target", "targets")), "
                + "\(NumberText.count(test.replications, "trial", "trials")) of each outage beside the undisturbed run, "
                + "\(setting.horizonSteps) \(unit) looked at; service holds while a \(unit.dropLast())'s unmet share is at most "
                + "\(NumberText.percent(1 - setting.served)) above the undisturbed one. "
                + "Lengths: \(test.lengths.map(String.init).joined(separator: ", ")) \(unit), and to the end of the run"
        )
        lines += [""] + table.lines(for: terminal)
        lines += terminal.wrapped(
            "survives, and goes without (\(setting.missedUnit)): if it lasts to the end of the run. breaks: the shortest outage "
                + "that breaks service. recovers: after that of the longest one tried. All in \(unit).", indent: 0)
        lines += ["", terminal.strong("How long each holds, in \(unit)")] + heatMap.lines(for: terminal)
        lines += [terminal.wrapped("█ below a tenth of what is looked at, ▓ a quarter, ▒ a half, ░ all, · holds")[0]]
        let hasParts = setting.columns.count + setting.districts.count + answer.classes.count > 1
        let victims = answer.ranking.prefix(Self.shown).filter { hasParts && $0.missedMore().mean > 0 }
        if !victims.isEmpty {
            lines += ["", terminal.strong("Who goes without, if it lasts to the end of the run")]
            lines += victims.flatMap { terminal.wrapped(victim($0), indent: 4, first: 2) }
        }
        return terminal.page(lines)
    }

    private var table: TextTable {
        var table = TextTable(header: ["Most fragile first", "survives", "first", "breaks", "recovers", "goes without"])
        for finding in answer.ranking {
            let first = finding.firstColumn.map { setting.columns[$0] } ?? "-"
            let place = finding.firstDistrict.map { ", \(setting.districts[$0])" } ?? ""
            let recovery = finding.lengths.last { finding.timeToRecover(after: $0) != nil }
            table.append([
                "  \(finding.target)", finding.timeToSurvive().text, first + place,
                finding.finding.shortestBreaking.map { "\($0)" } ?? "-",
                recovery.flatMap { length in
                    finding.timeToRecover(after: length).map { "\($0.text) after \(length)" }
                } ?? "-",
                NumberText.short(finding.missedMore().mean),
            ])
        }
        return table
    }

    private var heatMap: TextTable {
        var table = TextTable(header: [""] + setting.columns)
        for finding in answer.ranking {
            table.append(
                ["  \(finding.target)"]
                    + setting.columns.indices.map { column in
                        let time = finding.timeToSurvive(column: column)
                        return "\(time.shade) \(time.shortText)"
                    })
        }
        return table
    }

    private func victim(_ finding: StressFinding) -> String {
        let columns = setting.columns.indices.map { ($0, finding.missedMore(column: $0)) }.filter { $0.1.mean > 0 }
            .sorted { ($1.1.mean, $0.0) < ($0.1.mean, $1.0) }
            .map { "\($0.1.text) of \(setting.columns[$0.0])" }
        let districts = mostRisen(setting.districts) { finding.rise(ofDistrict: $0).mean }
        let classes = mostRisen(answer.classes.map { setting.classes[$0] }) {
            finding.rise(ofClass: answer.classes[$0]).mean
        }
        let parts =
            ["\(columns.joined(separator: ", ")) (\(setting.missedUnit))"] + [districts, classes].compactMap(\.self)
        return "\(finding.target): " + parts.joined(separator: "; ")
    }

    /// The three whose unmet share rose most, if it rose.
    private func mostRisen(_ names: [String], _ rise: (Int) -> Double) -> String? {
        let risen = names.indices.map { ($0, rise($0)) }.filter { $0.1 >= 0.0005 }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        guard !risen.isEmpty else { return nil }
        return risen.prefix(3).map { "\(names[$0.0]) \(NumberText.percent($0.1)) of need" }.joined(separator: ", ")
    }
}

extension FloorResults {
    /// What the terminal shows: the floor, what it rests on, and what it costs.
    public func screen(for terminal: Terminal) -> String {
        let test = answer.test
        let unit = setting.unit
        let outage =
            "an outage of \(test.length) \(unit) of \(test.targets.map(\.id).joined(separator: ", ")) from \(setting.beginText)"
        let promise = "with probability \(NumberText.short(test.search.probability)) or more"
        var lines: [String] = []
        if let floor = answer.floor {
            lines += terminal.wrapped(
                "\(test.subject): a floor of \(NumberText.short(floor)) \(unit) of cover survives \(outage) \(promise) "
                    + "(confidence \(NumberText.percent(test.search.confidence))); the scenario has \(NumberText.short(test.present))."
            ).map(terminal.strong)
        } else {
            lines += terminal.wrapped(
                "\(test.subject): no floor up to \(NumberText.short(test.floors.last ?? 0)) \(unit) was shown to survive "
                    + "\(outage) \(promise).")
        }
        var table = TextTable(header: ["floor", "survived", "of", "probability", "from", "to", ""])
        for seen in answer.answer.evidence {
            table.append([
                "  " + NumberText.short(test.floors[seen.floor]), "\(seen.survived)", "\(seen.trials)",
                NumberText.percent(seen.probability.mean), NumberText.percent(seen.probability.low),
                NumberText.percent(seen.probability.high), seen.verdict.rawValue,
            ])
        }
        lines += [""] + table.lines(for: terminal)
        if let costs = answer.costs {
            let isCity = unit == "days"
            var table = TextTable(header: ["Without an outage", "now", "then", "more"])
            for (name, pair) in [
                (isCity ? "stock in warehouses and stores (t)" : "stock at the node (units)", costs.stock),
                (isCity ? "spoiled over the run (t)" : "thrown away (units a period)", costs.spoiled),
            ] {
                table.append(["  \(name)", pair.present.text, pair.other.text, pair.difference.text])
            }
            lines += [""] + table.lines(for: terminal)
        }
        return terminal.page(lines)
    }
}

extension CensoredTime {
    /// `3`, `4.3 ±0.5`, `≥12` where some trials did not see its end, `>20` where none did.
    fileprivate var text: String {
        let half = ended == trials && mean.halfWidth.isFinite && mean.halfWidth > 0
        return shortText + (half ? " ±\(NumberText.fixed(mean.halfWidth, decimals: 1))" : "")
    }

    /// The same without the interval.
    fileprivate var shortText: String {
        if isCensored { return ">\(NumberText.count(limit))" }
        let isWhole = mean.mean == mean.mean.rounded()
        return (ended < trials ? "≥" : "") + NumberText.fixed(mean.mean, decimals: isWhole ? 0 : 1)
    }

    /// A shade, the darker the sooner it ends.
    fileprivate var shade: String {
        if isCensored { return "·" }
        let share = mean.mean / limit
        return share < 0.1 ? "█" : share < 0.25 ? "▓" : share < 0.5 ? "▒" : "░"
    }
}

extension ConfidenceInterval {
    /// `12.3`, with `±0.4` where the interval has a width that shows.
    fileprivate var text: String {
        let half = NumberText.short(halfWidth)
        return NumberText.short(mean) + (halfWidth.isFinite && halfWidth > abs(mean) * 1e-9 ? " ±\(half)" : "")
    }
}
