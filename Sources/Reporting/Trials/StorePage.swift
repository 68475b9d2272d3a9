public import Experiments
import Statistics

/// What a store of trials holds, as a page: for each scenario at each point the usual figures with their intervals.
public struct StorePage: Sendable {
    /// One scenario at one point under one seed.
    private struct Entry: Sendable {
        let holding: TrialStore.Holding
        let figures: [String: [Double]]

        var point: [String] { holding.point.split(separator: "\n").map(String.init) }
    }

    /// What a city or a network is looked at for, in this order, as far as trials have it.
    private static let usual = [
        "cost_per_period", "unmet_share", "fill_rate", "order_to_door.mean", "order_to_door.p95", "gini", "spoiled_t",
    ]

    /// More points of a scenario than this are left to its table.
    private static let mostRows = 20

    private let title: String
    private let entries: [Entry]

    /// Reads what a store holds.
    ///
    /// - Parameters:
    ///   - store: whose trials.
    ///   - title: what the page calls it.
    public init(of store: TrialStore, title: String) throws {
        self.title = title
        var values: [String: [String: [Double]]] = [:]
        func key(_ digest: ScenarioDigest, _ seed: UInt64) -> String { "\(digest) \(seed)" }
        try store.forEach { entry in
            for name in Self.usual {
                guard let value = entry.figures[name] else { continue }
                values[key(entry.digest, entry.seed), default: [:]][name, default: []].append(value)
            }
        }
        entries = try store.holdings().map { holding in
            Entry(holding: holding, figures: values[key(holding.digest, holding.seed)] ?? [:])
        }
    }

    /// The page: a whole HTML file.
    public func html(_ strings: Strings) -> String {
        let notes = Self.usual.compactMap { name in Measure(parsing: name).map { (name, FigureNote($0)) } }
        var page = StudyPage(
            title: title, strings: strings, figures: Dictionary(notes) { first, _ in first })
        let trials = entries.reduce(0) { $0 + $1.holding.count }
        page.page.program = "quartermaster \(Program.version)"
        page.page.header =
            page.paragraph(page(.storeScope, NumberText.count(trials), NumberText.count(entries.count)))
            + page.paragraph(page(entries.isEmpty ? .storeEmpty : .storeNote))
        // Holdings are sorted by name.
        var names: [String] = []
        for entry in entries where names.last != entry.holding.name { names.append(entry.holding.name) }
        for (number, name) in names.enumerated() {
            page.add(
                id: "scenario-\(number + 1)", title: name,
                [figure("figures-\(number + 1)", entries.filter { $0.holding.name == name }, page)])
        }
        return page.page.html
    }

    private func figure(_ id: String, _ entries: [Entry], _ page: StudyPage) -> ChartFigure {
        let names = Self.usual.filter { name in entries.contains { $0.figures[name] != nil } }
        func interval(_ entry: Entry, _ name: String) -> IntervalValue? {
            entry.figures[name].map { IntervalValue(ConfidenceInterval($0)) }
        }
        func label(_ entry: Entry) -> String {
            entry.point.isEmpty ? page(.storeAsItIs) : entry.point.joined(separator: " ")
        }
        let table = DataTable(
            caption: entries.first?.holding.name ?? "",
            header: [page(.settings), page(.version), page(.digest), page(.seedColumn), page(.trialsColumn)]
                + names.map(page.nameWithUnit),
            rows: entries.map { entry in
                let holding = entry.holding
                return [
                    label(entry), holding.version, String("\(holding.digest)".prefix(12)), "\(holding.seed)",
                    NumberText.count(holding.count),
                ] + names.map { name in interval(entry, name).map { page.meanAndRange($0, of: name) } ?? "–" }
            }, textColumns: [1, 2])
        let panels = names.map { name in
            ChartFigure.Panel(
                page.name(name),
                IntervalPlot(
                    axis: page.axis(name),
                    rows: entries.prefix(Self.mostRows).compactMap { interval($0, name)?.row(label($0)) },
                    reference: nil))
        }
        var figure = ChartFigure(
            id: id, title: page(.figuresOfEach), summary: page(.meansSummary, "95%"), panels: panels, table: table)
        figure.isFullWidth = true
        return figure
    }
}
