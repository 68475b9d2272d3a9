public import Foundation

/// The folder into which a run's files go.
public struct OutputFolder: Sendable {
    /// Where it is.
    public let path: String

    /// Takes a folder, and makes it where there is none.
    ///
    /// - Throws: the system's error where it cannot be made.
    public init(creating path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Writes `summary.json`, `daily.csv`, `areas.csv`, `cells.csv` and, where stock is looked at node by node, `nodes.csv`, each
    /// aside first and then renamed, so that a reader sees a
    /// whole file or the one before.
    ///
    /// - Returns: the names of the files.
    public func write(_ run: RunResults) throws -> [String] {
        var files: [(name: String, data: Data)] = [
            ("summary.json", try run.summary.json), ("daily.csv", Data(run.dailyTable.utf8)),
            ("areas.csv", Data(run.areaTable.utf8)), ("cells.csv", Data(run.cellTable.utf8)),
        ]
        if let nodes = run.nodeTable { files.append(("nodes.csv", Data(nodes.utf8))) }
        try write(files)
        return files.map(\.name)
    }

    /// Writes files, each aside first and then renamed.
    public func write(_ files: [(name: String, data: Data)]) throws {
        for (name, data) in files {
            try data.write(to: URL(fileURLWithPath: path).appendingPathComponent(name), options: .atomic)
        }
    }
}
