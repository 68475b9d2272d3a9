/// Routes that serve the stops of a problem, and the stops that none of them serves.
public struct RoutePlan: Hashable, Sendable {
    /// Why a stop is not served.
    public enum Reason: String, Hashable, Sendable {
        /// It is heavier than a route may carry.
        case tooHeavy = "heavier than a vehicle may carry"
        /// It has more packages than a route may carry.
        case tooManyPackages = "more packages than a vehicle may carry"
        /// It has closed, or the depot has, even if a route goes there first and comes straight back.
        case closed = "cannot be reached within the time windows"
        /// Going there and straight back takes longer than a route may.
        case tooFar = "further than a route may last"
        /// It lies outside the depot's zone, and no route has a pass.
        case noPass = "outside the zone, and no route has a pass"
        /// It could be served, but the routes (or those with a pass) that there may be have no room or time left.
        case noRoute = "no route has room or time left"
    }

    /// A stop that is not served.
    public struct Unserved: Hashable, Sendable {
        /// The stop's position in the problem.
        public var stop: Int
        /// Why it is not served.
        public var reason: Reason
    }

    /// The stops of each route, as positions in the problem, in the order of service; no route is empty.
    public internal(set) var routes: [[Int]]
    /// The other stops, in the order of the problem.
    public internal(set) var unserved: [Unserved]

    /// The cost of all routes.
    public func cost(in problem: RoutingProblem) -> Int {
        routes.reduce(0) { $0 + problem.cost(of: $1) }
    }

    /// All that is wrong with the plan as a solution of a problem, in words; empty when every constraint is honoured.
    ///
    /// It is computed from the problem alone, not from what a method kept while it planned.
    public func violations(of problem: RoutingProblem) -> [String] {
        var found: [String] = []
        var visits = Array(repeating: 0, count: problem.stops.count)
        for stop in routes.joined() { visits[stop] += 1 }
        for entry in unserved { visits[entry.stop] += 1 }
        for (stop, count) in visits.enumerated() where count != 1 {
            found.append("stop \(stop) is planned or reported \(count) times")
        }
        if routes.count > problem.routeLimit { found.append("there are \(routes.count) routes") }
        var crossing = 0
        for (index, route) in routes.enumerated() {
            let stops = route.map { problem.stops[$0] }
            if route.isEmpty { found.append("route \(index) is empty") }
            if stops.reduce(0, { $0 + $1.mass }) > problem.massLimit { found.append("route \(index) is too heavy") }
            if stops.reduce(0, { $0 + $1.packages }) > problem.packageLimit {
                found.append("route \(index) has too many packages")
            }
            if route.count > problem.stopLimit { found.append("route \(index) has too many stops") }
            if let duration = problem.duration(of: route) {
                if duration > problem.durationLimit { found.append("route \(index) lasts too long") }
            } else {
                found.append("route \(index) comes too late somewhere")
            }
            if stops.contains(where: { $0.zone != problem.depotZone }) { crossing += 1 }
        }
        if crossing > problem.passLimit { found.append("\(crossing) routes leave the zone") }
        return found
    }
}

extension RoutingProblem {
    /// Why a stop can be served by no route whatever, if that is so.
    func reasonAgainst(_ stop: Int) -> RoutePlan.Reason? {
        if stops[stop].mass > massLimit { return .tooHeavy }
        if stops[stop].packages > packageLimit { return .tooManyPackages }
        if passLimit == 0, stops[stop].zone != depotZone { return .noPass }
        if routeLimit == 0 || stopLimit == 0 { return .noRoute }
        guard isTimed else { return nil }
        guard let duration = duration(of: [stop]) else { return .closed }
        return duration > durationLimit ? .tooFar : nil
    }
}
