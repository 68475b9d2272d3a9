import Foundation
import Testing

@testable import Scenario

/// The repository, found from where this file lies.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

/// A folder with these files in it, gone when it is no longer used.
final class TemporaryFolder {
    let path: String

    init(_ files: [String: String]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "scenario-\(UUID().uuidString)").path
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    /// Reads a file of the folder as a scenario whose keys the body declares.
    ///
    /// - Returns: the value, and what is wrong, with paths relative to the folder.
    func read<Value>(
        file name: String = "s.yaml", set overrides: [String] = [], _ body: @escaping (Section) -> Value
    ) -> (value: Value?, errors: [String]) {
        do throws(ScenarioError) {
            return (try load("\(path)/\(name)", overrides: overrides, body), [])
        } catch {
            return (nil, error.diagnostics.map { $0.description.replacingOccurrences(of: "\(path)/", with: "") })
        }
    }

    private func load<Value>(
        _ path: String, overrides: [String], _ body: @escaping (Section) -> Value
    ) throws(ScenarioError) -> Value? {
        let folder: ScenarioFolder
        do {
            folder = try ScenarioFolder(of: path)
        } catch {
            throw ScenarioError([error])
        }
        let options = overrides.map { ("--set \($0)", $0) }
        let root = try Composition(folder: folder).compose(path, overrides: options)
        let reader = Reader(folder: folder)
        let value = Kind.section(body).read(root, Subject(key: "", path: ""), reader)
        try reader.finish()
        return value
    }
}

/// Reads a text as a scenario whose keys the body declares.
func read<Value>(
    _ text: String, set overrides: [String] = [], _ body: @escaping (Section) -> Value
) throws -> (value: Value?, errors: [String]) {
    try TemporaryFolder(["s.yaml": text]).read(set: overrides, body)
}

/// What a text says is wrong when it is read as a file.
func errors(in text: String) throws -> [String] {
    try read(text) { _ in }.errors
}
