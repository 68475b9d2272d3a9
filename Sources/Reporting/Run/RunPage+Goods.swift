import SupplyModel

/// Day by day: phases, cover, orders, goods, spoilage.
extension RunPage {
    var goodsCharts: [String] {
        [timeline, orders.html(strings), cover.html(strings), goods.html(strings), spoilage.html(strings)]
    }

    private var timeline: String {
        let chart = TimelineChart(start: start, days: summary.days, marks: marks)
        let phases = report.marks.count { $0.kind == .phase }
        let counts =
            report.marks.isEmpty
            ? strings(.timelineNone) : strings(.timelineText, "\(phases)", "\(report.marks.count - phases)")
        let text = strings.sentences([counts] + shockNotes)
        guard !report.marks.isEmpty else {
            let content = Markup.text("h3", [:], strings(.timeline)) + Markup.text("p", ["class": "soft"], text)
            return Markup.element("div", ["id": "timeline", "class": "full"], content)
        }
        let table = DataTable(
            caption: strings(.timeline), header: [strings(.markBadge), strings(.markName), strings(.markTime)],
            rows: marks.items.map { [$0.badge, name($0.mark.name), chart.time(of: $0.mark, strings)] },
            textColumns: [1, 2])
        let figure = ChartFigure(
            id: "timeline", title: strings(.timeline), summary: text, drawing: chart, table: table)
        return figure.html(strings)
    }

    private var cover: ChartFigure {
        let below = report.cover.compactMap { item -> String? in
            guard let days = summary.commodities[item.id]?.belowFloorDays.value, days > 0 else { return nil }
            return strings(.daysBelow, name(item.id), NumberText.short(days))
        }
        let hasBand = summary.replications > 1
        let band = hasBand ? strings(.bandLowHigh, NumberText.count(summary.replications)) : ""
        let panels = report.cover.map { item in
            ChartFigure.Panel(
                name(item.id),
                LineChart(
                    base: days, axis: ValueAxis(strings(.days)),
                    series: [
                        .init(
                            strings(.mean), item.mean.map(\.number),
                            band: hasBand ? (item.lowest.map(\.number), item.highest.map(\.number)) : ([], []))
                    ],
                    levels: [.init(strings(.floor), item.floorDays.number)], bandLabel: band, marks: marks))
        }
        func column(_ item: Cover, _ label: Label, _ values: [Figure]) -> (title: String, values: [String]) {
            (strings(.withUnit, name(item.id), strings(label)), values.map { NumberText.fixed($0.number, decimals: 2) })
        }
        let columns = report.cover.flatMap { item in
            [column(item, .mean, item.mean)]
                + (hasBand ? [column(item, .lowest, item.lowest), column(item, .highest, item.highest)] : [])
        }
        var figure = ChartFigure(
            id: "cover", title: strings(.cover),
            summary: strings(
                .coverSummary,
                below.isEmpty ? strings(.coverNeverBelow) : strings(.coverBelow, strings.list(below))),
            panels: panels, table: dayTable(self.column(strings(.cover), .days), columns), note: marksNote)
        figure.isFullWidth = true
        return figure
    }

    private typealias Cover = RunReport.Cover

    private var orders: ChartFigure {
        let daily = report.daily
        let figures = [
            (Label.placed, daily.placed), (.delivered, daily.delivered), (.filled, daily.filled),
            (.cancelled, daily.cancelled),
        ]
        func count(_ figure: Figure) -> String { NumberText.count(figure.number) }
        let orders = summary.orders
        return ChartFigure(
            id: "orders", title: strings(.ordersByDay),
            summary: strings(
                .ordersByDaySummary, count(orders.placed), count(orders.delivered), count(orders.cancelled),
                count(orders.open)),
            drawing: LineChart(
                base: days, axis: ValueAxis(strings(.ordersPerDay)),
                series: figures.map { .init(strings($0.0), $0.1.map(\.number)) }, marks: marks),
            table: dayTable(strings(.ordersByDay), figures.map { (strings($0.0), $0.1.map(count)) }),
            note: strings.sentences([strings(.filledNote), marksNote]))
    }

    private var goods: ChartFigure {
        let daily = report.daily
        let asked = summary.commodities.values.reduce(0) { $0 + $1.askedKilograms.number } / 1000
        let delivered = summary.commodities.values.reduce(0) { $0 + $1.deliveredKilograms.number } / 1000
        func tonnes(_ figure: Figure) -> String { NumberText.fixed(figure.number, decimals: 1) }
        let shares = zip(daily.deliveredTonnes, daily.askedTonnes).map { NumberText.percent($0.number / $1.number) }
        return ChartFigure(
            id: "goods", title: strings(.goodsByDay),
            summary: strings(.goodsByDaySummary, NumberText.short(asked), NumberText.short(delivered)),
            drawing: LineChart(
                base: days, axis: ValueAxis(strings(.tonnesPerDay)),
                series: [
                    .init(strings(.asked), daily.askedTonnes.map(\.number)),
                    .init(strings(.delivered), daily.deliveredTonnes.map(\.number)),
                ], marks: marks),
            table: dayTable(
                strings(.goodsByDay),
                [
                    (column(strings(.asked), .tonnes), daily.askedTonnes.map(tonnes)),
                    (column(strings(.delivered), .tonnes), daily.deliveredTonnes.map(tonnes)),
                    (strings(.filledShare), shares),
                ]), note: marksNote)
    }

    private var spoilage: ChartFigure {
        let places = SpoilagePlace.allCases
        let names = places.map { name(of: $0) }
        let totals = places.indices.map { place in report.spoiled.reduce(0) { $0 + $1.tonnes[place].number } }
        let all = totals.reduce(0, +)
        let received = summary.commodities.values.reduce(0) { $0 + $1.receivedKilograms.number } / 1000
        let used = places.indices.filter { totals[$0] > 0 }
        let most = used.max { totals[$0] < totals[$1] }
        let text =
            most.map {
                strings(.spoilageSummary, NumberText.short(all), NumberText.percent(all / received), names[$0])
            } ?? strings(.spoilageNone)
        return ChartFigure(
            id: "spoilage", title: strings(.spoilage), summary: text,
            drawing: BarChart(
                axis: ValueAxis(strings(.tonnes)), categories: report.spoiled.map { name($0.id) },
                series: used.map { place in .init(names[place], report.spoiled.map { $0.tonnes[place].number }) },
                arrangement: .stacked),
            table: DataTable(
                caption: column(strings(.spoilage), .tonnes), header: [strings(.commodity)] + names,
                rows: report.spoiled.map { item in
                    [name(item.id)] + item.tonnes.map { NumberText.short($0.number) }
                }))
    }

    private func name(of place: SpoilagePlace) -> String {
        switch place {
        case .warehouse: strings(.placeWarehouses)
        case .store: strings(.placeStores)
        case .storeDoor: strings(.placeStoreDoors)
        case .bus: strings(.placeBuses)
        case .gate: strings(.placeGates)
        case .pantry: strings(.placePantries)
        case .reserve: strings(.placeReserve)
        }
    }
}
