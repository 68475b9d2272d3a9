/// One thing in which two scenarios differ.
public struct ScenarioDifference: Hashable, Sendable {
    /// The key with the sections around it, as `--set` writes it; of a table, followed by the row in brackets and the column.
    public var path: String
    /// What the first scenario has there; nil where it has nothing.
    public var first: String?
    /// What the second scenario has there; nil where it has nothing.
    public var second: String?
}

/// All in which two scenarios differ.
public struct ScenarioDifferences: Sendable {
    /// At most this many are listed of one table.
    public static let mostOfTable = 20

    /// What differs, in the order of the keys of the first scenario.
    public internal(set) var listed: [ScenarioDifference] = []

    /// How many more there are in tables of which too many are listed, by the path of the table's key.
    public internal(set) var unlisted: [(path: String, count: Int)] = []

    /// Whether the two mean the same.
    public var isEmpty: Bool { listed.isEmpty }
}

extension ScenarioLoader {
    /// Says in what two scenarios differ, after all that they extend and override is taken in.
    ///
    /// Comments, files' names and the way in which a value is written do not count, nor does a key that is left out where
    /// the other gives its default. The order of keys and of lists of names does not count; that of named things does where
    /// both have the same ones, since goods are served and named in that order.
    ///
    /// - Parameters:
    ///   - first: the one scenario's file, with values that take the place of those in it.
    ///   - second: the other's.
    /// - Throws: all that is wrong with either.
    public static func differences(
        of first: (path: String, overrides: [String]), from second: (path: String, overrides: [String])
    ) throws(ScenarioError) -> ScenarioDifferences {
        let one = try sound(first)
        let other = try sound(second)
        var comparison = ScenarioComparison(folders: (one.folder, other.folder))
        let kinds = [one.root, other.root].map { $0.hasEntry(networkKey) ? "a network" : "a city" }
        if kinds[0] != kinds[1] {
            comparison.found.listed = [ScenarioDifference(path: "the scenario", first: kinds[0], second: kinds[1])]
            return comparison.found
        }
        let schema = one.root.hasEntry(networkKey) ? networkSchema : schema
        comparison.top = schema
        comparison.compareSections(one.root, other.root, schema, path: "")
        return comparison.found
    }

    /// The tree of a scenario in which nothing is wrong.
    private static func sound(
        _ scenario: (path: String, overrides: [String])
    ) throws(ScenarioError) -> (root: Node, folder: ScenarioFolder) {
        _ = try readContent(scenario.path, overrides: scenario.overrides)
        return try compose(scenario.path, overrides: scenario.overrides, days: nil, scale: 1)
    }
}
