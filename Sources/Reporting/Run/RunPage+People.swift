import SupplyModel

/// Who was served, and how evenly.
extension RunPage {
    var peopleCharts: [String] {
        var parts = [lorenz.html(strings)]
        parts.append(classes?.html(strings) ?? nobodyApart)
        parts.append(deprivation?.html(strings) ?? nothingPriced)
        if summary.byDistrict.count > 1 { parts.append(districts.html(strings)) }
        if !summary.worstCommunities.isEmpty { parts.append(worst) }
        return parts
    }

    private var lorenz: ChartFigure {
        let fairness = summary.fairness
        let steps = report.lorenz.count - 1
        let tenths = (0...10).map { tenth in
            let share = report.lorenz[steps * tenth / 10].number
            return [NumberText.percent(Double(steps * tenth / 10) / Double(steps)), NumberText.percent(share)]
        }
        return ChartFigure(
            id: "lorenz", title: strings(.lorenz),
            summary: strings(
                .lorenzSummary, NumberText.short(fairness.gini.number), NumberText.percent(fairness.p10.number),
                NumberText.percent(fairness.minimum.number)),
            drawing: LorenzChart(
                x: ValueAxis(strings(.shareOfCells), style: .percent),
                y: ValueAxis(strings(.shareOfDelivered), style: .percent),
                curves: [.init(strings(.cellsCurve), shares: report.lorenz.map(\.number))],
                diagonalLabel: strings(.equalShares)),
            table: DataTable(
                caption: strings(.lorenz), header: [strings(.shareOfCells), strings(.shareOfDelivered)], rows: tenths),
            note: strings(.lorenzNote))
    }

    /// The classes with everybody beside them; nil where nobody is set apart.
    private var classes: ChartFigure? {
        guard let groups = summary.classes?.sorted(by: { $0.key < $1.key }), !groups.isEmpty else { return nil }
        let names = groups.map { strings.householdClass($0.key) } + [strings(.everybody)]
        let shares = groups.map(\.value.unmetShare.number) + [unmetShare]
        let worst = groups.indices.max { shares[$0] < shares[$1] } ?? 0
        let rows = zip(groups, names).map { group, name in
            [
                name, NumberText.count(group.value.people), NumberText.percent(group.value.unmetShare.number),
                NumberText.short(group.value.unmetRatio.number), NumberText.percent(group.value.fillRate.number),
                NumberText.short(group.value.meanOrderToDoorHours.number),
                NumberText.short(group.value.longestGapDays.number), NumberText.count(group.value.neverServed.number),
            ]
                + report.cover.map { NumberText.count(group.value.unmetPersonDaysOf[$0.id]?.number ?? .nan) }
        }
        return ChartFigure(
            id: "classes", title: strings(.byClass),
            summary: strings(
                .byClassSummary,
                strings(
                    .byClassWorst, names[worst], NumberText.percent(shares[worst]), NumberText.percent(unmetShare))),
            drawing: BarChart(
                axis: ValueAxis(strings(.unmetShareOfNeed), style: .percent), categories: names,
                series: [.init(strings(.unmetShareOfNeed), shares)]),
            table: DataTable(
                caption: strings(.byClass),
                header: [
                    strings(.householdClass), strings(.residents), strings(.unmetShareOfNeed), strings(.ratioToOthers),
                    strings(.fillRate), column(strings(.orderToDoor), .hours), strings(.longestGap),
                    strings(.neverServed),
                ] + report.cover.map { column(name($0.id), .personDays) }, rows: rows))
    }

