import Foundation
import GRDB

extension TrialStore {
    /// What a store holds of one scenario at one point, under one seed.
    public struct Holding: Hashable, Sendable {
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
        /// How many replications there are.
        public let count: Int
    }

    /// What is held, sorted by name, point, version, digest and seed.
    public func holdings() throws -> [Holding] {
        try explaining {
            try database.read { database in
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT digest, version, name, point, seed, count(*) AS count FROM trial JOIN scenario USING (digest)
                        GROUP BY digest, seed ORDER BY name, point, version, digest, seed
                        """
                ).map { row in
                    Holding(
                        digest: ScenarioDigest(Array(row["digest"] as Data)), version: row["version"],
                        name: row["name"],
                        point: row["point"], seed: UInt64(bitPattern: row["seed"]), count: row["count"])
                }
            }
        }
    }

    /// Takes in all trials of other stores, each store in one transaction.
    public func merge(_ others: [TrialStore]) throws {
        for other in others {
            try explaining {
                try database.write { database in
                    try other.forEach { try Self.write($0, to: database) }
                }
            }
        }
    }

    /// Writes the store as a new file whose bytes depend on the trials alone, not on how they came in.
    ///
    /// - Throws: ``Problem`` where there is such a file already.
    public func writeCopy(to path: String) throws {
        try explaining {
            try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
        }
    }

    /// Gives the room of what was deleted back, and folds the log into the file.
    ///
    /// - Parameter version: if given, trials of other versions are deleted first.
    /// - Returns: how many trials were deleted.
    public func compact(keepingOnly version: String? = nil) throws -> Int {
        try explaining {
            let deleted = try database.write { database in
                guard let version else { return 0 }
                try database.execute(
                    sql: "DELETE FROM trial WHERE digest IN (SELECT digest FROM scenario WHERE version <> ?)",
                    arguments: [version])
                let count = database.changesCount
                try database.execute(sql: "DELETE FROM scenario WHERE version <> ?", arguments: [version])
                return count
            }
            try database.writeWithoutTransaction { database in
                try database.execute(sql: "VACUUM")
                try database.checkpoint(.truncate)
            }
            return deleted
        }
    }
}
