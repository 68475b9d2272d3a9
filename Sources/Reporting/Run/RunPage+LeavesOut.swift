import SupplyModel

/// What was observed, what is assumed, and what is left out.
extension RunPage {
    var checks: String {
        let goods = summary.conservation
        let count =
            goods.exact
            ? Markup.text("p", [:], strings(.conservationExact, NumberText.count(goods.daysChecked)))
            : Markup.text("p", ["class": "bad"], strings(.conservationBroken))
                + Markup.text(
                    "p", [:],
                    strings(
                        .conservationCount, NumberText.count(Double(goods.gramsIn)),
                        NumberText.count(Double(goods.gramsAccounted))))
        guard let checks = summary.checks, !checks.isEmpty else {
            return Markup.text("p", [:], strings(.checksNone)) + count
        }
        let within = checks.count { $0.distance.value == 0 }
        let near = checks.count { $0.distance.value.map { $0 != 0 && abs($0) <= 0.25 } ?? false }
        let table = DataTable(
            caption: strings(.checks),
            header: [
                strings(.check), strings(.dates), strings(.here), strings(.observed), strings(.unit),
                strings(.distance),
                strings(.source),
            ], rows: checks.map(row), textColumns: [1, 4, 6])
        return Markup.text("p", [:], strings(.checksText, "\(within)", "\(checks.count)", "\(near)")) + table.html
            + count
    }

    private func row(_ check: Summary.Check) -> [String] {
        let isShare = check.unit == "share"
        func text(_ value: Double) -> String { isShare ? NumberText.percent(value) : NumberText.short(value) }
        let dates: String
        switch (check.from, check.to) {
        case (nil, nil): dates = strings(.wholeRun)
        case (let from?, let to?) where from == to: dates = from
        case (let from, let to):
            dates = strings(.rangeText, from ?? summary.start, to ?? (start + (summary.days - 1)).description)
        }
        let distance =
            switch check.distance.value {
            case nil: "–"
            case 0: strings(.within)
            case let value?: (value > 0 ? "+" : "−") + NumberText.fixed(abs(value) * 100, decimals: 0) + "%"
            }
        return [
            name(check.id), dates, text(check.value.number),
            range(check.observedLow, check.observedHigh, text), isShare ? "" : strings.unit(check.unit), distance,
            ScenarioNote.Source(rawValue: check.source)?.name(strings) ?? check.source,
        ]
    }

    var leavesOut: String {
        Markup.text("h3", [:], strings(.leavesOutModel))
            + Markup.element(
                "ul", ["class": "leaves"],
                ModelLimits.all.map { Markup.text("li", [:], strings($0)) }.joined())
            + AssumptionList(notes: report.notes, strings: strings).html
    }
}

/// What the model leaves out, as a report tells it; `Docs/reference/model.md` tells the same at its end.
enum ModelLimits {
    static let all: [Label] = [
        .limitOverload, .limitHouseholds, .limitPrices, .limitMadeUp, .limitInfection, .limitInterval,
    ]
}
