import ArgumentParser
import Experiments
import Scenario

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
        transform: { try share($0) })
    var scale = 1.0

    /// A scenario's file, changed so.
    func file(_ path: String) -> ScenarioFile {
        ScenarioFile(path, overrides: settings, days: days, scale: scale)
    }
}
