import Experiments
public import Foundation
import Statistics

extension CapacityReport {
    /// The answer as JSON.
    public var json: Data { get throws { try JSONText.encode(Answer(self)) } }

    /// `report.json` and `report.html`.
    public func pages(_ context: StudyContext, _ strings: Strings) throws -> [(name: String, data: Data)] {
        try StudyReport(Answer(self), context).files(strings)
    }

    struct Axis: Codable, Sendable {
        var key: String
        var from: String
        var to: String
        var step: Double?
        var values: Int
        var price: Double?
    }

    struct Point: Codable, Sendable {
        var settings: [String: String]
        var verdict: String
        var replications: Int
        /// Each target's figure, by the measure's name.
        var figures: [String: IntervalValue]
        var success: IntervalValue?
        var cost: Figure?
        var isShownToBeLeast: Bool?

        enum CodingKeys: String, CodingKey {
            case settings, verdict, replications, figures, success, cost
            case isShownToBeLeast = "is_shown_to_be_least"
        }
    }

    struct Warning: Codable, Sendable {
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

    /// What is known of every point of two axes.
    struct Grid: Codable, Sendable {
        /// The values of the first axis.
        var first: [String]
        /// The values of the second axis.
        var second: [String]
        /// For each value of the second axis and of the first what is shown there, by its own probe or by those with more or
        /// less; empty for nothing.
        var verdicts: [[String]]

        /// More points than this are not listed one by one.
        static let mostPoints = 2500
    }

    struct Answer: Codable, Sendable {
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
        /// Of two axes what is known of each point; nil of one axis, or of very many points.
        var grid: Grid?

        enum CodingKeys: String, CodingKey {
            case version, program, scenario, settings, scale, seed, targets, share, confidence, axes, outcome, frontier
            case cheapest, probes, trials, contradictions, grid
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
                        zip(report.targets.map(\.measure.description), probe.means.map { IntervalValue($0) }),
                        uniquingKeysWith: { $1 }), success: probe.success.map { IntervalValue($0) },
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
            if report.axes.count == 2, report.axes[0].count * report.axes[1].count <= Grid.mostPoints {
                let (first, second) = (report.axes[0], report.axes[1])
                grid = Grid(
                    first: (0..<first.count).map(first.value), second: (0..<second.count).map(second.value),
                    verdicts: (0..<second.count).map { row in
                        (0..<first.count).map { evidence.verdict(at: [$0, row])?.rawValue ?? "" }
                    })
            }
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
