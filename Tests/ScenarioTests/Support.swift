import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Scenario

extension TemporaryFolder {
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

/// The town of the bad scenarios, of which nothing is wrong, with more at its top.
func loadTown(_ more: String) throws -> CityPlan {
    let base = repository.appending(path: "Tests/Fixtures/bad/base")
    var files = ["s.yaml": "extends: town.yaml\n\(more)\n"]
    for name in ["town.yaml", "goods.yaml", "districts.csv"] {
        files[name] = try String(contentsOf: base.appending(path: name), encoding: .utf8)
    }
    let folder = try TemporaryFolder(files)
    return try ScenarioLoader.load("\(folder.path)/s.yaml")
}
