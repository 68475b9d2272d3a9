public import Experiments
public import Foundation
import Statistics

/// Parameters fitted to an observed series, as `quartermaster calibrate` gives them.
public struct CalibrationReport: WrittenAnswer {
    let answer: CalibrationAnswer
    let request: RunRequest
    /// The table that the scenario was fitted to.
    let observedPath: String

    /// Takes in what a calibration found, and what was asked for.
    ///
    /// - Parameters:
    ///   - answer: what was found.
    ///   - observedPath: the table, as the user named it.
    ///   - request: what was asked for.
    public init(_ answer: CalibrationAnswer, observedPath: String, request: RunRequest) {
        self.answer = answer
        self.observedPath = observedPath
        self.request = request
    }

    var fit: CalibrationFit { answer.fit }
    var axes: [SearchAxis] { answer.study.axes }

    /// The files of the answer: `calibrate.json`, `fit.csv` (a row a day and figure) and `fitted.yaml` (the fitted values, to be
    /// laid over the scenario).
    public var files: [(name: String, data: Data)] {
        get throws {
            [
                ("calibrate.json", try json), ("fit.csv", Data(fitTable.utf8)), ("fitted.yaml", Data(overlay.utf8)),
            ]
        }
    }

    /// The options that give the fitted values to any command.
    var options: String {
        answer.settings.overrides.map { "--set \($0)" }.joined(separator: " ")
    }

    /// A row for each observed value: the mean over replications and where a single run lies.
    var fitTable: String {
        var table = CSVText(header: ["date", "figure", "observed", "fitted", "low", "high", "replications"])
        var entry = 0
        for series in answer.study.observed.series {
            for observed in series.values {
                let run = fit.fitted[entry]
                entry += 1
                table.append(
                    ["\(observed.date)", series.figure]
                        + [observed.value, run.mean, run.low, run.high].map { CSVText.field($0, decimals: 9) }
                        + ["\(run.count)"])
            }
        }
        return table.text
    }

    /// The fitted values as a scenario's keys, one section within another.
    var overlay: String {
        var lines = [
            "# Fitted by quartermaster calibrate to \(URL(fileURLWithPath: observedPath).lastPathComponent): lay it over the "
                + "scenario, or copy the keys.",
            "# The scenario: \(answer.study.scenarioName).",
        ]
        var open: [String] = []
        for setting in answer.settings.settings.sorted(by: { $0.path < $1.path }) {
            let path = setting.path.split(separator: ".").map(String.init)
            var depth = 0
            while depth < min(open.count, path.count - 1), open[depth] == path[depth] { depth += 1 }
            open = Array(path.dropLast())
            for level in depth..<path.count {
                let indent = String(repeating: "  ", count: level)
                lines.append(
                    level == path.count - 1 ? "\(indent)\(path[level]): \(setting.value)" : "\(indent)\(path[level]):")
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
