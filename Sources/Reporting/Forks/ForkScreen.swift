import Experiments
public import Foundation
import Statistics
import SupplyModel

extension ForkResults {
    /// What the terminal shows: the futures beside one another, and their differences from the unchanged one.
    public func screen(for terminal: Terminal) -> String {
        let from = "\(plan.start + day)"
        var lines = [
            terminal.strong(plan.name),
            "One past up to \(from), \(NumberText.count(names.count + 1, "future", "futures")), "
                + "\(NumberText.count(outcomes.count, "replication", "replications")), seed \(request.seed)", "",
        ]
        for (index, name) in names.enumerated() { lines.append("  \(index + 1)  \(name)") }
        // So many futures side by side as a line holds.
        let most = max(1, (terminal.width - 36) / 19)
        for first in stride(from: 0, to: names.count, by: most) {
            lines += [""] + table(of: first..<min(names.count, first + most), for: terminal)
        }
        lines.append("")
        let basis =
            outcomes.count > 1
            ? "Differences are paired; their 95 % intervals hold for all futures at once, and '=' marks those that may be 0."
            : "One replication gives no interval; ask for --replications 10."
        lines += terminal.wrapped(
            "Figures are of the days from \(from) on; those marked * of the whole run. \(basis)", indent: 0)
        return terminal.page(lines)
    }

    /// Some futures beside the unchanged one: each figure as its difference from that.
    private func table(of ways: Range<Int>, for terminal: Terminal) -> [String] {
        var table = TextTable(header: ["figure", Self.unchanged] + ways.map { "\($0 + 1), less that" })
        for comparison in comparisons {
            let name = comparison.figure.description + (comparison.figure.name.definition.isDaily ? "" : " *")
            table.append(
                [name, NumberText.short(comparison.unchanged.mean)]
                    + ways.map { difference(comparison.differences[$0]) })
        }
        return table.lines(for: terminal)
    }

    private func difference(_ interval: ConfidenceInterval) -> String {
        let sign = interval.mean > 0 ? "+" : ""
        let mean = sign + NumberText.short(interval.mean)
        guard interval.halfWidth.isFinite else { return mean }
        let same = interval.contains(0) ? " =" : ""
        return "\(mean) ± \(NumberText.short(interval.halfWidth))\(same)"
    }

    /// The text of `futures.json`: sorted keys, the same bytes for the same fork.
    public var json: Data { get throws { try JSONText.encode(ForkDocument(of: self)) } }
}
