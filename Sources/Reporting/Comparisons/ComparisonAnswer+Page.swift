/// The page of a comparison.
extension ComparisonAnswer: PagedAnswer {
    static var kind: String { "compare" }

    var title: String { Set(alternatives.map(\.scenario)).sorted().joined(separator: ", ") }

    var figureNames: [String] { [measure] + (alternatives.first.map { $0.figures.keys.sorted() } ?? []) }

    /// The figures beside the one that decides.
    private var besides: [String] { figureNames.dropFirst().filter { $0 != measure } }

    func supposes(_ strings: Strings) -> [String] {
        let both: [AnswerLabel] = pareto == nil ? [] : [.supposesPareto]
        let all =
            [.supposesShared, procedure == "race" ? .supposesRace : .supposesNormal, .supposesSimultaneous] + both
        return all.map { strings(answer: $0) }
    }

    func scope(_ strings: Strings) -> [String] {
        let counts = alternatives.map(\.replications)
        let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
        let runs =
            least == most
            ? NumberText.count(least) : strings(.rangeText, NumberText.count(least), NumberText.count(most))
        let confidence = StudyPage.confidence(confidence.number)
        return [strings(answer: .compareScope, "\(alternatives.count)", runs, "\(seed)", confidence)]
    }

    func addSections(to page: inout StudyPage) {
        let strings = page.strings
        page.addAnswer(sentences(page), paragraph(page) + standings(page).html)
        page.add(id: "differences", title: page(.differences), differenceCharts(page))
        page.add(id: "figures", title: page(.figuresOfEach), [meansChart(page), spreadChart(page)].compactMap(\.self))
        if let chart = paretoChart(page) { page.add(id: "both", title: page(.bothCount), [chart]) }
        let table = DataTable(
            caption: page(.whatWasCompared),
            header: [page(.alternative), page(.scenario), page(.settings), page(.digest)],
            rows: alternatives.map { own in
                [
                    own.name, own.scenario, own.settings.isEmpty ? "–" : own.settings.joined(separator: ", "),
                    String(own.digest.prefix(12)),
                ]
            }, textColumns: [1, 2, 3])
        page.page.add(
            id: "alternatives", title: page(.whatWasCompared),
            content: Markup.element("div", ["class": "words"], table.html)
                + page.paragraph(strings(answer: .digestNote)))
    }

    // MARK: The answer

    private func names(_ standing: String) -> [String] {
        alternatives.filter { $0.standing == standing }.map(\.name)
    }

    private func sentences(_ page: StudyPage) -> [String] {
        let strings = page.strings
        let figure = page.name(measure)
        let sure = StudyPage.confidence(confidence.number)
        let zone = page.text(indifference.number, of: measure)
        let own = alternatives.first { $0.name == leader }?.figures[measure]
        let mean = own.map { page.meanAndRange($0, of: measure) } ?? "–"
        let undecided = names("undecided").filter { $0 != leader }
        let good = names("as_good")
        let first: String
        if let best = names("best").first {
            first =
                procedure == "race"
                ? page(.answerPicked, best, figure, zone, sure, mean) : page(.answerBest, best, figure, sure, mean)
        } else if !good.isEmpty {
            first = page(.answerAsGood, strings.list(good), figure, sure, zone)
        } else {
            first = page(.answerUntold, leader, figure, mean)
        }
        return [first, second(undecided, page)]
    }

    private func second(_ undecided: [String], _ page: StudyPage) -> String {
        let strings = page.strings
        guard names("undecided").isEmpty else {
            let all = undecided.isEmpty ? names("undecided") : undecided
            guard let replicationsToTell, let trialsToTell else { return page(.costNever, strings.list(all)) }
            return page(
                .costToTell, shortList(all, strings), NumberText.count(replicationsToTell),
                NumberText.count(trialsToTell))
        }
        if procedure == "race" {
            let even = (alternatives.map(\.replications).max() ?? 0) * alternatives.count
            return page(.raceCost, NumberText.count(trials), NumberText.count(even))
        }
        let worse = names("worse")
        return worse.isEmpty ? page(.allTold) : page(.answerWorse, shortList(worse, strings))
    }

    /// A list of names, of which many are counted.
    private func shortList(_ names: [String], _ strings: Strings) -> String {
        names.count <= 6
            ? strings.list(names)
            : strings.list(names.prefix(5) + [strings(answer: .others, "\(names.count - 5)")])
    }

