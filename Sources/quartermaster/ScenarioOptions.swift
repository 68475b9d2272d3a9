import ArgumentParser
import Experiments
import Foundation
import Scenario
import SupplyModel

/// Which scenario, and what of it is changed.
struct ScenarioOptions: ParsableArguments {
    @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup var changes: ScenarioChanges

    var settings: [String] { changes.settings }
    var days: Int? { changes.days }
    var scale: Double { changes.scale }

    /// Reads and checks the scenario; prints all that is wrong with it.
    func read() throws -> LoadedScenario {
        try readingScenarios { () throws(ScenarioError) in
            try ScenarioLoader.read(scenario, overrides: settings, days: days, scale: scale)
        }
    }

    /// Where results go unless it is said otherwise: `results/` and the scenario's name.
    var defaultFolder: String {
        "results/\(URL(fileURLWithPath: scenario).deletingPathExtension().lastPathComponent)"
    }

    /// The same as what an experiment varies.
    var file: ScenarioFile { changes.file(scenario) }
}

/// What of a scenario is changed.
struct ScenarioChanges: ParsableArguments {
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

    /// A scenario's file, changed so.
    func file(_ path: String) -> ScenarioFile {
        ScenarioFile(path, overrides: settings, days: days, scale: scale)
    }
}

/// A whole number within bounds.
func integer<Value: FixedWidthInteger>(_ text: String, in bounds: ClosedRange<Value>) throws -> Value {
    guard let value = Value(text), bounds.contains(value) else {
        throw ValidationError("it must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return value
}

/// A margin: a share of a figure or so much in its unit.
func readMargin(_ text: String) throws -> Margin {
    guard let margin = Margin(parsing: text) else {
        throw ValidationError(
            "it must be a share such as 2%, above 0 and below 100, or a number above 0 in the figure's unit")
    }
    return margin
}

private func cityShare(_ text: String) throws -> Double {
    guard let value = Double(text), value > 0, value <= 1 else {
        throw ValidationError("it must be a number above 0 and at most 1")
    }
    return value
}

extension LoadedScenario {
    /// Whether it is of a city, and not of a network.
    var isCity: Bool {
        if case .city = self { true } else { false }
    }
}
