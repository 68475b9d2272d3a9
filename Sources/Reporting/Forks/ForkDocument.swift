import Experiments
import Statistics
import SupplyModel

/// A fork as JSON: `futures.json`, version 1.
struct ForkDocument: Encodable {
    struct Estimate: Encodable {
        let mean: Figure
        let low: Figure
        let high: Figure

        init(_ interval: ConfidenceInterval) {
            mean = Figure(interval.mean, decimals: 6)
            low = Figure(interval.low, decimals: 6)
            high = Figure(interval.high, decimals: 6)
        }
    }

    struct Way: Encodable {
        let name: String
        let estimate: Estimate
        let difference: Estimate?
    }

    struct Compared: Encodable {
        let figure: String
        let unit: String
        let from: String
        let to: String
        let futures: [Way]
    }

    let version = 1
    let program = "quartermaster \(Program.version)"
    let scenario: String
    let settings: [String]
    let scale: Double
    let seed: UInt64
    let replications: Int
    let replicationsAsked: Int
    let fork: String
    let day: Int
    let level = 0.95
    let changes: [String: String]
    let figures: [Compared]

    enum CodingKeys: String, CodingKey {
        case version, program, scenario, settings, scale, seed, replications
        case replicationsAsked = "replications_asked"
        case fork, day, level, changes, figures
    }

    init(of results: ForkResults) {
        scenario = results.plan.name
        settings = results.request.settings
        scale = results.request.scale
        seed = results.request.seed
        replications = results.outcomes.count
        replicationsAsked = results.request.replications
        let start = results.plan.start
        fork = "\(start + results.day)"
        day = results.day
        changes = Dictionary(uniqueKeysWithValues: zip(results.names, results.changes))
        figures = results.comparisons.map { comparison in
            let unchanged = Way(
                name: ForkResults.unchanged, estimate: Estimate(comparison.unchanged), difference: nil)
            let others = results.names.indices.map { way in
                Way(
                    name: results.names[way], estimate: Estimate(comparison.futures[way]),
                    difference: Estimate(comparison.differences[way]))
            }
            return Compared(
                figure: comparison.figure.description, unit: comparison.figure.name.definition.unit,
                from: "\(start + comparison.days.lowerBound)", to: "\(start + (comparison.days.upperBound - 1))",
                futures: [unchanged] + others)
        }
    }
}
