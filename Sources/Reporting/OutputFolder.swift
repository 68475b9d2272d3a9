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

    /// Writes `summary.json`, `daily.csv`, `areas.csv`, `cells.csv` and, where stock is looked at node by node, `nodes.csv`,
    /// each aside first and then renamed, so that a reader sees a whole file or the one before.
    ///
    /// - Returns: the names of the files.
    public func write(_ run: RunResults) throws -> [String] {
        var files: [(name: String, data: Data)] = [
            ("summary.json", try run.summary.json), ("daily.csv", Data(run.dailyTable.utf8)),
            ("areas.csv", Data(run.areaTable.utf8)), ("cells.csv", Data(run.cellTable.utf8)),
        ]
        if let nodes = run.nodeTable { files.append(("nodes.csv", Data(nodes.utf8))) }
        return try write(files)
    }

    /// Writes files, each aside first and then renamed.
    ///
    /// - Returns: the names of the files.
    @discardableResult
    public func write(_ files: [(name: String, data: Data)]) throws -> [String] {
        try files.map { name, data in
            try data.write(to: URL(fileURLWithPath: path).appendingPathComponent(name), options: .atomic)
            return name
        }
    }

    /// Writes a fork: `futures.json`, `futures.csv` and `daily.csv`, and the files of each future into a folder of its name,
    /// its report among them.
    ///
    /// - Parameters:
    ///   - fork: the futures.
    ///   - notes: where the scenario's figures come from.
    ///   - strings: the words of the futures' reports; nil for no reports.
    /// - Returns: the names of the files and folders.
    public func write(_ fork: ForkResults, notes: [ScenarioNote], _ strings: Strings?) throws -> [String] {
        let files: [(name: String, data: Data)] = [
            ("futures.json", try fork.json), ("futures.csv", Data(fork.table.utf8)),
            ("daily.csv", Data(fork.dailyTable.utf8)),
        ]
        try write(files)
        let folders = try fork.runs.map { name, run in
            let own = try OutputFolder(creating: "\(path)/\(name)")
            _ = try own.write(run)
            if let strings { _ = try own.write(RunReport(of: run, notes: notes), strings) }
            return "\(name)/"
        }
        return files.map(\.name) + folders
    }
}
