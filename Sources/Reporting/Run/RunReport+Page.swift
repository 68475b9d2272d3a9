import SupplyModel

extension RunReport {
    /// The report as a page: a whole HTML file.
    public func html(_ strings: Strings) -> String { RunPage(report: self, strings: strings).html }
}

/// Draws the report of a run.
struct RunPage {
    let report: RunReport
    let strings: Strings

    var summary: Summary { report.summary }

    var html: String {
        var page = Page(title: summary.scenario, strings: strings)
        page.program = summary.program
        page.header = scope
        page.add(id: "answer", title: strings(.answer), content: answer)
        if let map = report.map {
            page.add(id: "map", title: strings(.map), content: map.html(strings, marks: report.marks))
        }
        page.add(id: "bottleneck", title: strings(.bottleneck), content: bottleneck)
        page.add(id: "days", title: strings(.charts), content: grid(goodsCharts))
        page.add(id: "work", title: strings(.work), content: grid(workCharts))
        page.add(id: "people", title: strings(.people), content: grid(peopleCharts))
        page.add(id: "checks", title: strings(.checks), content: checks)
        page.add(id: "leaves-out", title: strings(.leavesOut), content: leavesOut)
        return page.html
    }

    /// The days of the run as the base of a chart.
    var days: BaseAxis { .days(from: start, count: summary.days) }

    /// The first day.
    var start: CalendarDate { CalendarDate(summary.start) ?? CalendarDate(dayNumber: 0) }

    /// What happens on the days.
    var marks: TimeMarks { TimeMarks(report.marks) }

    /// What the marks on charts mean; nothing where there are none.
    var marksNote: String { report.marks.isEmpty ? "" : strings(.marksNote, strings(.timeline)) }

    /// What a report says of random shocks and of those that are not marked.
    var shockNotes: [String] {
        let hasShocks = report.marks.contains { $0.kind == .shock }
        let random = report.randomShocks.map { name($0.id) }
        return (hasShocks ? [strings(.shocksAsTheyCame)] : [])
            + (random.isEmpty ? [] : [strings(.randomShocks, strings.list(random))])
            + (report.unmarkedShocks.map { [strings(.shocksUnmarked, NumberText.count($0))] } ?? [])
    }

    /// What a commodity, a place or a district is called.
    func name(_ id: String) -> String { strings.name(id) }

    /// What a stage is called.
    func name(of stage: Stage) -> String { strings.stage(stage) }

    /// A table of days: its rows have their dates, and what began or went on, where anything did on any day.
    func dayTable(_ title: String, _ columns: [(title: String, values: [String])]) -> DataTable {
        let named = columns + (happenings.map { [(strings(.timeline), $0)] } ?? [])
        return DataTable(
            caption: title, header: [strings(.day)] + named.map(\.title),
            rows: (0..<summary.days).map { day in [(start + day).description] + named.map { $0.values[day] } },
            textColumns: happenings == nil ? [] : [named.count])
    }

    /// The phases that began and the shocks that went on, day by day; nil where nothing is marked.
    var happenings: [String]? {
        guard !report.marks.isEmpty else { return nil }
        let marks = marks
        return (0..<summary.days).map { day in marks.on(day).map { name($0.name) }.uniqued.joined(separator: ", ") }
    }

    /// A title of a column, with its unit.
    func column(_ title: String, _ unit: Label) -> String { strings(.withUnit, title, strings(unit)) }

    private func grid(_ figures: [String]) -> String {
        Markup.element("div", ["class": "grid"], "\n" + figures.joined(separator: "\n"))
    }

    private var scope: String {
        let last = start + (summary.days - 1)
        var sentences = [
            strings(
                .scopeCity, strings.date(start), strings.date(last), "\(summary.days)",
                NumberText.count(summary.people),
                NumberText.count(summary.households), NumberText.count(summary.cells),
                NumberText.count(summary.communities), NumberText.count(summary.stores)),
            strings(
                .scopeReplications, NumberText.count(summary.replications), "\(summary.seed)",
                CSVText.field(summary.scale, decimals: 6)),
        ]
        if summary.replicationsAsked > summary.replications {
            sentences.append(strings(.scopeInterrupted, NumberText.count(summary.replicationsAsked)))
        }
        if !summary.settings.isEmpty {
            sentences.append(strings(.scopeSettings, summary.settings.joined(separator: ", ")))
        }
        return sentences.map { Markup.text("p", ["class": "soft"], $0) }.joined()
    }
}

extension [String] {
    /// The same without what came before.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Figure {
    /// The value; NaN where it has no meaning.
    var number: Double { value ?? .nan }
}

extension CalendarDate {
    /// Reads a date as `2020-01-23`.
    init?(_ text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }
}