    private func paragraph(_ page: StudyPage) -> String {
        let direction = page(better == "more" ? .moreIsBetter : .lessIsBetter, page.name(measure))
        guard let zone = indifference.value, zone > 0 else { return page.paragraph(direction) }
        return page.paragraph(direction + " " + page(.zoneNote, page.text(zone, of: measure)))
    }

    private func standingWord(_ standing: String, _ page: StudyPage) -> String {
        switch standing {
        case "best": page(.standingBest)
        case "as_good": page(.standingAsGood)
        case "worse": page(.standingWorse)
        case "dropped": page(.standingDropped)
        default: page(.standingUndecided)
        }
    }

    private func standings(_ page: StudyPage) -> DataTable {
        let shown = [measure] + besides
        return DataTable(
            caption: page(.standingOfEach),
            header: [page(.alternative), page(.standing), page(.replications)]
                + shown.flatMap { [page.nameWithUnit($0), page(.intervalColumn)] },
            rows: alternatives.map { own in
                [own.name, standingWord(own.standing, page), NumberText.count(own.replications)]
                    + shown.flatMap { figure -> [String] in
                        guard let value = own.figures[figure] else { return ["–", "–"] }
                        return [page.text(value.mean.number, of: figure), page.range(value, of: figure)]
                    }
            }, textColumns: [1])
    }

    // MARK: Charts

    private func differenceCharts(_ page: StudyPage) -> [ChartFigure] {
        let against = alternatives.compactMap { own in own.againstBest.map { ($0, own.name) } }
        var charts: [ChartFigure] = []
        if !against.isEmpty {
            let isRace = procedure == "race"
            charts.append(
                plot(
                    "against", page(isRace ? .againstLeader : .againstBest), summary: page(.againstSummary, leader),
                    against.map { ($0.1, $0.0) }, note: page(isRace ? .raceNote : .againstNote), page))
        }
        // Pairs of many alternatives fill pages; those with the leader are drawn, all stand in the table.
        let isMany = differences.count > 28
        let drawn = isMany ? differences.filter { $0.first == leader || $0.second == leader } : differences
        if alternatives.count > 2 || against.isEmpty {
            var chart = plot(
                "pairs", page(.pairs), summary: page(.pairsSummary, page.name(measure)),
                drawn.map { ("\($0.first) − \($0.second)", $0.difference) }, note: isMany ? page(.pairsNote) : "", page)
            chart.table = pairTable(page)
            charts.append(chart)
        }
        return charts
    }

    private func plot(
        _ id: String, _ title: String, summary: String, _ rows: [(name: String, value: IntervalValue)], note: String,
        _ page: StudyPage
    ) -> ChartFigure {
        let table = DataTable(
            caption: title, header: [page(.alternative), page(.difference), page(.intervalColumn)],
            rows: rows.map {
                [$0.name, page.text($0.value.mean.number, of: measure), page.range($0.value, of: measure)]
            })
        return ChartFigure(
            id: id, title: title, summary: summary,
            drawing: IntervalPlot(
                axis: page.differenceAxis(measure), rows: rows.map { $0.value.row($0.name) },
                referenceLabel: page(.noDifference)), table: table, note: note)
    }

    private func pairTable(_ page: StudyPage) -> DataTable {
        DataTable(
            caption: page(.pairs),
            header: [
                page(.pair), page(.difference), page(.intervalColumn), page(.replications), page(.varianceRatio),
            ],
            rows: differences.map { pair in
                [
                    "\(pair.first) − \(pair.second)", page.text(pair.difference.mean.number, of: measure),
                    page.range(pair.difference, of: measure), NumberText.count(pair.replications),
                    pair.varianceRatio.value.map(NumberText.short) ?? "–",
                ]
            })
    }

    private func meansChart(_ page: StudyPage) -> ChartFigure? {
        let shown = [measure] + besides
        let panels = shown.map { figure in
            ChartFigure.Panel(
                page.name(figure),
                IntervalPlot(
                    axis: page.axis(figure),
                    rows: alternatives.compactMap { own in own.figures[figure].map { $0.row(own.name) } },
                    reference: nil))
        }
        var chart = ChartFigure(
            id: "means", title: page(.meansOfEach),
            summary: page(.meansSummary, StudyPage.confidence(confidence.number)),
            panels: panels, table: standings(page))
        chart.isFullWidth = panels.count > 2
        return chart
    }

