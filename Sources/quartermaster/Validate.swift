import ArgumentParser
import SupplyModel

struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks a scenario and all that it names, and says everything that is wrong.",
        discussion: """
            Each error says file, line and column, what was found and what is allowed. Exit code 65 when there is one.

              quartermaster validate scenarios/quickstart.yaml
            """)

    @OptionGroup var options: ScenarioOptions

    func run() async throws {
        try await reportingFailures {
            let plan = try options.load()
            try Console.print(
                "\(options.scenario): OK: \(plan.name), \(plan.days) days from \(plan.start), "
                    + "\(plan.commodities.count) commodities, \(plan.packages.count) packages\n")
        }
    }
}
