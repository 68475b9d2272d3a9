/// The page of a stress test.
extension StressJSON: PagedAnswer {
    static var kind: String { "stress" }
    var title: String { question.scenario }
    var program: String { question.program }
    var figureNames: [String] { [] }
    func supposes(_ strings: Strings) -> [String] {
        let all: [AnswerLabel] = [.supposesOutage, .supposesServed, .supposesCensored]
        return all.map { strings(answer: $0) }
    }

    /// More targets than this are left to the tables.
    private static let mostRows = 40

    func scope(_ strings: Strings) -> [String] {
        [
            strings(
                answer: .stressScope, NumberText.count(targets.count), question.beginning(strings),
                NumberText.count(question.steps), question.unitText(strings), NumberText.count(trials),
                "\(question.seed)"),
            strings(answer: .servedNote, StudyPage.text(1 - question.served, isShare: true)),
        ] + question.settingsText(strings)
    }

    func addSections(to page: inout StudyPage) {
        page.addAnswer(sentences(page), ranking(page).html + page.paragraph(page(.stressTableNote)))
        page.add(id: "survival", title: page(.howLong), [survivalChart(page)])
        page.add(id: "outages", title: page(.outages), [brokeChart(page), recoveryChart(page)].compactMap(\.self))
        page.add(id: "victims", title: page(.whoWithout), [missedChart(page)].compactMap(\.self) + riseCharts(page))
    }

    // MARK: The answer

    private func sentences(_ page: StudyPage) -> [String] {
        let unit = question.unitText(page.strings)
        let breaking = targets.count { $0.survive.ended > 0 }
        guard let worst = targets.first, worst.survive.ended > 0 else {
            return [
                page(.answerAllHold, NumberText.count(targets.count), NumberText.count(question.steps), unit),
                page(.answerAllHoldNote),
            ]
        }
        let first = worst.firstColumn.map(page.strings.name) ?? "–"
        return [
            page(.answerFragile, worst.name(page.strings), worst.survive.text(page.strings), unit, first),
            page(.answerBreaking, "\(breaking)", "\(targets.count)", NumberText.count(question.steps), unit),
        ]
    }

    private func ranking(_ page: StudyPage) -> DataTable {
        let unit = question.unitText(page.strings)
        return DataTable(
            caption: page(.fragileFirst),
            header: [
                page(.fragileFirst), page.strings(.withUnit, page(.survives), unit), page(.firstToFail),
                page.strings(.withUnit, page(.breaksAfter), unit), page.strings(.withUnit, page(.recovers), unit),
                page.strings(.withUnit, page(.goesWithout), question.missedUnit(page.strings)),
            ],
            rows: targets.map { target in
                let recovered = target.outages.last { $0.length != nil && $0.recover != nil }
                let recovery = recovered.flatMap { outage in
                    outage.recover.map {
                        page(.recoveredAfter, $0.textWithRange(page.strings), "\(outage.length ?? 0)")
                    }
                }
                let first = target.firstColumn.map(page.strings.name) ?? "–"
                return [
                    target.name(page.strings), target.survive.textWithRange(page.strings),
                    first + (target.firstDistrict.map { ", \($0)" } ?? ""),
                    target.shortestBreaking.map { "\($0)" } ?? "–", recovery ?? "–",
                    target.unending.map { StudyPage.meanAndRange($0.missed, page.strings) } ?? "–",
                ]
            }, textColumns: [2])
    }

    // MARK: Charts

    private func survivalChart(_ page: StudyPage) -> ChartFigure {
        let unit = question.unitText(page.strings)
        let names = [page(.anyColumn)] + columns.map(page.strings.name)
        func times(_ target: TargetJSON) -> [TimeJSON?] {
            [target.survive] + columns.map { target.surviveByColumn[$0] }
        }
        let shown = targets.prefix(Self.mostRows)
        let map = HeatMap(
            rows: shown.map { $0.name(page.strings) }, columns: names,
            values: shown.map { times($0).map { $0?.mean ?? .nan } },
            axis: ValueAxis(page(.survivalAxis, unit, NumberText.count(question.steps)), style: .decimals(1)))
        let table = DataTable(
            caption: page(.howLong), header: [page(.target)] + names,
            rows: targets.map { target in
                [target.name(page.strings)] + times(target).map { $0?.textWithRange(page.strings) ?? "–" }
            })
        var chart = ChartFigure(
            id: "survive", title: page(.timeToSurvive),
            summary: page(.survivalSummary, NumberText.count(shown.count), NumberText.count(targets.count)),
            drawing: map,
            table: table, note: page(.censoredNote))
        chart.isFullWidth = true
        return chart
    }

