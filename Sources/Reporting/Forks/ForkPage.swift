import Foundation
import SupplyModel

/// The page of a fork: one past, and its futures beside one another.
extension ForkDocument: PagedAnswer {
    static var kind: String { "fork" }

    var title: String { scenario }

    var figureNames: [String] { Array(Set(figures.map(\.figure) + (daily ?? []).map(\.figure))).sorted() }

    /// The figures by which the answer names a best future, as far as they were compared; the first decides.
    private static let main = ["unmet_share", "order_to_door.mean", "on_time_in_full", "gini"]

    /// More futures than this are left to the tables: more lines cannot be told apart.
    private static let mostLines = 6

    /// The futures, the unchanged one first.
    private var futures: [String] { figures.first?.futures.map(\.name) ?? [] }

    func supposes(_ strings: Strings) -> [String] {
        [strings(study: .supposesPast), strings(study: .supposesForkDays)]
            + (replications > 1 ? [strings(answer: .supposesSimultaneous)] : [])
    }

    func scope(_ strings: Strings) -> [String] {
        let from = CalendarDate(fork).map(strings.date) ?? fork
        let sentence = strings(
            study: .forkScope, from, NumberText.count(futures.count), NumberText.count(replications), "\(seed)",
            StudyPage.confidence(level))
        let settings = settings.isEmpty ? [] : [strings(.scopeSettings, settings.joined(separator: ", "))]
        let interrupted =
            replicationsAsked > replications ? [strings(.scopeInterrupted, NumberText.count(replicationsAsked))] : []
        return [sentence] + interrupted + settings
    }

    func addSections(to page: inout StudyPage) {
        page.addAnswer(
            sentences(page),
            table(of: deciding.isEmpty ? Array(figures.prefix(4)) : deciding, page(.forkMain), page).html
                + page.paragraph(page(replications > 1 ? .forkPaired : .forkAlone)) + links(page))
        page.add(id: "days", title: page.strings(.charts), dayCharts(page))
        page.add(id: "differences", title: page(.differences), [differenceChart(page)].compactMap(\.self))
        page.page.add(
            id: "figures", title: page(.forkAll), content: longTable(page).html)
    }

    // MARK: The answer

    /// The main figures that were compared; where none was, all that have a better end.
    private var deciding: [Compared] {
        let main = Self.main.compactMap { name in figures.first { $0.figure == name } }
        return main.isEmpty ? Array(figures.filter { better($0.figure) != .neither }.prefix(4)) : main
    }

    private func better(_ figure: String) -> FigureDirection {
        (try? FigureReference(figure))?.name.better ?? .neither
    }

    /// The future with the best mean; of equal ones the first, so that nothing is changed without a gain.
    private func best(of figure: Compared) -> Way? {
        let sign = better(figure.figure) == .more ? -1.0 : 1
        let known = figure.futures.filter { $0.estimate.mean.value != nil }
        return known.min { sign * $0.estimate.mean.number < sign * $1.estimate.mean.number }
    }

    private func sentences(_ page: StudyPage) -> [String] {
        guard let first = deciding.first, let best = best(of: first) else { return [page(.forkNone)] }
        let figure = page.name(first.figure)
        let mean = mean(best.estimate, of: first.figure, page)
        let opening: String
        if let difference = best.difference {
            let isSure = difference.low.number > 0 || difference.high.number < 0
            let certainty: StudyLabel =
                replications < 2 ? .forkOnce : isSure ? .forkSure : .forkUnsure
            opening =
                page(.forkBest, best.name, figure, mean, change(difference, of: first.figure, page))
                + page(certainty)
        } else {
            opening = page(.forkUnchangedBest, figure, mean)
        }
        let others = deciding.dropFirst().compactMap { other in self.best(of: other).map { (other.figure, $0) } }
        guard !others.isEmpty else { return [opening] }
        let isSame = others.allSatisfy { $0.1.name == best.name }
        let parts = others.map { figure, way in
            let gain = way.difference.map { change($0, of: figure, page) }
            let title = page.name(figure)
            if isSame { return gain.map { page(.forkSameOther, title, $0) } ?? title }
            return gain.map { page(.forkOther, title, shown(way.name, page), $0) }
                ?? page(.forkOtherUnchanged, title, shown(way.name, page))
        }
        return [opening, page(isSame ? .forkAlso : .forkOthers, parts.joined(separator: page(.forkSeparator)))]
    }

