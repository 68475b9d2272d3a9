import Experiments

/// The page of a search for the least capacity.
extension CapacityReport.Answer: PagedAnswer {
    static var kind: String { "capacity" }
    var title: String { scenario }
    var figureNames: [String] { goals.map(\.measure.description) }
    func supposes(_ strings: Strings) -> [String] {
        [strings(study: .supposesMonotone), strings(study: .supposesLooks), strings(answer: .supposesShared)]
    }

    /// The targets, read as they were written.
    private var goals: [Target] { targets.compactMap { try? Target(parsing: $0) } }

    func scope(_ strings: Strings) -> [String] {
        let ranges = axes.map { axis in "\(axis.key): \(strings(.rangeText, axis.from, axis.to))" }
        let criterion =
            share.map { strings(study: .criterionShare, StudyPage.confidence($0)) } ?? strings(study: .criterionMean)
        let sentence = strings(
            study: .capacityScope, targets.joined(separator: ", "), criterion, ranges.joined(separator: "; "),
            StudyPage.confidence(confidence), "\(seed)")
        return [sentence] + (settings.isEmpty ? [] : [strings(.scopeSettings, settings.joined(separator: ", "))])
    }

    func addSections(to page: inout StudyPage) {
        let shown = frontier.isEmpty ? probes : frontier
        var content = table(of: shown, page(frontier.isEmpty ? .probedPoints : .frontierTitle), page).html
        if let cheapest { content += page.paragraph(page(.cheapestNote, text(cheapest, page.strings)), isSoft: false) }
        page.addAnswer([finding(page), effort(page)], content)
        let charts = [mapChart(page), frontierChart(page), successChart(page)] + [targetsChart(page)]
        page.add(id: "evidence", title: page(.evidence), charts.compactMap(\.self))
        page.add(id: "effort", title: page(.effortTitle), [effortChart(page)].compactMap(\.self))
        guard !contradictions.isEmpty else { return }
        let items = contradictions.map { warning in
            let difference = page.text(warning.difference.number, of: warning.measure)
            return Markup.text(
                "li", [:],
                page(
                    .warningText, page.name(warning.measure), text(warning.more, page.strings),
                    text(warning.less, page.strings), difference))
        }
        page.page.add(
            id: "warnings", title: page(.warnings), content: Markup.element("ul", ["class": "leaves"], items.joined()))
    }

    // MARK: The answer

    private func text(_ settings: [String: String], _ strings: Strings) -> String {
        strings.list(axes.compactMap { axis in settings[axis.key].map { "\(axis.key) = \($0)" } })
    }

    private func finding(_ page: StudyPage) -> String {
        let goal = targets.joined(separator: ", ")
        func end(_ value: (CapacityReport.Axis) -> String) -> String {
            page.strings.list(axes.map { "\($0.key) = \(value($0))" })
        }
        switch outcome {
        case "met_by_least": return page(.answerMetByLeast, goal, end(\.from))
        case "missed_by_most": return page(.answerMissedByMost, goal, end(\.to))
        case "undecided_at_most": return page(.answerUndecidedAtMost, goal, end(\.to), "\(mostReplications)")
        default:
            guard let first = frontier.first, frontier.count == 1 else {
                return page(.answerPairs, goal, "\(frontier.count)", page.strings.list(axes.map(\.key)))
            }
            let least = text(first.settings, page.strings)
            return first.isShownToBeLeast == true
                ? page(.answerLeast, goal, least) : page(.answerLeastUnsure, goal, least)
        }
    }

    private func effort(_ page: StudyPage) -> String {
        guard let gridTrials else {
            return page(.capacityCostNoGrid, NumberText.count(trials), NumberText.count(probes.count))
        }
        return page(
            .capacityCost, NumberText.count(trials), NumberText.count(probes.count), NumberText.count(gridTrials))
    }