    /// What being without cost each class and everybody, never without the person-days beside it; nil where the scenario
    /// prices nothing.
    private var deprivation: ChartFigure? {
        guard let spells = summary.deprivation else { return nil }
        let priced = report.cover.map(\.id).filter { spells[$0] != nil }
        let groups = (summary.classes ?? [:]).sorted { $0.key < $1.key }
        let names = groups.map { strings.householdClass($0.key) } + [strings(.everybody)]
        let people = groups.map(\.value.people) + [summary.people]
        func cost(_ row: Int, _ id: String) -> Double {
            row < groups.count
                ? groups[row].value.deprivationCostOf?[id]?.number ?? .nan : spells[id]?.cost.number ?? .nan
        }
        func without(_ row: Int, _ id: String) -> Double {
            let figure =
                row < groups.count ? groups[row].value.unmetPersonDaysOf[id] : spells[id]?.unmetPersonDays
            return figure?.number ?? .nan
        }
        func sum(_ row: Int, _ figure: (Int, String) -> Double) -> Double { priced.reduce(0) { $0 + figure(row, $1) } }
        let each = names.indices.map { sum($0, cost) / Double(people[$0]) }
        let all = names.count - 1
        let rows = names.indices.map { row in
            [names[row], NumberText.count(people[row])]
                + priced.flatMap { [NumberText.count(without(row, $0)), NumberText.short(cost(row, $0))] }
                + [NumberText.short(each[row])]
        }
        return ChartFigure(
            id: "deprivation", title: strings(.deprivation),
            summary: strings(
                .deprivationSummary, NumberText.short(sum(all, cost)), NumberText.count(sum(all, without)),
                strings.list(priced.map { name($0) }), NumberText.short(each[all])),
            drawing: BarChart(
                axis: ValueAxis(strings(.costPerPerson)), categories: names,
                series: [.init(strings(.costPerPerson), each)]),
            table: DataTable(
                caption: strings(.deprivation),
                header: [strings(.householdClass), strings(.residents)]
                    + priced.flatMap {
                        [column(name($0), .personDays), strings(.costOf, name($0))]
                    } + [strings(.costPerPerson)], rows: rows), note: strings(.deprivationNote))
    }

    private var nothingPriced: String {
        Markup.element(
            "div", ["id": "deprivation"],
            Markup.text("h3", [:], strings(.deprivation))
                + Markup.text("p", ["class": "soft"], strings(.deprivationNone)))
    }

    private var nobodyApart: String {
        Markup.element(
            "div", ["id": "classes"],
            Markup.text("h3", [:], strings(.byClass)) + Markup.text("p", ["class": "soft"], strings(.byClassNone)))
    }

    private var districts: ChartFigure {
        let items = summary.byDistrict.sorted { ($0.unmetShare.number, $1.id) > ($1.unmetShare.number, $0.id) }
        let names = items.map { name($0.id) }
        let worst = items.first.map { NumberText.percent($0.unmetShare.number) } ?? ""
        return ChartFigure(
            id: "districts", title: strings(.byDistrict),
            summary: strings(.byDistrictSummary, strings(.byDistrictWorst, names.first ?? "", worst)),
            drawing: BarChart(
                axis: ValueAxis(strings(.unmetShareOfNeed), style: .percent), categories: names,
                series: [.init(strings(.unmetShareOfNeed), items.map(\.unmetShare.number))]),
            table: DataTable(
                caption: strings(.byDistrict),
                header: [
                    strings(.district), strings(.residents), strings(.unmetShareOfNeed), strings(.fillRate),
                    column(strings(.orderToDoor), .hours), strings(.neverServed),
                ],
                rows: zip(items, names).map { item, name in
                    [
                        name, NumberText.count(item.people), NumberText.percent(item.unmetShare.number),
                        NumberText.percent(item.fillRate.number), NumberText.short(item.meanOrderToDoorHours.number),
                        NumberText.count(item.neverServed.number),
                    ]
                }))
    }

    private var worst: String {
        let table = DataTable(
            caption: strings(.worstCommunities),
            header: [strings(.community), strings(.district), strings(.residents), strings(.unmetShareOfNeed)],
            rows: summary.worstCommunities.map {
                [$0.id, name($0.district), NumberText.count($0.people), NumberText.percent($0.unmetShare.number)]
            }, textColumns: [1])
        return Markup.element(
            "div", ["id": "worst"], Markup.text("h3", [:], strings(.worstCommunities)) + table.html)
    }
}
