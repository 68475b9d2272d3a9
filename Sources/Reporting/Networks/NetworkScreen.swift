import Experiments
import Statistics
import SupplyModel

extension NetworkResults {
    /// What the terminal shows: for the network and for each node, every figure that has a meaning there.
    public func screen(for terminal: Terminal) -> String {
        let plan = estimates.plan
        var lines = [terminal.strong(plan.name), ""]
        lines += terminal.wrapped(heading)
        if plan.nodes.count > 1 {
            lines += ["", terminal.strong("The whole network")] + table(of: nil, for: terminal)
        }
        for (index, node) in plan.nodes.enumerated() {
            lines += ["", terminal.strong(node.id)] + table(of: index, for: terminal)
        }
        let balances = estimates.replications.map(\.balance)
        let checks = NumberText.count(balances.reduce(0) { $0 + $1.checks }, "check", "checks")
        lines += [
            "",
            balances.allSatisfy(\.isExact)
                ? "Goods: in = accounted for, exactly, in \(checks)"
                : terminal.alarm("Goods: NOT accounted for, in one or more of \(checks)"),
        ]
        return terminal.page(lines)
    }

    /// How long it took.
    public func speed(over time: Duration) -> String {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
        let events = estimates.replications.reduce(0) { $0 + $1.eventCount }
        return
            "Simulated in \(NumberText.short(seconds)) s: \(NumberText.count(Double(events) / max(seconds, 1e-9))) events/s\n"
    }

    private var heading: String {
        let plan = estimates.plan
        let runs = NumberText.count(estimates.replications.count, "replication", "replications")
        var text = "\(runs) of \(NumberText.count(plan.periods, "period", "periods"))"
        if plan.warmUp > 0 { text += " after \(NumberText.count(plan.warmUp, "period", "periods")) of warm-up" }
        switch estimates.basis {
        case .replications: text += "; intervals from the replications"
        case .batches: text += "; intervals from \(estimates.count) batches of periods"
        case .none: text += "; too short for intervals"
        }
        return text + ", seed \(request.seed)"
    }

    private func table(of node: Int?, for terminal: Terminal) -> [String] {
        let sells = hasRevenue(at: node)
        let shown = Set(shownFigures(of: node))
        var table = TextTable(header: ["figure", "estimate", "95 % from", "to", "99 % from", "to"])
        for figure in NetworkFigure.all where shown.contains(figure.name) {
            let estimate = estimates.estimate(figure, node: node)
            var row = [figure.name.replacing("_", with: " "), NumberText.exact(estimate.ratio)]
            for level in [0.95, 0.99] {
                let interval = estimate.interval(level: level)
                row += [NumberText.exact(interval.low), NumberText.exact(interval.high)]
            }
            table.append(row)
        }
        var totals = TextTable(header: ["over the run", ""])
        for total in NetworkTotal.all {
            let mean = estimates.total(total, node: node).mean
            if mean != 0, sells || total.name != "profit" {
                totals.append([total.name.replacing("_", with: " "), NumberText.exact(mean)])
            }
        }
        totals.append(["final stock", NumberText.exact(estimates.finalStock(node: node).mean)])
        return table.lines(for: terminal) + [""] + totals.lines(for: terminal)
    }
}

extension NetworkResults {
    /// The names of the figures that have a meaning at a node, or for the network, in the order in which they are shown.
    func shownFigures(of node: Int?) -> [String] {
        let sells = hasRevenue(at: node)
        return NetworkFigure.all.filter { figure in
            guard node != nil || figure.isOfNetwork, sells || figure.name != "profit_per_period" else { return false }
            let ratio = estimates.estimate(figure, node: node).ratio
            return ratio.isFinite && (ratio != 0 || !figure.isSilentAtZero)
        }.map(\.name)
    }

    /// Whether anything is earned there; without it the profit is the cost once more.
    fileprivate func hasRevenue(at node: Int?) -> Bool { estimates.total("revenue", node: node)?.mean != 0 }
}

extension NetworkFigure {
    /// Whether it goes without saying where it is 0: what the scenario has no cost or no use for.
    fileprivate var isSilentAtZero: Bool { name != "cost_per_period" && name != "fill_rate" }
}

extension NumberText {
    /// A number to compare with a published one: five digits that count, at most six decimals; `-` for none.
    static func exact(_ value: Double) -> String {
        let size = abs(value)
        if value == value.rounded(), size < 1e14 { return fixed(value, decimals: 0) }
        let decimals = size >= 1_000 ? 2 : size >= 100 ? 3 : size >= 10 ? 4 : size >= 1 ? 5 : 6
        return fixed(value, decimals: decimals)
    }
}
