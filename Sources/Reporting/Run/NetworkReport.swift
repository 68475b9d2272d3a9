import Experiments
import SupplyModel

/// All that the report of a network's run needs: `report.json` of a network.
public struct NetworkReport: Codable, Sendable {
    /// One node, or the whole network.
    public struct Part: Codable, Sendable {
        /// The node; nil for the whole network.
        public var id: String?
        /// The names of the figures that have a meaning there, in the order in which they are shown.
        public var figures: [String]
        /// The first periods of the first replication; nil for the whole network.
        public var trace: Trace?
    }

    /// The stock of a node, period by period.
    public struct Trace: Codable, Sendable {
        /// Units on hand.
        public var onHand: [Figure]
        /// Units of demand that wait.
        public var backorders: [Figure]
        /// Units asked for.
        public var demand: [Figure]

        enum CodingKeys: String, CodingKey {
            case backorders, demand
            case onHand = "on_hand"
        }
    }

    /// The version of these keys, as written.
    public var version: Int
    /// What the report is of: `network`.
    public var kind: String
    /// The figures.
    public var summary: NetworkSummary
    /// The whole network, where it has several nodes, and its nodes in the scenario's order.
    public var parts: [Part]
    /// Where the scenario's figures come from.
    public var notes: [ScenarioNote]

    /// Works the report out of a run.
    ///
    /// - Parameters:
    ///   - run: what was simulated.
    ///   - notes: where the scenario's figures come from, as it says itself.
    public init(of run: NetworkResults, notes: [ScenarioNote] = []) {
        version = RunReport.version
        kind = "network"
        summary = run.summary
        self.notes = notes
        let plan = run.estimates.plan
        let trace = run.estimates.replications[0].trace
        let nodes = plan.nodes.enumerated().map { index, node in
            Part(
                id: node.id, figures: run.shownFigures(of: index),
                trace: Trace(of: trace.filter { $0.node == index }.prefix(NetworkReport.mostPeriods)))
        }
        parts = (plan.nodes.count > 1 ? [Part(id: nil, figures: run.shownFigures(of: nil), trace: nil)] : []) + nodes
    }

    /// How many periods are drawn at most.
    private static let mostPeriods = 200
}

extension NetworkReport.Trace {
    fileprivate init?(of periods: some Collection<NetworkPeriod>) {
        guard !periods.isEmpty else { return nil }
        onHand = periods.map { Figure($0.onHand) }
        backorders = periods.map { Figure($0.backorders) }
        demand = periods.map { Figure($0.flow.asked) }
    }
}

extension NetworkReport {
    /// The report as a page: a whole HTML file.
    public func html(_ strings: Strings) -> String { NetworkPage(report: self, strings: strings).html }
}

/// Draws the report of a network.
private struct NetworkPage {
    let report: NetworkReport
    let strings: Strings

    private var summary: NetworkSummary { report.summary }

    var html: String {
        var page = Page(title: summary.scenario, strings: strings)
        page.program = summary.program
        page.header = scope
        page.add(id: "answer", title: strings(.answer), content: answer)
        for (index, part) in report.parts.enumerated() {
            page.add(
                id: "part-\(index)", title: part.id.map(strings.name) ?? strings(.wholeNetwork),
                content: content(of: part, index))
        }
        page.add(
            id: "leaves-out", title: strings(.leavesOut),
            content: AssumptionList(notes: report.notes, strings: strings).html)
        return page.html
    }

    private var scope: String {
        let basis: Label =
            switch summary.intervals.from {
            case "replications": .intervalsFromReplications
            case "batches": .intervalsFromBatches
            default: .intervalsNone
            }
        var lines = [
            strings(
                .networkBasis, NumberText.count(summary.replications), NumberText.count(summary.periods),
                NumberText.count(summary.warmUpPeriods), "\(summary.seed)"),
            strings(basis, NumberText.count(summary.intervals.count)),
        ]
        if !summary.settings.isEmpty { lines.append(strings(.scopeSettings, summary.settings.joined(separator: ", "))) }
        return lines.map { Markup.text("p", ["class": "soft"], $0) }.joined()
    }

