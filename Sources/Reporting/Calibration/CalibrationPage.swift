import SupplyModel

/// The page of a calibration.
extension CalibrationReport.Answer: PagedAnswer {
    static var kind: String { "calibrate" }
    var title: String { scenario }
    var figureNames: [String] { series.map(\.figure) }

    func supposes(_ strings: Strings) -> [String] {
        [strings(study: .supposesModel), strings(study: .supposesLinear), strings(answer: .supposesShared)]
    }

    func scope(_ strings: Strings) -> [String] {
        let sentence = strings(
            study: .calibrateScope, observed, NumberText.count(series.reduce(0) { $0 + $1.values }),
            NumberText.count(trials), NumberText.count(points), "\(seed)")
        return [sentence] + (settings.isEmpty ? [] : [strings(.scopeSettings, settings.joined(separator: ", "))])
    }

    func addSections(to page: inout StudyPage) {
        page.addAnswer(sentences(page), parameterTable(page).html + page.paragraph(page(.parametersNote)))
        page.add(id: "fit", title: page(.fitTitle), series.compactMap { fitChart($0, page) })
        page.add(id: "parameters", title: page(.parametersTitle), [parameterChart(page)].compactMap(\.self))
        page.page.add(id: "told", title: page(.seriesTitle), content: seriesTable(page).html + pairTable(page))
    }

    private func sentences(_ page: StudyPage) -> [String] {
        let fitted = parameters.map { "\($0.key) = \($0.fitted)" }
        let untold = parameters.filter { !$0.isTold }.map(\.key)
        let second =
            untold.isEmpty
            ? page(.answerToldKeys, StudyPage.confidence(confidence))
            : page(.answerUntoldKeys, page.strings.list(untold))
        return [page(.answerFitted, page.strings.list(fitted)), second] + (hasConverged ? [] : [page(.notConverged)])
    }

    private func parameterTable(_ page: StudyPage) -> DataTable {
        DataTable(
            caption: page(.parametersTitle),
            header: [page(.parameter), page(.fittedValue), page(.intervalColumn), page(.searched), page(.isTold)],
            rows: parameters.map { own in
                [
                    own.key, own.fitted,
                    own.isTold
                        ? page.strings(.rangeText, NumberText.short(own.low.number), NumberText.short(own.high.number))
                        : "–",
                    page.strings(
                        .rangeText, CSVText.field(own.from.number, decimals: 6),
                        CSVText.field(own.to.number, decimals: 6)), page(own.isTold ? .yes : .notTold),
                ]
            }, textColumns: [4])
    }

    private func fitChart(_ own: CalibrationReport.Series, _ page: StudyPage) -> ChartFigure? {
        let rows = (fit ?? []).filter { $0.figure == own.figure }
        let dates = rows.compactMap { CalendarDate($0.date) }
        guard let first = dates.min(), let last = dates.max(), dates.count == rows.count else { return nil }
        let count = last.dayNumber - first.dayNumber + 1
        func days(_ value: (CalibrationReport.FitRow) -> Figure) -> [Double] {
            var values = Array(repeating: Double.nan, count: count)
            for (row, date) in zip(rows, dates) { values[date.dayNumber - first.dayNumber] = value(row).number }
            return values
        }
        // No figure of a day is below nothing, though the interval around its mean may be: the band that is drawn ends
        // there; the table has the ends as report.json has them.
        let chart = LineChart(
            base: .days(from: first, count: count), axis: page.axis(own.figure),
            series: [
                LineChart.Series(
                    page(.fittedLine), days(\.mean), band: (days(\.low).map { $0 < 0 ? 0 : $0 }, days(\.high))),
                LineChart.Series(page(.observedLine), days(\.observed)),
            ], bandLabel: page(.fittedBand))
        let table = DataTable(
            caption: page.name(own.figure),
            header: [page.strings(.day), page(.observedLine), page(.fittedLine), page(.fittedBand)],
            rows: rows.map { row in
                [
                    row.date, page.text(row.observed.number, of: own.figure),
                    page.text(row.mean.number, of: own.figure),
                    row.low.value == nil
                        ? "–"
                        : page.strings(
                            .rangeText, page.text(row.low.number, of: own.figure),
                            page.text(row.high.number, of: own.figure)),
                ]
            })
        let place = series.firstIndex { $0.figure == own.figure } ?? 0
        return ChartFigure(
            id: "fit-\(place + 1)", title: page.name(own.figure),
            summary: page(.fitSummary, StudyPage.text(own.objective.number, isShare: true)), drawing: chart,
            table: table,
            note: page(.fitNote))
    }

    /// The intervals, each within the range that was searched.
    private func parameterChart(_ page: StudyPage) -> ChartFigure? {
        let told = parameters.filter(\.isTold)
        guard !told.isEmpty else { return nil }
        let panels = told.map { own in
            ChartFigure.Panel(
                own.key,
                IntervalPlot(
                    axis: ValueAxis(own.key),
                    rows: [
                        IntervalPlot.Row(
                            page(.fittedValue), estimate: Double(own.fitted) ?? .nan, low: own.low.number,
                            high: own.high.number),
                        IntervalPlot.Row(
                            page(.searched), estimate: .nan, low: own.from.number, high: own.to.number),
                    ], reference: nil))
        }
        return ChartFigure(
            id: "keys", title: page(.parametersTitle),
            summary: page(.parametersSummary, StudyPage.confidence(confidence)), panels: panels,
            table: parameterTable(page))
    }

    private func seriesTable(_ page: StudyPage) -> DataTable {
        DataTable(
            caption: page(.seriesTitle), header: [page.strings(.figure), page(.valuesColumn), page(.seriesError)],
            rows: series.map {
                [page.name($0.figure), NumberText.count($0.values), StudyPage.text($0.objective.number, isShare: true)]
            })
    }

    private func pairTable(_ page: StudyPage) -> String {
        guard !pairs.isEmpty else { return "" }
        let table = DataTable(
            caption: page(.pairsOfKeys), header: [page(.pairsOfKeys), page(.correlation)],
            rows: pairs.map { pair in
                [
                    pair.keys.joined(separator: " / "),
                    pair.correlation.value.map { NumberText.fixed($0, decimals: 2) } ?? "–",
                ]
            })
        return table.html + page.paragraph(page(.correlationNote))
    }
}
