import Experiments
import Statistics

extension SweepReport {
    /// The keys of `sweep.json`, version 1; `Docs/reference/experiments.md` describes them.
    struct Answer: Codable, Sendable {
        struct Effect: Codable, Sendable {
            var measure: String
            var factor: String
            /// `level`, `linear` or `elementary`.
            var kind: String
            var level: String?
            var from: Double?
            var to: Double?
            var effect: Figure
            var low: Figure
            var high: Figure
            var mean: Figure?
            var deviation: Figure?
        }

        /// One point.
        struct Sample: Codable, Sendable {
            /// A value for each factor.
            var values: [String]
            /// The mean of each measure over the replications.
            var means: [String: IntervalValue]
        }

        var version = 1
        var program: String
        var scenario: String
        var settings: [String]
        var scale: Double
        var seed: UInt64
        var design: String
        var factors: [String]
        var points: Int
        var replications: Int
        var measures: [String]
        /// For each measure, the share of the variance between points that the main effects account for.
        var explained: [String: Figure]
        var effects: [Effect]
        /// The points with their figures; in `report.json` only, and not of very many points.
        var samples: [Sample]?

        /// Pages of more points show effects only; `points.csv` has all.
        static let mostSamples = 1000
    }

    /// The points with their figures.
    var samples: [Answer.Sample] {
        results.sweep.alternatives.indices.map { point in
            let means = results.measures.map {
                ($0.description, IntervalValue(results.interval(of: $0, atPoint: point)))
            }
            return Answer.Sample(
                values: results.sweep.design.points[point].settings.map(\.value),
                means: Dictionary(means) { first, _ in first })
        }
    }

    /// What the sweep found.
    var answer: Answer {
        let sweep = results.sweep
        var effects: [Answer.Effect] = []
        var explained: [String: Figure] = [:]
        for measure in results.measures {
            if let elementary = results.elementaryEffects(on: measure) {
                effects += zip(sweep.design.paths, elementary).map { path, effect in
                    Answer.Effect(
                        measure: "\(measure)", factor: path, kind: "elementary",
                        effect: Figure(effect.meanAbsolute, decimals: 9), low: Figure(effect.interval.low, decimals: 9),
                        high: Figure(effect.interval.high, decimals: 9), mean: Figure(effect.mean, decimals: 9),
                        deviation: Figure(effect.standardDeviation, decimals: 9))
                }
            } else {
                let found = results.mainEffects(on: measure)
                explained["\(measure)"] = Figure(found.explained, decimals: 6)
                effects += found.effects.map { effect in
                    Answer.Effect(
                        measure: "\(measure)", factor: effect.path, kind: effect.level == nil ? "linear" : "level",
                        level: effect.level, from: effect.range?.lowerBound, to: effect.range?.upperBound,
                        effect: Figure(effect.interval.mean, decimals: 9),
                        low: Figure(effect.interval.low, decimals: 9),
                        high: Figure(effect.interval.high, decimals: 9))
                }
            }
        }
        return Answer(
            program: "quartermaster \(Program.version)", scenario: sweep.alternatives.first?.scenarioName ?? "",
            settings: request.settings, scale: request.scale, seed: results.seed, design: sweep.design.method.name,
            factors: sweep.design.paths, points: sweep.alternatives.count, replications: sweep.replications,
            measures: results.measures.map(\.description), explained: explained, effects: effects)
    }
}

extension SweepDesign.Method {
    var isScreening: Bool {
        if case .morris = self { true } else { false }
    }
}