    private var answer: String {
        let met = NumberText.percent(summary.network.figures["fill_rate"]?.mean.number ?? .nan)
        let cost = summary.network.figures["cost_per_period"]?.mean.number ?? .nan
        let opening =
            cost.isFinite && cost != 0
            ? strings(.networkAnswer, NumberText.exact(cost), met) : strings(.networkAnswerNoCost, met)
        var sentences = [opening]
        if let worst = costs.max(by: { $0.cost < $1.cost }), costs.count > 1, worst.cost > 0 {
            sentences.append(strings(.networkHeaviest, strings.name(worst.id), NumberText.exact(worst.cost)))
        }
        let goods = summary.conservation
        let count =
            goods.exact
            ? Markup.text("p", [:], strings(.networkConserved, NumberText.count(goods.checks)))
            : Markup.text("p", ["class": "bad"], strings(.conservationBroken))
        return Markup.text("p", ["class": "answer"], strings.sentences(sentences))
            + (costs.count > 1 ? costFigure : "") + count
    }

    /// The nodes with their cost a period.
    private var costs: [(id: String, cost: Double)] {
        report.parts.compactMap { part in
            part.id.map { ($0, summary.nodes[$0]?.figures["cost_per_period"]?.mean.number ?? .nan) }
        }.filter { $0.1.isFinite }
    }

    private var costFigure: String {
        ChartFigure(
            id: "costs", title: strings(.costByNode), summary: strings(.costByNodeSummary),
            drawing: BarChart(
                axis: ValueAxis(strings(.costPerPeriod)), categories: costs.map { strings.name($0.id) },
                series: [.init(strings(.costPerPeriod), costs.map(\.cost))]),
            table: DataTable(
                caption: strings(.costByNode), header: [strings(.node), strings(.costPerPeriod)],
                rows: costs.map { [strings.name($0.id), NumberText.exact($0.cost)] })
        ).html(strings)
    }

    private func content(of part: NetworkReport.Part, _ index: Int) -> String {
        let figures = part.id.map { summary.nodes[$0]?.figures ?? [:] } ?? summary.network.figures
        let rows = part.figures.compactMap { name -> [String]? in
            guard let estimate = figures[name] else { return nil }
            return [
                strings.figure(name), NumberText.exact(estimate.mean.number),
                NumberText.exact(estimate.ci95.low.number),
                NumberText.exact(estimate.ci95.high.number),
            ]
        }
        let table = DataTable(
            caption: part.id.map(strings.name) ?? strings(.wholeNetwork),
            header: [strings(.figure), strings(.estimate), strings(.intervalLow), strings(.intervalHigh)], rows: rows)
        return table.html + (part.trace.map { stock($0, of: part.id ?? "", index) } ?? "")
    }

    private func stock(_ trace: NetworkReport.Trace, of id: String, _ index: Int) -> String {
        let series = [(Label.onHand, trace.onHand), (.backorders, trace.backorders), (.demand, trace.demand)]
        let periods = trace.onHand.indices.map { "\($0 + 1)" }
        let title = strings(.stockByPeriod, strings.name(id))
        return ChartFigure(
            id: "stock-\(index)", title: title, summary: strings(.stockByPeriodSummary, "\(periods.count)"),
            drawing: LineChart(
                base: .steps(labels: periods, title: strings(.period)), axis: ValueAxis(strings(.units)),
                series: series.map { .init(strings($0.0), $0.1.map(\.number)) }),
            table: DataTable(
                caption: title, header: [strings(.period)] + series.map { strings($0.0) },
                rows: periods.indices.map { period in
                    [periods[period]] + series.map { NumberText.exact($0.1[period].number) }
                })
        ).html(strings)
    }
}