    private func brokeChart(_ page: StudyPage) -> ChartFigure? {
        guard !targets.isEmpty else { return nil }
        let names = lengths.map(String.init) + [page(.toTheEnd)]
        // A search tries the lengths that it needs, and not all of them of each target.
        func tried(_ target: TargetJSON) -> [OutageJSON?] {
            (lengths.map(Optional.some) + [nil]).map { length in target.outages.first { $0.length == length } }
        }
        func shares(_ target: TargetJSON) -> [Double] {
            tried(target).map { $0.map { Double($0.broke) / Double(max(1, trials)) } ?? .nan }
        }
        let shown = targets.prefix(Self.mostRows)
        let map = HeatMap(
            rows: shown.map { $0.name(page.strings) }, columns: names, values: shown.map(shares),
            axis: ValueAxis(page(.brokeAxis), style: .percent, holding: 0...1),
            columnTitle: page(.lengthAxis, question.unitText(page.strings)))
        let table = DataTable(
            caption: page(.brokeTitle), header: [page(.target)] + names,
            rows: targets.map { target in
                [target.name(page.strings)]
                    + tried(target).map { $0.map { page(.ofTrials, "\($0.broke)", "\(trials)") } ?? "–" }
            })
        return ChartFigure(
            id: "broke", title: page(.brokeTitle), summary: page(.brokeSummary, "\(trials)"), drawing: map,
            table: table,
            note: page(.brokeNote))
    }

    private func recoveryChart(_ page: StudyPage) -> ChartFigure? {
        let broken = targets.filter { target in target.outages.contains { $0.length != nil && $0.recover != nil } }
        guard !broken.isEmpty, !lengths.isEmpty else { return nil }
        let unit = question.unitText(page.strings)
        func times(_ target: TargetJSON) -> [TimeJSON?] {
            lengths.map { length in target.outages.first { $0.length == length }?.recover }
        }
        // Only lengths after which something recovered have bars.
        let shown = lengths.indices.filter { place in broken.contains { times($0)[place] != nil } }
        let chart = BarChart(
            axis: ValueAxis(page(.recoveryAxis, unit)),
            categories: shown.map { page(.outageOf, "\(lengths[$0])", unit) },
            series: broken.prefix(6).map { target in
                let all = times(target)
                return BarChart.Series(target.name(page.strings), shown.map { all[$0]?.mean ?? .nan })
            })
        let table = DataTable(
            caption: page(.recoveryTitle), header: [page(.target)] + lengths.map(String.init),
            rows: broken.map { target in
                [target.name(page.strings)] + times(target).map { $0?.textWithRange(page.strings) ?? "–" }
            })
        return ChartFigure(
            id: "recovery", title: page(.recoveryTitle), summary: page(.recoverySummary, "\(min(6, broken.count))"),
            drawing: chart, table: table, note: page(.recoveryNote))
    }

    private func missedChart(_ page: StudyPage) -> ChartFigure? {
        let victims = targets.filter { ($0.unending?.missed.mean.value ?? 0) > 0 }
        guard !victims.isEmpty else { return nil }
        let unit = question.missedUnit(page.strings)
        let shown = victims.prefix(12)
        let chart = BarChart(
            axis: ValueAxis(unit), categories: shown.map { $0.name(page.strings) },
            series: columns.map { column in
                BarChart.Series(
                    page.strings.name(column),
                    shown.map { max(0, $0.unending?.missedByColumn[column]?.mean.value ?? 0) })
            }, arrangement: .stacked)
        let table = DataTable(
            caption: page(.missedTitle),
            header: [page(.target), page.strings(.withUnit, page(.together), unit)] + columns.map(page.strings.name),
            rows: victims.map { target in
                [target.name(page.strings)]
                    + ([target.unending?.missed] + columns.map { target.unending?.missedByColumn[$0] }).map {
                        $0.map { StudyPage.meanAndRange($0, page.strings) } ?? "–"
                    }
            })
        return ChartFigure(
            id: "missed", title: page(.missedTitle), summary: page(.missedSummary, "\(shown.count)"), drawing: chart,
            table: table)
    }

