import Experiments
public import Foundation
import Statistics

extension CapacityReport {
    /// The answer as JSON.
    public var json: Data { get throws { try JSONText.encode(Answer(self)) } }

    private struct Interval: Codable {
        var mean: Figure
        var low: Figure
        var high: Figure

        init(_ interval: ConfidenceInterval) {
            mean = Figure(interval.mean, decimals: 9)
            low = Figure(interval.low, decimals: 9)
            high = Figure(interval.high, decimals: 9)
        }
    }

    private struct Axis: Codable {
        var key: String
        var from: String
        var to: String
        var step: Double?
        var values: Int
        var price: Double?
    }

    private struct Point: Codable {
        var settings: [String: String]
        var verdict: String
        var replications: Int
        /// Each target's figure, by the measure's name.
        var figures: [String: Interval]
        var success: Interval?
        var cost: Figure?
        var isShownToBeLeast: Bool?

        enum CodingKeys: String, CodingKey {
            case settings, verdict, replications, figures, success, cost
            case isShownToBeLeast = "is_shown_to_be_least"
        }
    }

    private struct Warning: Codable {
        var measure: String
        var less: [String: String]
        var more: [String: String]
        var difference: Figure
        var isOfVerdicts: Bool

        enum CodingKeys: String, CodingKey {
            case measure, less, more, difference
            case isOfVerdicts = "is_of_verdicts"
        }
    }

    private struct Answer: Codable {
        var version = 1
        var program = "quartermaster \(Program.version)"
        var scenario: String
        var settings: [String]
        var scale: Double
        var seed: UInt64
        var targets: [String]
        /// The share of replications that must meet the targets; nil where means must.
        var share: Double?
        var confidence: Double
        var axes: [Axis]
        var outcome: String
        var frontier: [Point]
        var cheapest: [String: String]?
        /// On one axis the greatest value that is shown to miss.
        var greatestMiss: String?
        var probes: [Point]
        var trials: Int
        var gridTrials: Int?
        var mostReplications: Int
        var mostProbes: Int
        var intervalLevel: Double
        var contradictions: [Warning]

        enum CodingKeys: String, CodingKey {
            case version, program, scenario, settings, scale, seed, targets, share, confidence, axes, outcome, frontier
            case cheapest, probes, trials, contradictions
            case greatestMiss = "greatest_miss"
            case gridTrials = "grid_trials"
            case mostReplications = "most_replications"
            case mostProbes = "most_probes"
            case intervalLevel = "interval_level"
        }

        init(_ report: CapacityReport) {
            let (answer, evidence) = (report.answer, report.evidence)
            func settings(of point: [Int]) -> [String: String] {
                Dictionary(
                    zip(report.axes.map(\.factor.path), report.values(of: point)), uniquingKeysWith: { $1 })
            }
            func point(_ probe: CapacityProbe, isOfFrontier: Bool) -> Point {
                Point(
                    settings: settings(of: probe.point), verdict: probe.verdict.rawValue,
                    replications: probe.observations.count,
                    figures: Dictionary(
                        zip(report.targets.map(\.measure.description), probe.means.map(Interval.init)),
                        uniquingKeysWith: { $1 }), success: probe.success.map(Interval.init),
                    cost: answer.cost(of: probe.point).map { Figure($0) },
                    isShownToBeLeast: isOfFrontier ? evidence.isShownToBeLeast(probe.point) : nil)
            }
            scenario = answer.study.scenarioName
            self.settings = report.request.settings
            scale = report.request.scale
            seed = answer.seed
            targets = report.targets.map(\.description)
            if case .share(let share) = evidence.search.test.criterion { self.share = share }
            confidence = evidence.search.confidence
            axes = report.axes.enumerated().map { place, axis in
                Axis(
                    key: axis.factor.path, from: axis.value(at: 0), to: axis.value(at: axis.count - 1), step: axis.step,
                    values: axis.count, price: answer.study.prices?[place])
            }
            outcome = evidence.outcome.rawValue
            frontier = evidence.frontier.compactMap(evidence.probe).map { point($0, isOfFrontier: true) }
            cheapest = answer.cheapest.map(settings)
            greatestMiss = evidence.greatestMiss.map { report.axes[0].value(at: $0) }
            probes = evidence.probes.map { point($0, isOfFrontier: false) }
            trials = evidence.trials
            gridTrials = evidence.gridTrials
            mostReplications = evidence.search.test.looks.last ?? 0
            mostProbes = evidence.search.mostProbes
            intervalLevel = evidence.search.test.level
            contradictions = evidence.contradictions.map {
                Warning(
                    measure: report.targets[$0.figure].measure.description,
                    less: settings(of: evidence.probes[$0.less].point),
                    more: settings(of: evidence.probes[$0.more].point), difference: Figure($0.difference, decimals: 9),
                    isOfVerdicts: $0.isOfVerdicts)
            }
        }
    }
}
