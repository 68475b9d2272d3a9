import SupplyModel

/// The charts of a run that goes on: those of its report that a day at a time can fill.
extension LiveRun {
    /// The map's section, without style and script.
    public func mapHTML(_ strings: Strings) -> String { map.liveHTML(strings, marks: marks) }

    /// The charts as they are now, their axes as long as the run.
    public func chartsHTML(_ strings: Strings) -> String {
        let figures = [orders(strings), missing(strings), hours(strings), cover(strings)]
        return Markup.element("div", ["class": "grid"], "\n" + figures.map { $0.html(strings) }.joined(separator: "\n"))
    }

    private var base: BaseAxis { .days(from: start, count: length) }

    private func orders(_ strings: Strings) -> ChartFigure {
        func sum(_ figures: [Figure]) -> String { NumberText.count(figures.reduce(0) { $0 + ($1.value ?? 0) }) }
        let series = [
            (strings(.placed), days.map(\.placed)), (strings(.delivered), days.map(\.delivered)),
            (strings(.cancelled), days.map(\.cancelled)),
        ]
        let open =
            series[0].1.reduce(0) { $0 + $1.number } - (series[1].1 + series[2].1).reduce(0) { $0 + $1.number }
        return ChartFigure(
            id: "orders", title: strings(.ordersByDay),
            summary: strings(
                .ordersByDaySummary, sum(series[0].1), sum(series[1].1), sum(series[2].1), NumberText.count(open)),
            drawing: LineChart(
                base: base, axis: ValueAxis(strings(.ordersPerDay)), series: series.map { .init($0.0, padded($0.1)) },
                marks: TimeMarks(marks)),
            table: table(strings(.ordersByDay), series, strings) { NumberText.count($0) })
    }

    private func missing(_ strings: Strings) -> ChartFigure {
        let values = days.map(\.unmetShare)
        return ChartFigure(
            id: "missing", title: strings(.withoutFood), summary: strings(.unmetShareOfNeed),
            drawing: LineChart(
                base: base, axis: ValueAxis(strings(.share), style: .percent),
                series: [.init(strings(.unmetShareOfNeed), padded(values))], marks: TimeMarks(marks)),
            table: table(strings(.withoutFood), [(strings(.unmetShareOfNeed), values)], strings, NumberText.percent))
    }

    private func hours(_ strings: Strings) -> ChartFigure {
        let values = days.map(\.orderToDoorHours)
        return ChartFigure(
            id: "hours", title: strings(.orderToDoor), summary: strings(.meanHours),
            drawing: LineChart(
                base: base, axis: ValueAxis(strings(.hours)), series: [.init(strings(.meanHours), padded(values))],
                marks: TimeMarks(marks)),
            table: table(strings(.orderToDoor), [(strings(.meanHours), values)], strings, NumberText.short))
    }

    private func cover(_ strings: Strings) -> ChartFigure {
        let series = commodities.enumerated().map { index, commodity in
            (strings.name(commodity.id), days.map { $0.coverDays[index] })
        }
        let panels = zip(commodities, series).map { commodity, series in
            ChartFigure.Panel(
                series.0,
                LineChart(
                    base: base, axis: ValueAxis(strings(.days)), series: [.init(strings(.cover), padded(series.1))],
                    levels: [.init(strings(.floor), commodity.floorDays)], marks: TimeMarks(marks)))
        }
        var figure = ChartFigure(
            id: "cover", title: strings(.cover), summary: strings(.coverSummary, ""), panels: panels,
            table: table(strings(.cover), series, strings) { NumberText.fixed($0, decimals: 2) })
        figure.isFullWidth = true
        return figure
    }

    /// The values of all days, those to come without any.
    private func padded(_ figures: [Figure]) -> [Double] {
        figures.map(\.number) + Array(repeating: .nan, count: length - figures.count)
    }

    private func table(
        _ title: String, _ columns: [(title: String, values: [Figure])], _ strings: Strings,
        _ text: (Double) -> String
    ) -> DataTable {
        DataTable(
            caption: title, header: [strings(.day)] + columns.map(\.title),
            rows: days.enumerated().map { row, day in [day.date] + columns.map { text($0.values[row].number) } })
    }
}
