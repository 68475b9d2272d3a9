import Experiments
import Statistics

/// The keys of `compare.json`, version 1; `Docs/reference/experiments.md` describes them.
struct ComparisonAnswer: Codable, Sendable {
    struct Entry: Codable, Sendable {
        var name: String
        var scenario: String
        var settings: [String]
        var digest: String
        var replications: Int
        var standing: String
        var againstBest: IntervalValue?
        var quantiles: [String: IntervalValue]
        var figures: [String: IntervalValue]

        enum CodingKeys: String, CodingKey {
            case name, scenario, settings, digest, replications, standing, quantiles, figures
            case againstBest = "against_best"
        }
    }

    struct Difference: Codable, Sendable {
        var first: String
        var second: String
        var difference: IntervalValue
        var replications: Int
        var varianceRatio: Figure

        enum CodingKeys: String, CodingKey {
            case first, second, difference, replications
            case varianceRatio = "variance_ratio"
        }
    }

    struct ParetoEntry: Codable, Sendable {
        var name: String
        var status: String
        var isOnFront: Bool
        var dominatedBy: [String]

        enum CodingKeys: String, CodingKey {
            case name, status
            case isOnFront = "on_front"
            case dominatedBy = "dominated_by"
        }
    }

    struct Pareto: Codable, Sendable {
        var measures: [String]
        var alternatives: [ParetoEntry]
    }

    var version = 1
    var program = "quartermaster \(Program.version)"
    var measure: String
    var better: String
    var confidence: Figure
    var indifference: Figure
    var procedure: String
    var seed: UInt64
    var trials: Int
    var leader: String
    var replicationsToTell: Int?
    var trialsToTell: Int?
    var alternatives: [Entry]
    var differences: [Difference]
    var pareto: Pareto?

    enum CodingKeys: String, CodingKey {
        case version, program, measure, better, confidence, indifference, procedure, seed, trials, leader, alternatives
        case differences, pareto
        case replicationsToTell = "replications_to_tell"
        case trialsToTell = "trials_to_tell"
    }

    init(of report: ComparisonReport) {
        let result = report.result
        let criterion = result.study.criterion
        let against = result.againstBest
        measure = criterion.measure.description
        better = criterion.preference == .largest ? "more" : "less"
        confidence = Figure(result.study.confidence, decimals: 9)
        indifference = Figure(result.indifference, decimals: 9)
        procedure = result.isRace ? "race" : "fixed"
        seed = report.seed
        trials = result.trialCount
        leader = result.names[result.leader]
        replicationsToTell = result.replicationsToTell
        trialsToTell = result.trialsToTell
        alternatives = result.names.indices.map { place in
            let own = report.alternatives[place]
            let quantiles = [("p10", 0.1), ("p50", 0.5), ("p90", 0.9)].map { name, share in
                (name, IntervalValue(result.quantile(share, of: place, by: criterion.measure)))
            }
            let figures = result.study.measures.map { ($0.description, IntervalValue(result.mean(of: place, by: $0))) }
            return Entry(
                name: result.names[place], scenario: own.scenarioName,
                settings: own.file.overrides + own.point.overrides, digest: own.digest.description,
                replications: result.figures[place].count, standing: result.standings[place].rawValue,
                againstBest: against[place].map { IntervalValue($0) },
                quantiles: Dictionary(uniqueKeysWithValues: quantiles),
                figures: Dictionary(uniqueKeysWithValues: figures))
        }
        differences = result.differences(by: criterion.measure).map { difference in
            Difference(
                first: result.names[difference.first], second: result.names[difference.second],
                difference: IntervalValue(difference.interval), replications: difference.interval.count,
                varianceRatio: Figure(difference.varianceRatio))
        }
        guard let set = result.pareto, let pair = result.study.pareto else { return }
        pareto = Pareto(
            measures: [pair.first.measure.description, pair.second.measure.description],
            alternatives: zip(result.names, set.members).map { name, member in
                ParetoEntry(
                    name: name, status: member.status.rawValue, isOnFront: member.isOnFront,
                    dominatedBy: member.dominators.map { result.names[$0] })
            })
    }
}
