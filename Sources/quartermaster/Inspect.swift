import ArgumentParser
import Foundation
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

    private func show(_ screen: String, json data: Data) throws {
        if json { try Console.print(data) } else { try Console.print(screen) }
    }

    func run() async throws {
        try await reportingFailures {
            switch try options.read() {
            case .city(let plan):
                let inspection = Inspection(of: City(plan))
                try show(inspection.screen(for: Console.output), json: try inspection.json)
            case .network(let plan):
                let inspection = NetworkInspection(of: plan)
                try show(inspection.screen(for: Console.output), json: try inspection.json)
            }
        }
    }
}
