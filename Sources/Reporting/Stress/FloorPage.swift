/// The page of a search for a floor that survives.
extension FloorJSON: PagedAnswer {
    static var kind: String { "floor" }
    var title: String { "\(question.scenario): \(subject)" }
    var program: String { question.program }
    var figureNames: [String] { [] }
    func supposes(_ strings: Strings) -> [String] {
        let all: [AnswerLabel] = [.supposesOutage, .supposesServed, .supposesFloor]
        return all.map { strings(answer: $0) }
    }

    func scope(_ strings: Strings) -> [String] {
        let unit = question.unitText(strings)
        return [
            strings(
                answer: .floorScope, strings.name(subject), "\(length)", unit,
                strings.list(targets.map(strings.target)),
                question.beginning(strings), "\(question.seed)"),
            strings(answer: .servedNote, StudyPage.text(1 - question.served, isShare: true)),
        ] + question.settingsText(strings)
    }

    func addSections(to page: inout StudyPage) {
        page.addAnswer(sentences(page), costs(page))
        page.add(id: "evidence", title: page(.evidence), [evidenceChart(page)])
    }

    private func sentences(_ page: StudyPage) -> [String] {
        let unit = question.unitText(page.strings)
        let promise = StudyPage.confidence(probability)
        let sure = StudyPage.confidence(confidence)
        guard let floor = floor.value else {
            let highest = evidence.map(\.floor).max() ?? 0
            return [
                page(.answerNoFloor, Self.text(highest), unit, page.strings.name(subject), promise),
                page(.answerFloorPresent, Self.text(present), unit),
            ]
        }
        return [
            page(.answerFloor, Self.text(floor), unit, page.strings.name(subject), promise, sure),
            page(.answerFloorPresent, Self.text(present), unit),
        ]
    }

    /// A floor, with the decimals that it has.
    private static func text(_ floor: Double) -> String { CSVText.field(floor, decimals: 3) }

    private func verdictWord(_ verdict: String, _ page: StudyPage) -> String {
        switch verdict {
        case "survives": page(.verdictSurvives)
        case "fails": page(.verdictFails)
        default: page(.standingUndecided)
        }
    }

    private func evidenceChart(_ page: StudyPage) -> ChartFigure {
        let unit = question.unitText(page.strings)
        let tried = evidence.sorted { $0.floor < $1.floor }
        let table = DataTable(
            caption: page(.evidence),
            header: [
                page.strings(.withUnit, page.strings(.floor), unit), page(.survived), page(.probability),
                page(.intervalColumn), page(.verdict),
            ],
            rows: tried.map { seen in
                [
                    Self.text(seen.floor), page(.ofTrials, "\(seen.survived)", "\(seen.trials)"),
                    StudyPage.text(seen.probability.mean.number, isShare: true),
                    StudyPage.range(seen.probability, isShare: true, page.strings), verdictWord(seen.verdict, page),
                ]
            }, textColumns: [4])
        return ChartFigure(
            id: "floors", title: page(.floorsTitle),
            summary: page(.floorsSummary, "\(tried.count)", StudyPage.confidence(probability)),
            drawing: IntervalPlot(
                axis: ValueAxis(page(.probability), style: .percent, holding: 0...1),
                rows: tried.map { $0.probability.row("\(Self.text($0.floor)) \(unit)") },
                reference: probability, referenceLabel: page(.probabilityAsked, StudyPage.confidence(probability))),
            table: table, note: page(.floorsNote))
    }

    private func costs(_ page: StudyPage) -> String {
        guard let stock, let spoiled else { return "" }
        let isCity = question.unit == "days"
        let rows: [(AnswerLabel, PairJSON)] = [
            (isCity ? .stockInCity : .stockAtNode, stock), (isCity ? .spoiledInCity : .spoiledAtNode, spoiled),
        ]
        let table = DataTable(
            caption: page(.floorCosts),
            header: [page(.floorCosts), page(.withPresent), page(.withFound), page(.difference)],
            rows: rows.map { label, pair in
                [page(label)]
                    + [pair.present, pair.other, pair.difference].map {
                        StudyPage.meanAndRange($0, page.strings)
                    }
            })
        return table.html
    }
}