    private func spreadChart(_ page: StudyPage) -> ChartFigure? {
        let rows = alternatives.compactMap { own -> IntervalPlot.Row? in
            guard let low = own.quantiles["p10"], let middle = own.quantiles["p50"], let high = own.quantiles["p90"]
            else { return nil }
            return IntervalPlot.Row(
                own.name, estimate: middle.mean.number, low: low.mean.number, high: high.mean.number)
        }
        guard !rows.isEmpty else { return nil }
        let table = DataTable(
            caption: page(.spread),
            header: [page(.alternative), page(.tenth), page(.medianRun), page(.ninetieth)],
            rows: alternatives.map { own in
                [own.name]
                    + ["p10", "p50", "p90"].map { own.quantiles[$0].map { page.meanAndRange($0, of: measure) } ?? "–" }
            })
        return ChartFigure(
            id: "spread", title: page(.spread), summary: page(.spreadSummary, page.name(measure)),
            drawing: IntervalPlot(axis: page.axis(measure), rows: rows, reference: nil), table: table)
    }

    // MARK: Two figures

    /// The two figures that were asked for, or efficiency and fairness.
    private func criteria(_ page: StudyPage) -> [(figure: String, better: ScatterChart.Better)]? {
        func direction(_ figure: String) -> ScatterChart.Better? {
            let known = figure == measure ? better : page.figures[figure]?.better
            return known == "more" ? .higher : known == "less" ? .lower : nil
        }
        let pair = pareto?.measures ?? [figureNames.contains("fill_rate") ? "fill_rate" : measure, "gini"]
        guard pair[0] != pair[1], pair.allSatisfy(figureNames.contains) else { return nil }
        let criteria = pair.compactMap { figure in direction(figure).map { (figure, $0) } }
        return criteria.count == 2 ? criteria : nil
    }

    private func paretoChart(_ page: StudyPage) -> ChartFigure? {
        guard let criteria = criteria(page) else { return nil }
        let (one, other) = (criteria[0], criteria[1])
        let points = alternatives.map { own in
            ScatterChart.Point(
                own.name, x: own.figures[one.figure]?.mean.number ?? .nan,
                y: own.figures[other.figure]?.mean.number ?? .nan)
        }
        let chart = ScatterChart(
            x: page.axis(one.figure), betterX: one.better, y: page.axis(other.figure), betterY: other.better,
            points: points, names: (page(.onFront), page(.beaten)))
        let front = chart.paretoSet.map { points[$0].label }
        let sure = pareto.map { Dictionary($0.alternatives.map { ($0.name, $0) }) { first, _ in first } } ?? [:]
        let table = DataTable(
            caption: page(.bothCount),
            header: [page(.alternative), page(.standing)]
                + criteria.flatMap { [page.nameWithUnit($0.figure), page(.intervalColumn)] },
            rows: alternatives.map { own in
                [own.name, paretoWord(sure[own.name], isOnFront: front.contains(own.name), page)]
                    + criteria.flatMap { criterion -> [String] in
                        guard let value = own.figures[criterion.figure] else { return ["–", "–"] }
                        return [
                            page.text(value.mean.number, of: criterion.figure), page.range(value, of: criterion.figure),
                        ]
                    }
            }, textColumns: [1])
        func end(_ better: ScatterChart.Better) -> String { page(better == .higher ? .higherWord : .lowerWord) }
        return ChartFigure(
            id: "pareto", title: page(.paretoTitle, page.name(one.figure), page.name(other.figure)),
            summary: page(.paretoSummary, page.strings.list(front), end(one.better), end(other.better)), drawing: chart,
            table: table, note: page(pareto == nil ? .paretoByMeans : .paretoSure))
    }

    private func paretoWord(_ entry: ParetoEntry?, isOnFront: Bool, _ page: StudyPage) -> String {
        switch entry?.status {
        case "efficient": page(.statusEfficient)
        case "dominated": page(.statusDominated, page.strings.list(entry?.dominatedBy ?? []))
        case .some: page(isOnFront ? .statusFrontUntold : .standingUndecided)
        case nil: page(isOnFront ? .onFront : .beaten)
        }
    }
}
