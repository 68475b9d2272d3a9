import Foundation
import Scenario
import SupplyModel
import Synchronization

/// The quickstart's file.
let quickstartPath = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "scenarios/quickstart.yaml").path

/// The quickstart's community for some days.
func quickstart(days: Int = 6, settings: [String] = []) throws -> City {
    City(try ScenarioLoader.load(quickstartPath, overrides: settings, days: days))
}

/// A folder that is gone with the last reference to it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// A value that a concurrent closure may set.
final class Box<Value: Sendable>: Sendable {
    private let stored: Mutex<Value>

    init(_ value: Value) { stored = Mutex(value) }

    var value: Value {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }
}