    /// What a future is called on the page.
    private func shown(_ name: String, _ page: StudyPage) -> String {
        name == ForkResults.unchanged ? page(.forkUnchanged) : name
    }

    /// A mean with its unit: `26.1 hours`, `12.3%`.
    private func mean(_ estimate: IntervalValue, of figure: String, _ page: StudyPage) -> String {
        let text = page.text(estimate.mean.number, of: figure)
        return page.isShare(figure) ? text : withUnit(text, of: figure, page)
    }

    /// A difference with its sign, its unit and its interval: `−1.2 percentage points, −1.5 to −0.9`.
    private func change(_ difference: IntervalValue, of figure: String, _ page: StudyPage) -> String {
        let ends =
            difference.low.value == nil
            ? ""
            : page(.forkInterval, signed(difference.low, of: figure, page), signed(difference.high, of: figure, page))
        return withUnit(signed(difference.mean, of: figure, page), of: figure, page) + ends
    }

    /// A number with the unit in which differences of a figure are counted; as it is for plain numbers.
    private func withUnit(_ text: String, of figure: String, _ page: StudyPage) -> String {
        switch page.figures[figure]?.unit {
        case "share": "\(text) \(page(.points))"
        case "0 to 1", "ratio", "nats", nil: text
        case let unit?: "\(text) \(page.strings.unit(unit))"
        }
    }

    private func signed(_ value: Figure, of figure: String, _ page: StudyPage) -> String {
        guard let number = value.value else { return "–" }
        let shown = page.isShare(figure) ? number * 100 : number
        let text = NumberText.short(abs(shown))
        guard text.contains(where: { ("1"..."9").contains($0) }) else { return "0" }
        return (shown > 0 ? "+" : "−") + text
    }

    // MARK: Tables and links

    /// A row a future: each figure, and how it differs from that of the unchanged future.
    private func table(of figures: [Compared], _ caption: String, _ page: StudyPage) -> DataTable {
        DataTable(
            caption: caption,
            header: [page(.future)]
                + figures.flatMap { compared in
                    let unit = page.isShare(compared.figure) ? page(.points) : nil
                    return [
                        page.nameWithUnit(compared.figure),
                        unit.map { page.strings(.withUnit, page(.difference), $0) } ?? page(.difference),
                    ]
                },
            rows: futures.enumerated().map { index, name in
                [shown(name, page)]
                    + figures.flatMap { compared -> [String] in
                        let way = compared.futures[index]
                        return [
                            page.text(way.estimate.mean.number, of: compared.figure),
                            way.difference.map { difference($0, of: compared.figure, page) } ?? "–",
                        ]
                    }
            })
    }

    /// A difference with its interval; its unit stands in the heading.
    private func difference(_ value: IntervalValue, of figure: String, _ page: StudyPage) -> String {
        guard value.mean.value != nil else { return "–" }
        let mean = signed(value.mean, of: figure, page)
        guard value.low.value != nil else { return mean }
        let ends = page.strings(.rangeText, signed(value.low, of: figure, page), signed(value.high, of: figure, page))
        return "\(mean) (\(ends))"
    }

    /// A row a figure and future: the days that it is of, its mean, its difference and the interval of that.
    private func longTable(_ page: StudyPage) -> DataTable {
        DataTable(
            caption: page(.forkAll),
            header: [
                page.strings(.figure), page(.future), page(.forkDays), page.strings(.mean), page(.difference),
            ],
            rows: figures.flatMap { compared in
                compared.futures.map { way in
                    [
                        page.nameWithUnit(compared.figure), shown(way.name, page),
                        page.strings(.rangeText, compared.from, compared.to),
                        page.text(way.estimate.mean.number, of: compared.figure),
                        way.difference.map { value in
                            let text = difference(value, of: compared.figure, page)
                            return page.isShare(compared.figure) ? withUnit(text, of: compared.figure, page) : text
                        } ?? "–",
                    ]
                }
            }, textColumns: [1])
    }

