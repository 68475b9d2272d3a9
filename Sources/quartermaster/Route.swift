import ArgumentParser
import Experiments
import Reporting
import Scenario
import Stochastics
import SupplyModel

struct Route: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plans the routes of a file in the VRPLIB format.",
        discussion: """
            The same planning as the model's buses use, for a problem of one's own: one depot, demands, a capacity; \
            optionally a number of vehicles, a longest route, service times and time windows. \
            Docs/reference/routing.md describes the format and the methods.

            Stops are named by their numbers in the file. A stop that no route can serve is listed with the reason.

              quartermaster route Tests/Fixtures/routing/E-n22-k4.vrp
              quartermaster route Tests/Fixtures/routing/E-n22-k4.vrp --method sweep --json
            """)

    @Argument(help: "The problem's file.", completion: .file(extensions: ["vrp", "txt"]))
    var file: String

    @Option(
        help: ArgumentHelp(
            "How routes are planned: \(methodNames) (default: \(RoutingMethod.savingsLocalSearch.rawValue)).",
            valueName: "name"),
        transform: { try routingMethod($0) })
    var method = RoutingMethod.savingsLocalSearch

    @Option(
        help: ArgumentHelp(
            "Rounds of ruin and recreate after the local search, 0 to 100000000 (default: 50000).", valueName: "n"),
        transform: { try integer($0, in: 0...100_000_000) })
    var iterations = 50_000

    @Option(
        help: ArgumentHelp("How many routes there may be (default: as the file says).", valueName: "n"),
        transform: { try integer($0, in: 1...1_000_000) })
    var vehicles: Int?

    @Option(
        help: ArgumentHelp("The seed of those rounds, from 0 (default: 1).", valueName: "n"),
        transform: { try integer($0, in: 0...UInt64.max) })
    var seed: UInt64 = 1

    @Flag(help: "Print the routes as JSON.")
    var json = false

    func run() async throws {
        try await reportingFailures {
            let instance = try load()
            var problem = instance.problem
            if let vehicles { problem.routeLimit = vehicles }
            guard method != .sweep || !problem.points.isEmpty else {
                throw Failure(
                    "\(file): 'sweep' needs coordinates, and the file gives distances only; choose another --method",
                    code: .badInput)
            }
            let stream = RandomSource(seed: seed, replication: 0).stream(.routing, entity: 0)
            let plan = method.plan(problem, iterations: iterations, stream: stream)
            let report = RouteReport(
                of: plan, for: problem, nodeOfStop: instance.nodeOfStop, instance: instance.name,
                program: "quartermaster \(Program.version)", method: method,
                iterations: method == .savingsLocalSearch ? iterations : 0, seed: seed)
            try Console.show(asJSON: json, try report.json, screen: report.screen(for: Console.output))
        }
    }

    private func load() throws -> VRPLIBInstance {
        do {
            return try VRPLIBInstance.load(file)
        } catch {
            throw Failure("\(error)", code: .badInput)
        }
    }
}

private let methodNames = RoutingMethod.allCases.map(\.rawValue).joined(separator: ", ")

private func routingMethod(_ name: String) throws -> RoutingMethod {
    guard let method = RoutingMethod(rawValue: name) else { throw ValidationError("it must be one of \(methodNames)") }
    return method
}
