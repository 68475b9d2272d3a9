public import Experiments
public import Foundation

/// A store's trials as `quartermaster trials` shows them.
public enum TrialListing {
    /// A line for each scenario, point and seed: how many replications there are.
    public static func text(of holdings: [TrialStore.Holding], for terminal: Terminal) -> String {
        guard !holdings.isEmpty else { return "The store holds no trials.\n" }
        var table = TextTable(header: ["scenario", "seed", "trials", "version", "digest", ""])
        for holding in holdings {
            table.append([
                holding.name, "\(holding.seed)", NumberText.count(holding.count), holding.version,
                String("\(holding.digest)".prefix(12)), holding.point.replacing("\n", with: " "),
            ])
        }
        let total = holdings.reduce(0) { $0 + $1.count }
        return terminal.page(table.lines(for: terminal) + ["\(NumberText.count(total, "trial", "trials")) in all"])
    }

    /// The same as JSON.
    public static func json(of holdings: [TrialStore.Holding]) throws -> Data {
        try JSONText.encode(
            holdings.map { holding in
                JSONHolding(
                    scenario: holding.name, point: lines(holding.point), version: holding.version,
                    digest: "\(holding.digest)", seed: holding.seed, trials: holding.count)
            })
    }

    /// A row a trial: scenario, point, version, digest, seed, replication, and every figure that any trial has.
    public static func csv(of store: TrialStore) throws -> Data {
        var names: Set<String> = []
        try store.forEach { names.formUnion($0.figures.names) }
        let sorted = names.sorted()
        var table = CSVText(header: ["scenario", "point", "version", "digest", "seed", "replication"] + sorted)
        try store.forEach { entry in
            table.append(
                [
                    entry.name, entry.point.replacing("\n", with: " "), entry.version, "\(entry.digest)",
                    "\(entry.seed)", "\(entry.replication)",
                ] + sorted.map { CSVText.field(entry.figures[$0] ?? .nan, decimals: 9) })
        }
        return Data(table.text.utf8)
    }

    /// An object a trial.
    public static func json(of store: TrialStore) throws -> Data {
        var trials: [JSONTrial] = []
        try store.forEach { entry in
            let figures = entry.figures.names.map { ($0, Figure(entry.figures[$0] ?? .nan, decimals: 9)) }
            trials.append(
                JSONTrial(
                    scenario: entry.name, point: lines(entry.point), version: entry.version,
                    digest: "\(entry.digest)", seed: entry.seed, replication: entry.replication,
                    figures: Dictionary(uniqueKeysWithValues: figures)))
        }
        return try JSONText.encode(trials)
    }

    private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    private struct JSONHolding: Encodable {
        var scenario: String
        var point: [String]
        var version: String
        var digest: String
        var seed: UInt64
        var trials: Int
    }

    private struct JSONTrial: Encodable {
        var scenario: String
        var point: [String]
        var version: String
        var digest: String
        var seed: UInt64
        var replication: Int
        var figures: [String: Figure]
    }
}
