import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel
import TestSupport

/// What lies in a folder.
extension TemporaryFolder {
    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(path)/\(name)")) }

    func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

    /// The rows of a CSV file, the header first.
    func rows(_ name: String) throws -> [[String]] { csvRows(try text(name)) }

    /// The files under the folder.
    var files: [String] {
        let names = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
        return names.filter { name in
            var isFolder = ObjCBool(false)
            return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}

/// The fields of a CSV text, with quotes as RFC 4180 has them.
func csvRows(_ text: String) -> [[String]] {
    var (rows, row, field) = ([[String]](), [String](), "")
    var isQuoted = false
    let characters = Array(text.unicodeScalars)
    var index = 0
    while index < characters.count {
        let character = characters[index]
        switch character {
        case "\"" where isQuoted && index + 1 < characters.count && characters[index + 1] == "\"":
            field.unicodeScalars.append(character)
            index += 1
        case "\"": isQuoted.toggle()
        case "," where !isQuoted:
            row.append(field)
            field = ""
        case "\n" where !isQuoted:
            rows.append(row + [field])
            (row, field) = ([], "")
        default: field.unicodeScalars.append(character)
        }
        index += 1
    }
    return rows
}

/// The quickstart's community, run for some days and exported.
func exported(
    _ formats: [ExportFormat], days: Int = 5, share: Double = 1, replications: Int = 1, jobs: Int = 1,
    settings: [String] = [], into folder: TemporaryFolder
) async throws -> (run: RunResults, files: [String]) {
    let path = repository.appending(path: "scenarios/quickstart.yaml").path
    let city = City(try ScenarioLoader.load(path, overrides: settings, days: days))
    let output = try OutputFolder(creating: folder.path)
    let export = try RunExport(formats, orderShare: share, of: city, in: output)
    let runs = await Replications(of: city, count: replications, seed: 5, jobs: jobs).run(recording: export.recording)
    let request = RunRequest(settings: settings, scale: 1, seed: 5, replications: replications)
    guard let results = RunResults(of: request, replications: runs) else { throw CancellationError() }
    return (results, try export.finish(results))
}
