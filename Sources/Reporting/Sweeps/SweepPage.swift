/// The page of a sweep.
extension SweepReport.Answer: PagedAnswer {
    static var kind: String { "sweep" }
    var title: String { scenario }
    var figureNames: [String] { measures }

    private var isScreening: Bool { design == "morris" }

    /// More effects than this are left to the tables.
    private static let mostRows = 25

    func supposes(_ strings: Strings) -> [String] {
        let own: [StudyLabel] = isScreening ? [.supposesRange] : [.supposesAdditive, .supposesRange]
        return own.map { strings(study: $0) } + [strings(answer: .supposesShared)]
    }

    func scope(_ strings: Strings) -> [String] {
        let method: StudyLabel =
            switch design {
            case "latin": .designLatin
            case "sobol": .designSobol
            case "morris": .designMorris
            case "table": .designTable
            default: .designFactorial
            }
        let sentence = strings(
            study: .sweepScope, strings(study: method), NumberText.count(points), NumberText.count(replications),
            "\(seed)")
        return [sentence] + (settings.isEmpty ? [] : [strings(.scopeSettings, settings.joined(separator: ", "))])
    }

    func addSections(to page: inout StudyPage) {
        let measure = measures.first ?? ""
        page.addAnswer(
            isScreening ? screeningSentences(measure, page) : effectSentences(measure, page),
            table(effects(on: measure), measure, page).html)
        page.add(
            id: "effects", title: page(.mainEffects),
            measures.flatMap { isScreening ? screeningCharts($0, page) : [effectChart($0, page)] })
        page.add(id: "points", title: page(.pointsSwept), sampleCharts(measure, page))
    }

    // MARK: The answer

    /// The effects on a measure, the largest first.
    private func effects(on measure: String) -> [Effect] {
        effects.enumerated().filter { $0.element.measure == measure }.sorted { left, right in
            let (one, other) = (abs(left.element.effect.value ?? 0), abs(right.element.effect.value ?? 0))
            return one != other ? one > other : left.offset < right.offset
        }.map(\.element)
    }

    private func isTold(_ effect: Effect) -> Bool { effect.low.number > 0 || effect.high.number < 0 }

    private func effectSentences(_ measure: String, _ page: StudyPage) -> [String] {
        let found = effects(on: measure)
        guard !found.isEmpty else { return [page(.answerNoEffects, page.name(measure)), page(.sweepTold)] }
        let told = found.count(where: isTold)
        let share = explained[measure]?.value.map { StudyPage.text(max(0, $0), isShare: true) } ?? "–"
        let count = page(.answerCount, "\(told)", "\(found.count)", share)
        guard told > 0, let largest = found.first(where: isTold) else {
            return [page(.answerSmall, page.name(measure)), page(.sweepTold)]
        }
        return [
            page(
                .answerEffects, name(largest, page), page.name(measure), signed(largest.effect, measure, page),
                signed(largest.low, measure, page), signed(largest.high, measure, page)), count,
        ]
    }

    private func screeningSentences(_ measure: String, _ page: StudyPage) -> [String] {
        let found = effects(on: measure)
        guard let largest = found.first, largest.effect.value != nil else {
            return [page(.answerNoEffects, page.name(measure)), page(.sweepTold)]
        }
        let bent = found.filter { ($0.deviation?.value ?? 0) >= $0.effect.number && $0.effect.number > 0 }
        return [
            page(
                .answerScreening, largest.factor, page.name(measure), page.text(largest.effect.number, of: measure),
                page.text(largest.low.number, of: measure), page.text(largest.high.number, of: measure)),
            bent.isEmpty ? page(.answerAlone) : page(.answerInteracts, page.strings.list(bent.map(\.factor))),
        ]
    }

    // MARK: Words

    private func name(_ effect: Effect, _ page: StudyPage) -> String {
        let at = range(effect, page)
        return at.isEmpty ? effect.factor : "\(effect.factor): \(at)"
    }

    private func range(_ effect: Effect, _ page: StudyPage) -> String {
        if let level = effect.level { return level }
        guard let from = effect.from, let to = effect.to else { return "" }
        return "\(CSVText.field(from, decimals: 6)) → \(CSVText.field(to, decimals: 6))"
    }

    private func signed(_ value: Figure, _ measure: String, _ page: StudyPage) -> String {
        (value.number > 0 && !isScreening ? "+" : "") + page.text(value.number, of: measure)
    }

