import Foundation
import GRDB

/// Where the results of trials are kept: an SQLite file.
///
/// A trial is a scenario's digest, a seed and a replication's number; its figures are written once, in one transaction, so
/// that a program killed at any moment leaves the trials that were complete. The tables:
/// `scenario(digest, version, name, point)` and `trial(digest, seed, replication, figures)`, where `seed` is the number's 64
/// bits as a signed integer and `figures` is a JSON object.
public final class TrialStore: Sendable {
    /// What is wrong with a store.
    public enum Problem: Error, CustomStringConvertible {
        /// There is no such file.
        case missing(String)
        /// It is a file of another kind, or a folder.
        case notAStore(String)
        /// The file was written by a later version of the program.
        case tooNew(String)
        /// SQLite says why not.
        case database(String, String)

        /// What is wrong, as a sentence that names the file.
        public var description: String {
            switch self {
            case .missing(let path): "\(path): there is no such file; name a store that an experiment wrote"
            case .notAStore(let path):
                "\(path): this is no store of trials; name one that an experiment wrote, or a new file"
            case .tooNew(let path):
                "\(path): a later version of the program wrote this store; use that version, or name another store"
            case .database(let path, let reason): "\(path): the store cannot be used: \(reason)"
            }
        }
    }

    /// One stored trial.
    public struct Entry: Hashable, Sendable {
        /// The scenario at its point.
        public let digest: ScenarioDigest
        /// The program's version.
        public let version: String
        /// The scenario's name.
        public let name: String
        /// What was changed of it, as `path=value`, a line each.
        public let point: String
        /// The seed.
        public let seed: UInt64
        /// The replication's number.
        public let replication: Int
        /// What was found.
        public let figures: TrialFigures
    }

    /// The file.
    public let path: String
    let database: DatabaseQueue

    /// `QMTS`, in the header of the file.
    private static let applicationID = 0x514D_5453
    private static let schemaVersion = 1

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - create: whether to make it where there is none.
    /// - Throws: ``Problem``.
    public init(_ path: String, create: Bool = true) throws {
        self.path = path
        var isFolder = ObjCBool(false)
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard create || isThere else { throw Problem.missing(path) }
        guard !isFolder.boolValue else { throw Problem.notAStore(path) }
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(60)
        database = try Self.explaining(path) {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.write { try Self.prepare($0, path: path) }
            return database
        }
    }

    private static func prepare(_ database: Database, path: String) throws {
        let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        if id == 0, version == 0, tables == 0 {
            try database.execute(
                sql: """
                    PRAGMA application_id = \(applicationID);
                    PRAGMA user_version = \(schemaVersion);
                    CREATE TABLE scenario (
                      digest BLOB NOT NULL PRIMARY KEY, version TEXT NOT NULL, name TEXT NOT NULL, point TEXT NOT NULL
                    ) WITHOUT ROWID;
                    CREATE TABLE trial (
                      digest BLOB NOT NULL REFERENCES scenario, seed INTEGER NOT NULL, replication INTEGER NOT NULL,
                      figures TEXT NOT NULL, PRIMARY KEY (digest, seed, replication)
                    ) WITHOUT ROWID;
                    """)
        } else if id != applicationID {
            throw Problem.notAStore(path)
        } else if version > schemaVersion {
            throw Problem.tooNew(path)
        }
    }

    /// The figures of a trial; nil where it is not there.
    func figures(of alternative: Alternative, seed: UInt64, replication: Int) throws -> TrialFigures? {
        try explaining {
            try database.read { database in
                try String.fetchOne(
                    database, sql: "SELECT figures FROM trial WHERE digest = ? AND seed = ? AND replication = ?",
                    arguments: [Data(alternative.digest.bytes), Int64(bitPattern: seed), replication])
            }.map(TrialFigures.init(json:))
        }
    }

    /// Writes a trial's figures beside those that are there of it.
    func record(_ figures: TrialFigures, of alternative: Alternative, seed: UInt64, replication: Int) throws {
        try write([
            Entry(
                digest: alternative.digest, version: Program.version, name: alternative.scenarioName,
                point: (alternative.file.overrides + alternative.point.overrides).joined(separator: "\n"), seed: seed,
                replication: replication, figures: figures)
        ])
    }

    /// Writes trials in one transaction.
    ///
    /// Of a trial that is there already the figures are united; of a scenario that two stores describe in different words
    /// the first in the alphabet is kept.
    public func write(_ entries: some Sequence<Entry>) throws {
        try explaining {
            try database.write { database in
                for entry in entries { try Self.write(entry, to: database) }
            }
        }
    }

    static func write(_ entry: Entry, to database: Database) throws {
        let digest = Data(entry.digest.bytes)
        try database.execute(
            sql: """
                INSERT INTO scenario VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET
                  name = excluded.name, point = excluded.point
                  WHERE (excluded.name, excluded.point) < (scenario.name, scenario.point)
                """, arguments: [digest, entry.version, entry.name, entry.point])
        let key: StatementArguments = [digest, Int64(bitPattern: entry.seed), entry.replication]
        let known = try String.fetchOne(
            database, sql: "SELECT figures FROM trial WHERE digest = ? AND seed = ? AND replication = ?",
            arguments: key)
        let figures = try known.map { try TrialFigures(json: $0).merging(entry.figures) } ?? entry.figures
        try database.execute(
            sql: "INSERT OR REPLACE INTO trial VALUES (?, ?, ?, ?)", arguments: key + [figures.json])
    }

    /// Calls `body` with every trial, sorted by digest, seed and replication.
    public func forEach(_ body: (Entry) throws -> Void) throws {
        try explaining {
            try database.read { database in
                let rows = try Row.fetchCursor(
                    database,
                    sql: """
                        SELECT digest, version, name, point, seed, replication, figures FROM trial JOIN scenario USING (digest)
                        ORDER BY digest, seed, replication
                        """)
                while let row = try rows.next() {
                    try body(
                        Entry(
                            digest: ScenarioDigest(Array(row["digest"] as Data)), version: row["version"],
                            name: row["name"], point: row["point"], seed: UInt64(bitPattern: row["seed"]),
                            replication: row["replication"], figures: try TrialFigures(json: row["figures"])))
                }
            }
        }
    }

    func explaining<Result>(_ work: () throws -> Result) throws -> Result {
        try Self.explaining(path, work)
    }

    private static func explaining<Result>(_ path: String, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw Problem.notAStore(path)
        } catch let error as DatabaseError {
            throw Problem.database(path, error.message ?? "\(error.resultCode)")
        }
    }
}
