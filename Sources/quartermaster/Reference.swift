import ArgumentParser
import Reporting
import Scenario

/// Prints `Docs/reference/scenario.md`; it is for `make docs`.
struct Reference: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the page of all scenario keys.", shouldDisplay: false)

    @Flag(help: "Print the page of an export's tables instead.")
    var tables = false

    func run() async throws {
        try await reportingFailures { try Console.print(tables ? ExportSchema.page : ScenarioLoader.referencePage) }
    }
}
