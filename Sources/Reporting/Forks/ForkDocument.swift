import Experiments
import Statistics
import SupplyModel

/// A fork as JSON: `futures.json`, version 1.
struct ForkDocument: Codable, Sendable {
    struct Way: Codable, Sendable {
        var name: String
        var estimate: IntervalValue
        var difference: IntervalValue?
    }

    struct Compared: Codable, Sendable {
        var figure: String
        var unit: String
        var from: String
        var to: String
        var futures: [Way]
    }

    /// A figure day by day; in `report.json` only.
    struct Daily: Codable, Sendable {
        /// The mean over the replications on each day of the past.
        var past: [Figure]
        /// The same on each day from the fork on, for each future, the unchanged one first.
        var futures: [[Figure]]
        var figure: String
    }

    var version = 1
    var program = "quartermaster \(Program.version)"
    var scenario: String
    var settings: [String]
    var scale: Double
    var seed: UInt64
    var replications: Int
    var replicationsAsked: Int
    var fork: String
    var day: Int
    var level = 0.95
    var changes: [String: String]
    var figures: [Compared]
    var daily: [Daily]?
    /// The phases and shocks of the scenario; in `report.json` only.
    var marks: [TimeMark]?

    enum CodingKeys: String, CodingKey {
        case version, program, scenario, settings, scale, seed, replications
        case replicationsAsked = "replications_asked"
        case fork, day, level, changes, figures, daily, marks
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
        func value(_ interval: ConfidenceInterval) -> IntervalValue { IntervalValue(interval, decimals: 6) }
        figures = results.comparisons.map { comparison in
            let unchanged = Way(name: ForkResults.unchanged, estimate: value(comparison.unchanged), difference: nil)
            let others = results.names.indices.map { way in
                Way(
                    name: results.names[way], estimate: value(comparison.futures[way]),
                    difference: value(comparison.differences[way]))
            }
            return Compared(
                figure: comparison.figure.description, unit: comparison.figure.name.definition.unit,
                from: "\(start + comparison.days.lowerBound)", to: "\(start + (comparison.days.upperBound - 1))",
                futures: [unchanged] + others)
        }
    }
}
