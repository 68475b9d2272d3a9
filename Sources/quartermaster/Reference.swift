import ArgumentParser
import Scenario

/// Prints `Docs/reference/scenario.md`; it is for `make docs`.
struct Reference: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the page of all scenario keys.", shouldDisplay: false)

    func run() async throws {
        try await reportingFailures { try Console.print(ScenarioLoader.referencePage) }
    }
}
