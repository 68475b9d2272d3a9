import Experiments
public import Foundation
import Statistics

extension StressResults {
    /// `stress.json`, `stress.csv` and `survival.csv`.
    public var files: [(name: String, data: Data)] {
        get throws {
            [
                ("stress.json", try json), ("stress.csv", Data(outageTable.utf8)),
                ("survival.csv", Data(survivalTable.utf8)),
            ]
        }
    }

    /// The text of `stress.csv`: one row an outage, the most fragile target first.
    var outageTable: String {
        let columns = setting.columns
        var table = CSVText(
            header: [
                "rank", "kind", "target", "length", "trials", "broke", "recover", "recover_low", "recover_high",
                "recovered_trials", "missed", "missed_low", "missed_high",
            ] + columns.map { "missed_\($0)" } + setting.districts.map { "rise_\($0)" }
                + answer.classes.map { "rise_\(setting.classes[$0])" })
        for (rank, finding) in answer.ranking.enumerated() {
            for length in finding.lengths.map(Optional.some) + [nil] {
                let recover = length.flatMap { finding.timeToRecover(after: $0) }
                let missed = finding.missedMore(after: length)
                let time = recover.map { [$0.mean.mean, $0.mean.low, $0.mean.high, Double($0.ended)] }
                let rises =
                    setting.districts.indices.map { finding.rise(ofDistrict: $0, after: length).mean }
                    + answer.classes.map { finding.rise(ofClass: $0, after: length).mean }
                table.append(
                    [
                        "\(rank + 1)", finding.target.kind.rawValue, finding.target.id, length.map { "\($0)" } ?? "",
                        "\(answer.test.replications)", "\(finding.broken(after: length))",
                    ] + (time ?? Array(repeating: .nan, count: 4)).map { CSVText.field($0) }
                        + [missed.mean, missed.low, missed.high].map { CSVText.field($0) }
                        + columns.indices.map {
                            CSVText.field(finding.missedMore(column: $0, after: length).mean)
                        } + rises.map { CSVText.field($0, decimals: 6) })
            }
        }
        return table.text
    }

    /// The text of `survival.csv`, the heat map: one row a target and column, and one for all columns of each.
    var survivalTable: String {
        var table = CSVText(
            header: [
                "rank", "kind", "target", "column", "trials", "broke", "survive", "survive_low", "survive_high",
                "limit",
            ])
        for (rank, finding) in answer.ranking.enumerated() {
            for column in [nil] + setting.columns.indices.map(Optional.some) {
                let time = finding.timeToSurvive(column: column)
                let interval = time.isCensored ? [.nan, .nan, .nan] : [time.mean.mean, time.mean.low, time.mean.high]
                table.append(
                    [
                        "\(rank + 1)", finding.target.kind.rawValue, finding.target.id,
                        column.map { setting.columns[$0] } ?? "", "\(time.trials)", "\(time.ended)",
                    ] + interval.map { CSVText.field($0) } + [CSVText.field(time.limit)])
            }
        }
        return table.text
    }
}

extension FloorResults {
    /// `floor.json` and `floor.csv`.
    public var files: [(name: String, data: Data)] {
        get throws { [("floor.json", try json), ("floor.csv", Data(table.utf8))] }
    }

    /// The text of `floor.csv`: one row a floor that was tried.
    var table: String {
        var table = CSVText(header: ["floor", "trials", "survived", "probability", "low", "high", "verdict"])
        for seen in answer.answer.evidence {
            let probability = seen.probability
            table.append(
                [CSVText.field(answer.test.floors[seen.floor]), "\(seen.trials)", "\(seen.survived)"]
                    + [probability.mean, probability.low, probability.high].map { CSVText.field($0, decimals: 6) }
                    + [seen.verdict.rawValue])
        }
        return table.text
    }
}
