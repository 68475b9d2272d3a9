public import Experiments
public import Foundation
import Statistics

/// The least resources that meet targets, as `quartermaster capacity` gives them.
public struct CapacityReport: WrittenAnswer {
    let answer: CapacityAnswer
    let request: RunRequest

    /// Takes in what a search found, and what was asked for.
    public init(_ answer: CapacityAnswer, request: RunRequest) {
        self.answer = answer
        self.request = request
    }

    var evidence: CapacityEvidence { answer.evidence }
    var axes: [SearchAxis] { answer.study.axes }
    var targets: [Target] { answer.study.targets }

    /// The files of the answer: `capacity.json`, `frontier.csv` (a row a point of the frontier) and `trials.csv` (a row a
    /// trial).
    public var files: [(name: String, data: Data)] {
        get throws {
            [
                ("capacity.json", try json), ("frontier.csv", Data(frontierTable.utf8)),
                ("trials.csv", Data(trialTable.utf8)),
            ]
        }
    }

    /// A row for each point of the frontier: the keys, what it costs if that is known, how many replications there were,
    /// whether it is shown to be one of the least, and each target's figure with its interval.
    var frontierTable: String {
        var header = axes.map(\.factor.path)
        if answer.study.prices != nil { header.append("cost") }
        header += ["replications", "is_shown_to_be_least"]
        if evidence.search.isOfShares { header += ["success", "success_low", "success_high"] }
        for target in targets { header += ["\(target.measure)", "\(target.measure)_low", "\(target.measure)_high"] }
        var table = CSVText(header: header)
        for probe in evidence.frontier.compactMap(evidence.probe) {
            var row = values(of: probe.point)
            if let cost = answer.cost(of: probe.point) { row.append(field(cost)) }
            row += ["\(probe.observations.count)", evidence.isShownToBeLeast(probe.point) ? "yes" : "no"]
            for interval in [probe.success].compactMap(\.self) + probe.means {
                row += [field(interval.mean), field(interval.low), field(interval.high)]
            }
            table.append(row)
        }
        return table.text
    }

    /// A row for each trial: the keys, the replication and each target's figure, in the order in which points were tried.
    var trialTable: String {
        var table = CSVText(
            header: axes.map(\.factor.path) + ["seed", "replication"] + targets.map(\.measure.description))
        for probe in evidence.probes {
            for (replication, figures) in probe.observations.enumerated() {
                table.append(
                    values(of: probe.point) + ["\(answer.seed)", "\(replication)"] + figures.map(field))
            }
        }
        return table.text
    }

    func values(of point: [Int]) -> [String] { zip(axes, point).map { $0.value(at: $1) } }

    private func field(_ value: Double) -> String { CSVText.field(value, decimals: 9) }
}

extension CapacitySearch {
    /// Whether targets are for a share of the replications.
    var isOfShares: Bool { test.criterion != .mean }
}
