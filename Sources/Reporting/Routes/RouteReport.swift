public import Foundation
public import SupplyModel

/// Planned routes as `quartermaster route` shows them.
public struct RouteReport: Codable, Hashable, Sendable {
    /// The version of the keys.
    public static let version = 1

    /// One route.
    public struct Route: Codable, Hashable, Sendable {
        /// The stops in the order of service, by the numbers of the file.
        public var stops: [Int]
        /// What it carries.
        public var load: Int
        /// What it costs: its length.
        public var cost: Int
        /// How long it lasts at least, with unloading and waiting.
        public var duration: Int
    }

    /// A stop that no route serves.
    public struct Unserved: Codable, Hashable, Sendable {
        /// The stop, by the number of the file.
        public var stop: Int
        /// Why.
        public var reason: String
    }

    /// The version of these keys, as written.
    public var version = RouteReport.version
    /// The program and its version.
    public var program: String
    /// The instance's name.
    public var instance: String
    /// The method.
    public var method: String
    /// Rounds of ruin and recreate.
    public var iterations: Int
    /// The seed of those.
    public var seed: UInt64
    /// What a route may carry.
    public var capacity: Int
    /// How many routes there may be; nil when any number.
    public var vehicles: Int?
    /// The cost of all routes.
    public var cost: Int
    /// The routes, by their first stops.
    public var routes: [Route]
    /// The stops that no route serves.
    public var unserved: [Unserved]

    /// Describes a plan.
    ///
    /// - Parameters:
    ///   - plan: the plan, which honours every limit of the problem.
    ///   - problem: what was planned.
    ///   - nodeOfStop: the number of each stop in the file.
    ///   - instance: its name.
    ///   - program: the program and its version.
    ///   - method: how it was planned.
    ///   - iterations: with how many rounds of ruin and recreate.
    ///   - seed: from which seed.
    public init(
        of plan: RoutePlan, for problem: RoutingProblem, nodeOfStop: [Int], instance: String, program: String,
        method: RoutingMethod, iterations: Int, seed: UInt64
    ) {
        self.program = program
        self.instance = instance
        self.method = method.rawValue
        self.iterations = iterations
        self.seed = seed
        capacity = problem.massLimit
        vehicles = problem.routeLimit == .max ? nil : problem.routeLimit
        cost = plan.cost(in: problem)
        routes = plan.routes.map { route in
            Route(
                stops: route.map { nodeOfStop[$0] }, load: route.reduce(0) { $0 + problem.stops[$1].mass },
                cost: problem.cost(of: route), duration: problem.duration(of: route) ?? 0)
        }
        unserved = plan.unserved.map { Unserved(stop: nodeOfStop[$0.stop], reason: $0.reason.rawValue) }
    }

    /// The report as JSON: sorted keys, two spaces, a last line feed.
    public var json: Data {
        get throws { try JSONText.encode(self) }
    }

    /// The report for a terminal.
    public func screen(for terminal: Terminal) -> String {
        let stops = routes.reduce(unserved.count) { $0 + $1.stops.count }
        var lines = [
            terminal.strong(instance),
            "\(NumberText.count(stops, "stop", "stops")), capacity \(NumberText.count(capacity))"
                + (vehicles.map { ", at most \(NumberText.count($0, "route", "routes"))" } ?? ""),
            "",
        ]
        var table = TextTable(header: ["Route", "load", "cost", ""])
        for (index, route) in routes.enumerated() {
            table.append([
                "  \(index + 1)", NumberText.count(route.load), NumberText.count(route.cost),
                route.stops.map(\.description).joined(separator: " "),
            ])
        }
        lines += table.lines(for: terminal)
        lines += [
            "", "Total cost \(NumberText.count(cost)) over \(NumberText.count(routes.count, "route", "routes")).",
        ]
        for stop in unserved { lines.append(terminal.alarm("Not served: \(stop.stop): \(stop.reason).")) }
        return terminal.page(lines)
    }
}
