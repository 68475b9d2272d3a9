import ArgumentParser
import Reporting
import Scenario
import SupplyModel

struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what a scenario's city is made of, and its capacities against its needs.",
        discussion: """
            A ratio is capacity over need: below 1 there cannot be enough, whatever the policy. Ratios are averages that \
            know no queues: a run tells what they become.

              quartermaster inspect scenarios/wuhan-2020.yaml
              quartermaster inspect scenarios/wuhan-2020.yaml --set fleet.buses=400
            """)

    @OptionGroup var options: ScenarioOptions

    @Flag(help: "Print the figures as JSON.")
    var json = false

    func run() async throws {
        try await reportingFailures {
            switch try options.read() {
            case .city(let plan):
                let inspection = Inspection(of: City(plan))
                try Console.show(asJSON: json, try inspection.json, screen: inspection.screen(for: Console.output))
            case .network(let plan):
                let inspection = NetworkInspection(of: plan)
                try Console.show(asJSON: json, try inspection.json, screen: inspection.screen(for: Console.output))
            }
        }
    }
}