    /// By how much the unmet share of districts and of classes rose, for the targets that cost most.
    private func riseCharts(_ page: StudyPage) -> [ChartFigure] {
        let victims = targets.filter { ($0.unending?.missed.mean.value ?? 0) > 0 }.prefix(3)
        guard !victims.isEmpty else { return [] }
        return [
            riseChart(
                "districts", page(.riseByDistrict), page.strings(.district), districts, Array(victims), page,
                called: page.strings.name, value: { $0.riseByDistrict[$1] }),
            riseChart(
                "classes", page(.riseByClass), page.strings(.householdClass), classes, Array(victims), page,
                called: page.strings.householdClass, value: { $0.riseByClass[$1] }),
        ].compactMap(\.self)
    }

    private func riseChart(
        _ id: String, _ title: String, _ part: String, _ names: [String], _ victims: [TargetJSON], _ page: StudyPage,
        called: (String) -> String, value: (OutageJSON, String) -> IntervalValue?
    ) -> ChartFigure? {
        guard names.count > 1 else { return nil }
        let panels = victims.map { target in
            let rows = names.compactMap { name -> IntervalPlot.Row? in
                target.unending.flatMap { value($0, name) }?.row(called(name))
            }.sorted { $0.estimate > $1.estimate }.prefix(10)
            return ChartFigure.Panel(
                target.name(page.strings),
                IntervalPlot(axis: ValueAxis(page(.points), style: .percent), rows: Array(rows)))
        }
        let table = DataTable(
            caption: title, header: [part] + victims.map { $0.name(page.strings) },
            rows: names.map { name in
                [called(name)]
                    + victims.map { target in
                        target.unending.flatMap { value($0, name) }.map {
                            StudyPage.meanAndRange($0, isShare: true, page.strings)
                        } ?? "–"
                    }
            })
        return ChartFigure(id: id, title: title, summary: page(.riseSummary), panels: panels, table: table)
    }
}

extension QuestionJSON {
    /// Whether the scenario is of a city.
    private var isCity: Bool { unit == "days" }

    /// In what time is counted.
    func unitText(_ strings: Strings) -> String { isCity ? strings(.days) : strings(answer: .periods) }

    /// What people go without is counted in.
    func missedUnit(_ strings: Strings) -> String { isCity ? strings(.personDays) : strings(.units) }

    /// When outages begin.
    func beginning(_ strings: Strings) -> String { begin }

    /// What was changed of the scenario, as a sentence; nothing where nothing was.
    func settingsText(_ strings: Strings) -> [String] {
        settings.isEmpty ? [] : [strings(.scopeSettings, settings.joined(separator: ", "))]
    }
}

extension TargetJSON {
    /// What is out: `source pork_plant` as people read it.
    func name(_ strings: Strings) -> String { strings.target("\(kind) \(target)") }

    /// The outage that lasts to the end of the run.
    var unending: OutageJSON? { outages.last { $0.length == nil } }
}

extension Strings {
    /// What a target of a stress test is called: `source pork_plant` as people read it.
    func target(_ text: String) -> String {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        let what: AnswerLabel? =
            switch parts.first {
            case "source": .kindSource
            case "node": .kindNode
            case "lane": .kindLane
            case "commodity": .kindCommodity
            default: nil
            }
        guard let what, parts.count > 1 else { return name(text) }
        return "\(self(answer: what)) \(name(parts[1]))"
    }
}

extension TimeJSON {
    /// The mean, each trial taken as the limit at most.
    var mean: Double { time?.mean.number ?? limit.number }

    /// `3.0`, `≥12.0` where some trials did not see its end, `>20` where none did.
    func text(_ strings: Strings) -> String {
        guard ended > 0 else { return ">\(NumberText.count(limit.number))" }
        return (ended < trials ? "≥" : "") + NumberText.fixed(mean, decimals: 1)
    }

    /// The same with the interval, where all trials saw its end.
    func textWithRange(_ strings: Strings) -> String {
        guard ended == trials, let time, let low = time.low.value, let high = time.high.value, high - low > 1e-9 else {
            return text(strings)
        }
        let ends = strings(.rangeText, NumberText.fixed(low, decimals: 1), NumberText.fixed(high, decimals: 1))
        return "\(text(strings)) (\(ends))"
    }
}
