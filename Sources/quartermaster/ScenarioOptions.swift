import ArgumentParser
import Experiments
import Foundation
import Scenario
import SupplyModel

/// Which scenario, and what of it is changed.
struct ScenarioOptions: ParsableArguments {
    @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "Another value for a key, such as fleet.buses=400; may be repeated.", valueName: "path=value"))
    var settings: [String] = []

    @Option(
        help: ArgumentHelp("How many days to simulate, 1 to 3650 (default: as the scenario says).", valueName: "n"),
        transform: { try integer($0, in: 1...3650) })
    var days: Int?

    @Option(
        help: ArgumentHelp(
            "The share of the city to keep, above 0 and at most 1, with every ratio as it is, for a quick look (default: 1).",
            valueName: "share"),
        transform: { try cityShare($0) })
    var scale = 1.0

    /// Reads and checks the scenario; prints all that is wrong with it.
    func read() throws -> LoadedScenario {
        try readingScenarios { () throws(ScenarioError) in
            try ScenarioLoader.read(scenario, overrides: settings, days: days, scale: scale)
        }
    }

    /// The same as what an experiment varies.
    var file: ScenarioFile { ScenarioFile(scenario, overrides: settings, days: days, scale: scale) }
}

/// A whole number within bounds.
func integer<Value: FixedWidthInteger>(_ text: String, in bounds: ClosedRange<Value>) throws -> Value {
    guard let value = Value(text), bounds.contains(value) else {
        throw ValidationError("it must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return value
}

private func cityShare(_ text: String) throws -> Double {
    guard let value = Double(text), value > 0, value <= 1 else {
        throw ValidationError("it must be a number above 0 and at most 1")
    }
    return value
}
