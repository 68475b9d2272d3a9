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
        var table = TextTable(header: ["figure", Self.unchanged] + names)
        for comparison in comparisons {
            table.append(
                [comparison.figure.description + (comparison.days.lowerBound == 0 ? " *" : "")]
                    + ([comparison.unchanged] + comparison.futures).map { NumberText.short($0.mean) })
        }
        lines += table.lines()
        lines += ["", terminal.strong("Less the unchanged future")]
        var differences = TextTable(header: ["figure"] + names)
        for comparison in comparisons {
            differences.append([comparison.figure.description] + comparison.differences.map(difference))
        }
        lines += differences.lines() + [""]
        let basis =
            outcomes.count > 1
            ? "Differences are paired; their 95 % intervals hold for all futures at once. '=' marks those that may be 0."
            : "One replication gives no interval; ask for --replications 10."
        lines += terminal.wrapped(
            "Figures are of the days from \(from) on; those marked * of the whole run. \(basis)", indent: 0)
        return lines.joined(separator: "\n") + "\n"
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