    private func verdictWord(_ verdict: String, _ page: StudyPage) -> String {
        switch verdict {
        case "meets": page(.legendMeets)
        case "misses": page(.legendMisses)
        case "undecided": page(.legendUndecided)
        default: page(.legendUnknown)
        }
    }

    private func table(of points: [CapacityReport.Point], _ title: String, _ page: StudyPage) -> DataTable {
        let hasCost = points.contains { $0.cost != nil }
        let isFrontier = points.contains { $0.isShownToBeLeast != nil }
        return DataTable(
            caption: title,
            header: axes.map(\.key) + [page(.verdict), page(.replications)] + (isFrontier ? [page(.shownLeast)] : [])
                + (hasCost ? [page(.costColumn)] : [])
                + (share == nil ? [] : [page(.shareThatMeets), page(.intervalColumn)])
                + goals.flatMap { [page.nameWithUnit($0.measure.description), page(.intervalColumn)] },
            rows: points.map { point in
                let keys = axes.map { point.settings[$0.key] ?? "–" }
                let least = isFrontier ? [page(point.isShownToBeLeast == true ? .yes : .no)] : []
                let cost = hasCost ? [point.cost.map { NumberText.short($0.number) } ?? "–"] : []
                let success =
                    share == nil
                    ? []
                    : [
                        point.success.map { StudyPage.text($0.mean.number, isShare: true) } ?? "–",
                        point.success.map { StudyPage.range($0, isShare: true, page.strings) } ?? "–",
                    ]
                let figures = goals.flatMap { goal -> [String] in
                    let name = goal.measure.description
                    guard let value = point.figures[name] else { return ["–", "–"] }
                    return [page.text(value.mean.number, of: name), page.range(value, of: name)]
                }
                return keys + [verdictWord(point.verdict, page), NumberText.count(point.replications)] + least + cost
                    + success + figures
            }, textColumns: [axes.count])
    }

    // MARK: Two axes

    private func mapChart(_ page: StudyPage) -> ChartFigure? {
        guard let grid, axes.count == 2 else { return nil }
        func place(_ settings: [String: String]) -> [String] { axes.map { settings[$0.key] ?? "" } }
        let tried = Dictionary(probes.map { (place($0.settings), $0) }) { first, _ in first }
        let least = Set(frontier.map { place($0.settings) })
        let fields = grid.second.enumerated().map { row, second in
            grid.first.enumerated().map { column, first in
                let probe = tried[[first, second]]
                let verdict = grid.verdicts[row][column]
                let finding: EvidenceMap.Finding =
                    switch verdict {
                    case "meets": .good
                    case "misses": .bad
                    case "undecided": .open
                    default: .unknown
                    }
                let runs = probe.map { ", \(page(.replications)): \($0.replications)" } ?? ""
                return EvidenceMap.Field(
                    finding, isTried: probe != nil, isAnswer: least.contains([first, second]),
                    title: "\(first), \(second): \(verdictWord(verdict, page))\(runs)")
            }
        }
        return ChartFigure(
            id: "map-of-evidence", title: page(.mapTitle),
            summary: page(
                .mapSummary, "\(probes.count)", NumberText.count(grid.first.count * grid.second.count)),
            drawing: EvidenceMap(
                columns: grid.first, columnTitle: axes[0].key, rows: grid.second, rowTitle: axes[1].key, fields: fields,
                names: EvidenceMap.Names(
                    good: page(.legendMeets), bad: page(.legendMisses), open: page(.legendUndecided),
                    unknown: page(.legendUnknown), answer: page(.legendFrontier))),
            table: table(of: probes, page(.probedPoints), page), note: page(.mapNote))
    }

