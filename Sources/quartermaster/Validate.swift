import ArgumentParser
import Reporting
import Scenario
import SupplyModel

struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks a scenario and all that it names, and says everything that is wrong.",
        discussion: """
            Each error says file, line and column, what was found and what is allowed. Exit code 65 when there is one.

              quartermaster validate scenarios/quickstart.yaml
              quartermaster validate scenarios/quickstart.yaml --json
            """)

    @OptionGroup var options: ScenarioOptions

    @Flag(help: "Print what is wrong as JSON: file, line, column and message of each error.")
    var json = false

    func run() async throws {
        try await reportingFailures {
            if json { return try printJSON() }
            let contents: String
            switch try options.read() {
            case .city(let plan):
                contents =
                    "\(plan.name), \(plan.days) days from \(plan.start), "
                    + "\(plan.commodities.count) commodities, \(plan.packages.count) packages"
            case .network(let plan):
                let nodes = plan.nodes.count == 1 ? "1 node" : "\(plan.nodes.count) nodes"
                contents = "\(plan.name), \(nodes), \(plan.periods) periods after \(plan.warmUp) of warm-up"
            }
            try Console.print("\(options.scenario): OK: \(contents)\n")
        }
    }

    private func printJSON() throws {
        var found: ScenarioError?
        do throws(ScenarioError) {
            _ = try ScenarioLoader.read(
                options.scenario, overrides: options.settings, days: options.days, scale: options.scale)
        } catch {
            found = error
        }
        let errors = (found?.diagnostics ?? []).map { diagnostic in
            ValidationReport.Problem(
                file: diagnostic.place.source, line: diagnostic.place.line, column: diagnostic.place.column,
                message: diagnostic.message)
        }
        try Console.print(
            try ValidationReport(scenario: options.scenario, count: found?.count ?? 0, errors: errors).json)
        if found != nil { throw ExitCode.badInput }
    }
}