    /// The futures with what each changes, each a link to its own report.
    private func links(_ page: StudyPage) -> String {
        let items = futures.map { name in
            let path = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? name
            let change = ": " + (changes[name] ?? page(.forkNothing))
            return Markup.element(
                "li", [:],
                Markup.text("a", ["href": "\(path)/report.html"], shown(name, page))
                    + Markup.text("span", ["class": "soft"], change))
        }
        return Markup.text("h3", [:], page(.forkReports)) + Markup.element("ul", ["class": "leaves"], items.joined())
    }

    // MARK: Charts

    private func dayCharts(_ page: StudyPage) -> [ChartFigure] {
        guard let forkDate = CalendarDate(fork) else { return [] }
        return (daily ?? []).map { dayChart($0, from: forkDate + -day, page) }
    }

    private func dayChart(_ own: Daily, from start: CalendarDate, _ page: StudyPage) -> ChartFigure {
        let length = own.past.count + (own.futures.first?.count ?? 0)
        // A future's line leaves from the last day of the past.
        let futures = zip(futures, own.futures).prefix(Self.mostLines).map { name, values in
            let before = Array(repeating: Double.nan, count: max(0, own.past.count - 1))
            return LineChart.Series(shown(name, page), before + own.past.suffix(1).map(\.number) + values.map(\.number))
        }
        let past = LineChart.Series(
            page(.past), own.past.map(\.number) + Array(repeating: .nan, count: length - own.past.count))
        let mark = TimeMark(page(.forkMark), kind: .fork, start: Double(own.past.count))
        let chart = LineChart(
            base: .days(from: start, count: length), axis: page.axis(own.figure), series: [past] + futures,
            marks: TimeMarks((marks ?? []) + [mark]))
        let table = DataTable(
            caption: page.name(own.figure), header: [page.strings(.day)] + self.futures.map { shown($0, page) },
            rows: (0..<length).map { day in
                ["\(start + day)"]
                    + own.futures.map { values in
                        let value = day < own.past.count ? own.past[day] : values[day - own.past.count]
                        return page.text(value.number, of: own.figure)
                    }
            })
        let cut = self.futures.count > Self.mostLines ? page(.forkCut, "\(Self.mostLines)") : ""
        return ChartFigure(
            id: "daily-\(own.figure.replacing(".", with: "-").replacing("_", with: "-"))",
            title: page.name(own.figure), summary: page(.forkDaySummary), drawing: chart, table: table,
            note: page.strings.sentences([cut, marksNote(page)]))
    }

    /// What the badges of phases and shocks stand for; nothing where there are none.
    private func marksNote(_ page: StudyPage) -> String {
        let marks = marks ?? []
        guard !marks.isEmpty else { return "" }
        let names = TimeMarks(marks).byBadge.map { "\($0.badge) \(page.strings.name($0.marks[0].name))" }
        return page.strings.sentences([
            page(.forkMarks, names.joined(separator: page(.forkSeparator))),
            marks.contains { $0.kind == .shock } ? page(.forkShocks) : "",
        ])
    }

    private func differenceChart(_ page: StudyPage) -> ChartFigure? {
        let shown = figures.filter { better($0.figure) != .neither }
        let others = futures.dropFirst()
        guard !shown.isEmpty, !others.isEmpty else { return nil }
        let panels = shown.map { compared in
            ChartFigure.Panel(
                page.name(compared.figure),
                IntervalPlot(
                    axis: page.differenceAxis(compared.figure),
                    rows: compared.futures.compactMap { way in way.difference?.row(way.name) },
                    referenceLabel: page(.forkReference)))
        }
        let summary =
            replications > 1 ? page(.forkAgainstSummary, StudyPage.confidence(level)) : page(.forkAgainstOnce)
        var chart = ChartFigure(
            id: "against", title: page(.forkAgainst), summary: summary, panels: panels,
            table: table(of: shown, page(.forkAgainst), page),
            note: page(replications > 1 ? .forkPaired : .forkAlone))
        chart.isFullWidth = true
        return chart
    }
}
