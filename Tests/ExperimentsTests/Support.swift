import Foundation
import Scenario
import SupplyModel
import Synchronization
import TestSupport

/// The quickstart's file.
let quickstartPath = repository.appending(path: "scenarios/quickstart.yaml").path

/// The quickstart's community for some days.
func quickstart(days: Int = 6, settings: [String] = []) throws -> City {
    City(try ScenarioLoader.load(quickstartPath, overrides: settings, days: days))
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
