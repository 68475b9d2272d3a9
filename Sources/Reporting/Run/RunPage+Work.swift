import SupplyModel

/// How long orders took, and who was at work when.
extension RunPage {
    var workCharts: [String] {
        let daily = report.daily
        return [
            door, stages,
            hourFigure("buses-by-hour", .busesAtWork, .busesAtWorkSummary, .buses, daily.buses),
            hourFigure("crews-by-hour", .crewsAtWork, .crewsAtWorkSummary, .members, daily.members),
            dayFigure("buses-by-day", .busesByDay, .buses, daily.buses),
            dayFigure("crews-by-day", .crewsByDay, .members, daily.members),
        ].map { $0.html(strings) }
    }

    private var door: ChartFigure {
        let door = summary.orderToDoorHours
        let width = report.door.binHours.number
        var text = strings(
            .doorDistributionSummary, NumberText.short(door.median.number), NumberText.short(door.p95.number),
            NumberText.short(door.mean.number))
        var notes: [String] = []
        if report.door.beyond.number >= 0.0005 {
            notes.append(strings(.doorDistributionTail, NumberText.percent(report.door.beyond.number)))
        }
        if door.censored.number > 0 {
            notes.append(strings(.doorDistributionNever, NumberText.count(door.censored.number)))
        }
        if door.mean.value == nil { text = strings(.bottleneckNone) }
        let markers = [(Label.median, door.median), (.p95, door.p95)].compactMap { label, figure in
            figure.value.map { HistogramChart.Marker(strings(label), $0) }
        }
        return ChartFigure(
            id: "door", title: strings(.doorDistribution), summary: text,
            drawing: HistogramChart(
                x: ValueAxis(strings(.hours), style: .decimals(1)),
                y: ValueAxis(strings(.shareOfDeliveries), style: .percent),
                binWidth: width, counts: report.door.shares.map(\.number), markers: markers),
            table: DataTable(
                caption: strings(.doorDistribution), header: [strings(.hours), strings(.shareOfDeliveries)],
                rows: report.door.shares.enumerated().map { index, share in
                    let low = CSVText.field(width * Double(index))
                    return ["\(low)–\(CSVText.field(width * Double(index + 1)))", NumberText.percent(share.number)]
                }), note: strings.sentences(notes))
    }

    private var stages: ChartFigure {
        let hours = report.daily.orderToDoorHours.map { $0.value ?? 0 }
        let longest = hours.indices.max { hours[$0] < hours[$1] } ?? 0
        let title = strings(.stagesByDay)
        return ChartFigure(
            id: "stages-by-day", title: title,
            summary: strings(
                .stagesByDaySummary, strings.date(start + longest),
                NumberText.short(hours.isEmpty ? .nan : hours[longest])),
            drawing: StackedChart(
                base: days, axis: ValueAxis(strings(.meanHours), style: .decimals(1)),
                parts: zip(Stage.allCases, report.daily.stageHours).map { .init(name(of: $0), $1.map(\.number)) },
                marks: marks),
            table: dayTable(
                column(title, .hours),
                zip(Stage.allCases, report.daily.stageHours).map { stage, values in
                    (name(of: stage), values.map { NumberText.fixed($0.number, decimals: 2) })
                }), note: strings.sentences([strings(.stageNote), marksNote]))
    }

    /// How many are at work in each hour, on average over the days.
    private func hourFigure(
        _ id: String, _ title: Label, _ summary: Label, _ unit: Label, _ values: [[Figure]]
    ) -> ChartFigure {
        let means = (0..<24).map { hour in
            values.reduce(0) { $0 + $1[hour].number } / Double(max(1, values.count))
        }
        let peak = means.indices.max { means[$0] < means[$1] } ?? 0
        return ChartFigure(
            id: id, title: strings(title),
            summary: strings(summary, NumberText.short(means[peak]), hours[peak]),
            drawing: StackedChart(
                base: .steps(labels: hours, title: strings(.hourOfDay)),
                axis: ValueAxis(strings(unit), style: .decimals(1)),
                parts: [.init(strings(title), means)], shape: .bars),
            table: DataTable(
                caption: strings(title), header: [strings(.hourOfDay), strings(unit)],
                rows: zip(hours, means).map { [$0, NumberText.fixed($1, decimals: 1)] }))
    }

    /// How many are at work in each hour of each day.
    private func dayFigure(_ id: String, _ title: Label, _ unit: Label, _ values: [[Figure]]) -> ChartFigure {
        let names = values.indices.map { strings.shortDate(start + $0) }
        let peak =
            values.indices.flatMap { day in (0..<24).map { (day, $0) } }
            .max { values[$0.0][$0.1].number < values[$1.0][$1.1].number } ?? (0, 0)
        return ChartFigure(
            id: id, title: strings(title),
            summary: strings(
                .workByDaySummary, NumberText.count(values.isEmpty ? .nan : values[peak.0][peak.1].number),
                strings.date(start + peak.0), hours[peak.1]),
            drawing: HeatMap(
                rows: hours, columns: names,
                values: (0..<24).map { hour in values.map { $0[hour].number } },
                axis: ValueAxis(strings(unit), style: .decimals(0)), thinsColumns: true, marks: marks),
            table: dayTable(
                column(strings(title), unit),
                hours.enumerated().map { hour, name in (name, values.map { NumberText.count($0[hour].number) }) }),
            note: marksNote)
    }

    /// The hours of a day.
    private var hours: [String] { (0..<24).map { ($0 < 10 ? "0" : "") + "\($0):00" } }
}
