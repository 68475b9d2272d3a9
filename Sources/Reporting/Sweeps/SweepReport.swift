public import Experiments
public import Foundation
import Statistics

/// A sweep's answer as `quartermaster sweep` gives it: what each factor does to each measure.
public struct SweepReport: WrittenAnswer {
    let results: SweepResults
    let request: RunRequest

    /// Takes in what a sweep found, and what was asked for.
    public init(_ results: SweepResults, request: RunRequest) {
        self.results = results
        self.request = request
    }

    /// The files of the answer: `sweep.json`, `trials.csv` (a row a trial), `points.csv` (a row a point and measure) and
    /// `effects.csv` (a row an effect).
    public var files: [(name: String, data: Data)] {
        get throws {
            [
                ("sweep.json", try JSONText.encode(answer)), ("trials.csv", Data(trialTable.utf8)),
                ("points.csv", Data(pointTable.utf8)), ("effects.csv", Data(effectTable.utf8)),
            ]
        }
    }

    /// The answer as JSON.
    public var json: Data { get throws { try JSONText.encode(answer) } }

    /// `report.json` and `report.html`.
    public func pages(_ context: StudyContext, _ strings: Strings) throws -> [(name: String, data: Data)] {
        var answer = answer
        if results.sweep.alternatives.count <= Answer.mostSamples { answer.samples = samples }
        return try StudyReport(answer, context).files(strings)
    }

    /// The answer for a terminal: for each measure the effects, the largest first.
    public func screen(for terminal: Terminal) -> String {
        let sweep = results.sweep
        var lines = [
            "\(sweep.alternatives.first?.scenarioName ?? ""): \(sweep.design.method.name) design, "
                + NumberText.count(sweep.alternatives.count, "point", "points") + " of "
                + NumberText.count(sweep.replications, "replication", "replications")
        ]
        for measure in results.measures {
            lines.append("")
            lines +=
                sweep.design.method.isScreening ? screeningLines(measure, terminal) : effectLines(measure, terminal)
        }
        return terminal.page(lines)
    }

    // MARK: Main effects

    private func effectLines(_ measure: Measure, _ terminal: Terminal) -> [String] {
        let found = results.mainEffects(on: measure)
        guard !found.effects.isEmpty else {
            return [
                "\(measure): these points do not tell the factors' effects apart, or the figure has no meaning at some"
            ]
        }
        var table = TextTable(header: ["effect on \(measure)", "at", "change", "95 % interval", ""])
        for effect in found.effects {
            let at = effect.level ?? effect.range.map { "\(short($0.lowerBound)) to \(short($0.upperBound))" } ?? ""
            table.append([
                effect.path, at, signed(effect.interval.mean), range(effect.interval),
                effect.interval.low > 0 ? "more" : effect.interval.high < 0 ? "less" : "",
            ])
        }
        let explained = found.explained.isFinite ? NumberText.percent(max(0, found.explained)) : "-"
        return table.lines(for: terminal)
            + ["Effects that simply add up account for \(explained) of what differs between points."]
    }

    // MARK: Screening

    private func screeningLines(_ measure: Measure, _ terminal: Terminal) -> [String] {
        let effects = results.elementaryEffects(on: measure) ?? []
        var table = TextTable(header: ["screening of \(measure)", "mu*", "95 % interval", "mu", "sigma"])
        for (path, effect) in zip(results.sweep.design.paths, effects).sorted(by: {
            $0.1.meanAbsolute > $1.1.meanAbsolute
        }) {
            table.append([
                path, short(effect.meanAbsolute), range(effect.interval), signed(effect.mean),
                short(effect.standardDeviation),
            ])
        }
        return table.lines(for: terminal)
            + [
                "mu* is how much a factor matters over its range; sigma as large as mu* says that it depends on the others."
            ]
    }

    // MARK: Tables

    private var trialTable: String {
        let sweep = results.sweep
        let names = Set(results.figures.flatMap(\.names)).sorted()
        var table = CSVText(header: ["point"] + sweep.design.paths + ["seed", "replication"] + names)
        for (trial, figures) in zip(sweep.trials, results.figures) {
            table.append(
                ["\(trial.alternative + 1)"] + sweep.design.points[trial.alternative].settings.map(\.value)
                    + ["\(results.seed)", "\(trial.replication)"]
                    + names.map { CSVText.field(figures[$0] ?? .nan, decimals: 9) })
        }
        return table.text
    }

    private var pointTable: String {
        let sweep = results.sweep
        var table = CSVText(
            header: ["point"] + sweep.design.paths + ["measure", "mean", "low", "high", "replications"])
        for point in sweep.alternatives.indices {
            for measure in results.measures {
                let interval = results.interval(of: measure, atPoint: point)
                table.append(
                    ["\(point + 1)"] + sweep.design.points[point].settings.map(\.value) + ["\(measure)"]
                        + [interval.mean, interval.low, interval.high].map { CSVText.field($0, decimals: 9) }
                        + ["\(interval.count)"])
            }
        }
        return table.text
    }

    private var effectTable: String {
        var table = CSVText(
            header: ["measure", "factor", "kind", "level", "from", "to", "effect", "low", "high", "mean", "deviation"])
        func field(_ value: Double?) -> String { value.map { CSVText.field($0, decimals: 9) } ?? "" }
        for effect in answer.effects {
            table.append([
                effect.measure, effect.factor, effect.kind, effect.level ?? "", field(effect.from), field(effect.to),
                field(effect.effect.value), field(effect.low.value), field(effect.high.value),
                field(effect.mean?.value),
                field(effect.deviation?.value),
            ])
        }
        return table.text
    }

    private func short(_ value: Double) -> String { NumberText.short(value) }

    private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + NumberText.short(value) }

    private func range(_ interval: ConfidenceInterval) -> String {
        interval.low.isFinite && interval.high.isFinite ? "\(signed(interval.low)) to \(signed(interval.high))" : "-"
    }
}
