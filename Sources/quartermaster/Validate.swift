import ArgumentParser
import Scenario
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
}