    private func table(_ effects: [Effect], _ measure: String, _ page: StudyPage) -> DataTable {
        let change = isScreening ? page(.muStarPlain) : page(.change)
        return DataTable(
            caption: page(.effectsTitle, page.name(measure)),
            header: [page(.factor)] + (isScreening ? [] : [page(.atLevel)])
                + [page.strings(.withUnit, change, page.nameWithUnit(measure)), page(.intervalColumn)]
                + (isScreening ? [page(.muMean), page(.sigmaPlain)] : []),
            rows: effects.map { effect in
                let ends =
                    effect.low.value == nil || effect.high.value == nil
                    ? "–"
                    : page.strings(.rangeText, signed(effect.low, measure, page), signed(effect.high, measure, page))
                return [effect.factor] + (isScreening ? [] : [range(effect, page)])
                    + [signed(effect.effect, measure, page), ends]
                    + (isScreening
                        ? [effect.mean, effect.deviation].map { page.text($0?.number ?? .nan, of: measure) } : [])
            }, textColumns: isScreening ? [] : [1])
    }

    // MARK: Charts

    private func effectChart(_ measure: String, _ page: StudyPage) -> ChartFigure {
        let found = effects(on: measure)
        let share = explained[measure]?.value.map { StudyPage.text(max(0, $0), isShare: true) } ?? "–"
        return ChartFigure(
            id: "effects-\(number(measure))", title: page(.effectsTitle, page.name(measure)),
            summary: found.isEmpty ? page(.answerNoEffects, page.name(measure)) : page(.effectsSummary, share),
            drawing: plot(found, measure, page), table: table(found, measure, page), note: page(.effectsNote))
    }

    private func plot(_ effects: [Effect], _ measure: String, _ page: StudyPage) -> IntervalPlot {
        IntervalPlot(
            axis: isScreening
                ? ValueAxis(page(.muStar, page.nameWithUnit(measure)), style: page.axis(measure).style)
                : page.differenceAxis(measure),
            rows: effects.prefix(Self.mostRows).map { effect in
                IntervalPlot.Row(
                    name(effect, page), estimate: effect.effect.number, low: effect.low.number,
                    high: effect.high.number)
            }, referenceLabel: page(.noChange))
    }

    private func screeningCharts(_ measure: String, _ page: StudyPage) -> [ChartFigure] {
        let found = effects(on: measure)
        guard !found.isEmpty else { return [] }
        let table = table(found, measure, page)
        var chart = ScatterChart(
            x: ValueAxis(page(.muStar, page.nameWithUnit(measure)), style: page.axis(measure).style), betterX: .higher,
            y: ValueAxis(page(.sigma, page.nameWithUnit(measure)), style: page.axis(measure).style), betterY: .higher,
            points: found.map { effect in
                ScatterChart.Point(effect.factor, x: effect.effect.number, y: effect.deviation?.number ?? .nan)
            }, names: ("", ""))
        chart.marksPareto = false
        return [
            ChartFigure(
                id: "screening-\(number(measure))", title: page(.screeningTitle, page.name(measure)),
                summary: page(.screeningSummary), drawing: chart, table: table, note: page(.screeningNote)),
            ChartFigure(
                id: "effects-\(number(measure))", title: page(.muStar, page.name(measure)),
                summary: page(.muStarSummary), drawing: plot(found, measure, page), table: table),
        ]
    }

    /// The points by each factor that has many values.
    private func sampleCharts(_ measure: String, _ page: StudyPage) -> [ChartFigure] {
        guard let samples, !isScreening else { return [] }
        let panels = factors.indices.compactMap { factor -> ChartFigure.Panel? in
            let values = samples.map { Double($0.values[factor]) }
            guard Set(values).count >= 5, !values.contains(nil) else { return nil }
            var chart = ScatterChart(
                x: ValueAxis(factors[factor]), betterX: .higher, y: page.axis(measure), betterY: .higher,
                points: zip(values, samples).map { value, sample in
                    ScatterChart.Point("", x: value ?? .nan, y: sample.means[measure]?.mean.number ?? .nan)
                }, names: ("", ""))
            chart.marksPareto = false
            return ChartFigure.Panel(factors[factor], chart)
        }
        guard !panels.isEmpty else { return [] }
        let table = DataTable(
            caption: page(.sampleTitle, page.name(measure)),
            header: [page(.point)] + factors + [page.nameWithUnit(measure), page(.intervalColumn)],
            rows: samples.enumerated().map { number, sample in
                let value = sample.means[measure]
                return ["\(number + 1)"] + sample.values
                    + [
                        page.text(value?.mean.number ?? .nan, of: measure),
                        value.map { page.range($0, of: measure) } ?? "–",
                    ]
            })
        var figure = ChartFigure(
            id: "samples", title: page(.sampleTitle, page.name(measure)), summary: page(.sampleSummary), panels: panels,
            table: table)
        figure.isFullWidth = true
        return [figure]
    }

    private func number(_ measure: String) -> String { "\((measures.firstIndex(of: measure) ?? 0) + 1)" }
}
