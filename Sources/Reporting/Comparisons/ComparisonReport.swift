public import Experiments
public import Foundation
import Statistics

/// The answer of a comparison, from which every output is made.
public struct ComparisonReport: WrittenAnswer {
    /// What was found.
    public let result: ComparisonFindings
    /// What was compared.
    public let alternatives: [Alternative]
    /// The seed of all trials.
    public let seed: UInt64
    /// The seconds that a trial took at the jobs' pace, told on the terminal only; nil where none was simulated.
    public let secondsPerTrial: Double?

    /// Gathers an answer.
    public init(_ result: ComparisonFindings, of alternatives: [Alternative], seed: UInt64, secondsPerTrial: Double?) {
        self.result = result
        self.alternatives = alternatives
        self.seed = seed
        self.secondsPerTrial = secondsPerTrial
    }

    /// `compare.json`, `differences.csv` and `trials.csv`.
    public var files: [(name: String, data: Data)] {
        get throws {
            [
                ("compare.json", try json),
                ("differences.csv", Data(differencesTable.utf8)), ("trials.csv", Data(trialsTable.utf8)),
            ]
        }
    }

    /// The answer as JSON.
    public var json: Data { get throws { try JSONText.encode(ComparisonAnswer(of: self)) } }

    /// `report.json` and `report.html`.
    public func pages(_ context: StudyContext, _ strings: Strings) throws -> [(name: String, data: Data)] {
        try StudyReport(ComparisonAnswer(of: self), context).files(strings)
    }

    /// The differences of all pairs by all measures.
    private var differencesTable: String {
        var table = CSVText(header: [
            "figure", "first", "second", "difference", "low", "high", "replications", "variance_ratio",
        ])
        for measure in result.study.measures {
            for difference in result.differences(by: measure) {
                let interval = difference.interval
                table.append([
                    measure.description, result.names[difference.first], result.names[difference.second],
                    CSVText.field(interval.mean, decimals: 9), CSVText.field(interval.low, decimals: 9),
                    CSVText.field(interval.high, decimals: 9), String(interval.count),
                    CSVText.field(difference.varianceRatio),
                ])
            }
        }
        return table.text
    }

    /// One row a trial.
    private var trialsTable: String {
        let measures = result.study.measures
        var table = CSVText(header: ["alternative", "replication"] + measures.map(\.description))
        for (alternative, figures) in result.figures.enumerated() {
            for (replication, figures) in figures.enumerated() {
                table.append(
                    [result.names[alternative], String(replication)]
                        + measures.map { CSVText.field(figures[$0], decimals: 9) })
            }
        }
        return table.text
    }
}
