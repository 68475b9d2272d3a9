import Foundation
import Reporting

/// The folders of runs on disk: one each, named by its number, at most so many.
struct RunArchive: Sendable {
    /// The folder that holds them.
    let folder: String
    /// How many finished runs are kept.
    let most: Int

    /// The runs that were kept, by number; what is no folder of a run is left alone.
    func read() -> [RunRecord] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { name -> RunRecord? in
            guard let id = Int(name), path(of: id) == "\(folder)/\(name)",
                let data = FileManager.default.contents(atPath: "\(folder)/\(name)/\(RunRecord.fileName)"),
                let record = JSONBytes.decode(RunRecord.self, from: Array(data)), record.id == id
            else { return nil }
            return record
        }.sorted { $0.id < $1.id }
    }

    /// The highest number that a folder has; 0 without any.
    var lastID: Int {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap { Int($0) }.max() ?? 0
    }

    /// Writes what is kept of a run beside its results.
    func write(_ record: RunRecord) throws {
        try OutputFolder(creating: path(of: record.id)).write([
            (RunRecord.fileName, Data(try JSONBytes.encode(record)))
        ])
    }

    /// Removes a run's folder.
    func remove(_ id: Int) {
        try? FileManager.default.removeItem(atPath: path(of: id))
    }

    /// A run's folder.
    func path(of id: Int) -> String {
        let number = String(id)
        return "\(folder)/\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)"
    }

    /// A file of a run, if it is one of those that the run wrote.
    func contents(of name: String, in record: RunRecord) -> Data? {
        guard record.files.contains(name), !name.contains("/"), !name.hasPrefix(".") else { return nil }
        return FileManager.default.contents(atPath: "\(path(of: record.id))/\(name)")
    }
}
