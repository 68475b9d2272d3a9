/// A problem laid out flat for search: node 0 is the depot.
struct RoutingTables: Sendable {
    /// How many neighbours of a node are kept.
    static let neighbourLimit = 100

    let nodes: Int
    /// Nodes that some route can serve, in the order of the problem.
    let servable: [Int]
    let massLimit: Int
    let packageLimit: Int
    let stopLimit: Int
    let routeLimit: Int
    let passLimit: Int
    let isTimed: Bool
    /// The other servable nodes, nearest first: `[node * neighboursPerNode + rank]`.
    let neighbours: [Int32]
    let neighboursPerNode: Int
    let mass: [Int]
    let packages: [Int]
    /// 1 where a route needs a pass, else 0.
    let foreign: [Int32]

    private let problem: RoutingProblem
    private let costs: [Int32]
    private let times: [Int32]
    private let reasons: [RoutePlan.Reason?]

    init(_ problem: RoutingProblem) {
        self.problem = problem
        nodes = problem.nodeCount
        costs = problem.costs
        times = problem.times.isEmpty ? problem.costs : problem.times
        massLimit = problem.massLimit
        packageLimit = problem.packageLimit
        stopLimit = problem.stopLimit
        routeLimit = problem.routeLimit
        passLimit = problem.passLimit
        isTimed = problem.isTimed
        mass = [0] + problem.stops.map(\.mass)
        packages = [0] + problem.stops.map(\.packages)
        foreign = [0] + problem.stops.map { $0.zone == problem.depotZone ? 0 : 1 }
        reasons = problem.stops.indices.map { problem.reasonAgainst($0) }
        let servable = reasons.indices.filter { [reasons] in reasons[$0] == nil }.map { $0 + 1 }
        self.servable = servable

        let kept = max(0, min(servable.count - 1, Self.neighbourLimit))
        neighboursPerNode = kept
        var neighbours = Array(repeating: Int32(0), count: nodes * kept)
        var others: [(distance: Int, node: Int)] = []
        for node in servable {
            others.removeAll(keepingCapacity: true)
            for other in servable where other != node {
                let there = problem.costs[node * problem.nodeCount + other]
                let back = problem.costs[other * problem.nodeCount + node]
                others.append((Int(there) + Int(back), other))
            }
            others.sort { ($0.distance, $0.node) < ($1.distance, $1.node) }
            for rank in 0..<kept { neighbours[node * kept + rank] = Int32(others[rank].node) }
        }
        self.neighbours = neighbours
    }

    /// The cost from node to node.
    @inline(__always)
    func cost(_ from: Int32, _ to: Int32) -> Int {
        Int(costs[Int(from) &* nodes &+ Int(to)])
    }

    /// When unloading at a node may start.
    func window(of node: Int32) -> (opens: Int, closes: Int) {
        let stop = problem.stops[Int(node) - 1]
        return (stop.opens, stop.closes)
    }

    /// How much of a route's room a node takes: the larger of its shares of mass and of packages.
    func weight(of node: Int32) -> Double {
        max(
            Double(mass[Int(node)]) / Double(max(1, massLimit)),
            Double(packages[Int(node)]) / Double(max(1, packageLimit)))
    }

    /// Whether a route in this order is in time everywhere and lasts no longer than it may.
    func isInTime(_ route: [Int32]) -> Bool {
        guard isTimed else { return true }
        var clock = RouteClock(departing: problem.opens)
        var node = 0
        for next in route {
            let stop = problem.stops[Int(next) - 1]
            let time = Int(times[node * nodes + Int(next)])
            if !clock.drive(time, opens: stop.opens, closes: stop.closes, service: stop.serviceTime) { return false }
            node = Int(next)
        }
        return clock.drive(Int(times[node * nodes]), opens: problem.opens, closes: problem.closes, service: 0)
            && clock.duration <= problem.durationLimit
    }

    /// What a route carries and costs, in this order.
    func load(of route: [Int32]) -> RouteLoad {
        var load = RouteLoad()
        guard !route.isEmpty else { return load }
        var node: Int32 = 0
        for next in route {
            load.cost += cost(node, next)
            load.mass += mass[Int(next)]
            load.packages += packages[Int(next)]
            load.foreign += foreign[Int(next)]
            node = next
        }
        load.cost += cost(node, 0)
        load.count = Int32(route.count)
        return load
    }

    /// Whether a route may carry so much.
    @inline(__always)
    func admits(mass: Int, packages: Int, count: Int) -> Bool {
        mass <= massLimit && packages <= packageLimit && count <= stopLimit
    }

    /// Routes as a set to search from: of too many, those with most stops are kept, and the stops of the others are
    /// absent.
    func placed(_ routes: [[Int32]]) -> RouteSet {
        var set = RouteSet(nodes: nodes, absent: servable.count)
        let order = routes.indices.sorted { (routes[$1].count, $0) < (routes[$0].count, $1) }
        for index in order {
            let isCrossing = routes[index].contains { foreign[Int($0)] > 0 }
            guard set.usedCount < routeLimit, !isCrossing || set.crossingCount < passLimit else { continue }
            set.append(routes[index], tables: self)
        }
        return set
    }

    /// The plan that a set stands for; its routes are ordered by their first stops.
    func plan(_ set: RouteSet) -> RoutePlan {
        let routes = set.sequences.map { $0.map { Int($0) - 1 } }.sorted { $0[0] < $1[0] }
        let served = Set(routes.joined())
        let unserved = problem.stops.indices.filter { !served.contains($0) }
        return RoutePlan(
            routes: routes,
            unserved: unserved.map { RoutePlan.Unserved(stop: $0, reason: reasons[$0] ?? .noRoute) })
    }
}

/// What a route carries and costs.
struct RouteLoad: BitwiseCopyable, Sendable {
    var cost = 0
    var mass = 0
    var packages = 0
    var count: Int32 = 0
    /// Stops outside the depot's zone.
    var foreign: Int32 = 0
}
