import Experiments
import SupplyModel

/// The checks of a run as a table: the run's figure, what was observed, and by how much they differ.
struct ChecksScreen {
    let results: [CheckResult]
    let terminal: Terminal

    var lines: [String] {
        guard !results.isEmpty else { return [] }
        var table = TextTable(header: ["Beside what was observed", "here", "observed", "", "distance"])
        for result in results {
            let definition = result.check.figure.name.definition
            let unit = definition.unit == "share" || definition.unit == "ratio" ? "" : " \(definition.unit)"
            let observed = result.check.observed
            let range =
                observed.lowerBound == observed.upperBound
                ? NumberText.short(observed.lowerBound)
                : "\(NumberText.short(observed.lowerBound)) to \(NumberText.short(observed.upperBound))"
            let room = max(12, terminal.width - 58)
            table.append([
                "  \(result.check.id.prefix(room))",
                result.value.isFinite ? NumberText.short(result.value) + unit : "-",
                range, result.check.source.rawValue, distance(of: result),
            ])
        }
        return table.lines(for: terminal)
    }

    private func distance(of result: CheckResult) -> String {
        guard result.distance.isFinite else { return "-" }
        guard result.distance != 0 else { return "within" }
        let text = (result.distance > 0 ? "+" : "") + NumberText.fixed(result.distance * 100, decimals: 0) + "%"
        return abs(result.distance) > 0.25 ? terminal.alarm(text) : text
    }
}