    private func frontierChart(_ page: StudyPage) -> ChartFigure? {
        guard axes.count == 2, frontier.count > 1 else { return nil }
        let points = frontier.compactMap { point -> ScatterChart.Point? in
            let place = axes.compactMap { point.settings[$0.key].flatMap(Double.init) }
            guard place.count == 2 else { return nil }
            let label = point.cost.map { NumberText.short($0.number) } ?? ""
            return ScatterChart.Point(label, x: place[0], y: place[1])
        }
        guard points.count == frontier.count else { return nil }
        return ChartFigure(
            id: "frontier", title: page(.frontierTitle), summary: page(.frontierNote),
            drawing: ScatterChart(
                x: ValueAxis(axes[0].key), betterX: .lower, y: ValueAxis(axes[1].key), betterY: .lower, points: points,
                names: (page(.legendFrontier), page(.beaten))),
            table: table(of: frontier, page(.frontierTitle), page))
    }

    // MARK: The probes

    /// The probes along the first axis where that has numbers, and of very many those nearest to the answer.
    private var shownProbes: [CapacityReport.Point] {
        let points = axes.count == 1 ? probes : frontier.isEmpty ? probes : frontier
        let key = axes[0].key
        return Array(
            points.enumerated().sorted { left, right in
                let (one, other) = (left.element.settings[key] ?? "", right.element.settings[key] ?? "")
                guard let first = Double(one), let second = Double(other), first != second else {
                    return left.offset < right.offset
                }
                return first < second
            }.map(\.element).prefix(40))
    }

    private func label(_ point: CapacityReport.Point) -> String {
        axes.compactMap { point.settings[$0.key] }.joined(separator: ", ")
    }

    private func successChart(_ page: StudyPage) -> ChartFigure? {
        guard let share else { return nil }
        let rows = shownProbes.compactMap { point in point.success?.row(label(point)) }
        return ChartFigure(
            id: "success", title: page(.shareThatMeets),
            summary: page(.probesSummary, StudyPage.confidence(share)),
            drawing: IntervalPlot(
                axis: ValueAxis(page(.shareThatMeets), style: .percent, holding: 0...1), rows: rows, reference: share,
                referenceLabel: page(.targetLevel, StudyPage.confidence(share))),
            table: table(of: probes, page(.probedPoints), page), note: page(.probesNote))
    }

    private func targetsChart(_ page: StudyPage) -> ChartFigure? {
        guard !goals.isEmpty else { return nil }
        func plot(_ goal: Target) -> IntervalPlot {
            let name = goal.measure.description
            return IntervalPlot(
                axis: page.axis(name),
                rows: shownProbes.compactMap { point in point.figures[name]?.row(label(point)) },
                reference: goal.threshold.value, referenceLabel: page(.target))
        }
        let table = table(of: probes, page(.probedPoints), page)
        let summary = page(.probesSummary, targets.joined(separator: ", "))
        let title = page(.probesTitle, page.strings.list(axes.map(\.key)))
        guard goals.count > 1 else {
            return ChartFigure(
                id: "probes", title: title, summary: summary, drawing: plot(goals[0]), table: table,
                note: page(.probesNote))
        }
        return ChartFigure(
            id: "probes", title: title, summary: summary,
            panels: goals.map { ChartFigure.Panel($0.description, plot($0)) }, table: table, note: page(.probesNote))
    }

    private func effortChart(_ page: StudyPage) -> ChartFigure? {
        guard let gridTrials else { return nil }
        let names = [page(.effortSearch), page(.effortGrid)]
        let values = [Double(trials), Double(gridTrials)]
        return ChartFigure(
            id: "trials", title: page(.effortTitle),
            summary: page(.effortSummary, NumberText.count(trials), NumberText.count(gridTrials)),
            drawing: BarChart(
                axis: ValueAxis(page(.trialsColumn), style: .decimals(0)), categories: names,
                series: [BarChart.Series(page(.trialsColumn), values)]),
            table: DataTable(
                caption: page(.effortTitle), header: ["", page(.trialsColumn)],
                rows: zip(names, values).map { [$0, NumberText.count($1)] }))
    }
}
