/// Routes under construction: linked stops, and what each route carries.
///
/// The stops of a route are linked both ways; the depot, node 0, stands at either end. A stop that is on no route is
/// absent. A copy is a checkpoint.
struct RouteSet: Sendable {
    struct Route: BitwiseCopyable, Sendable {
        var first: Int32 = 0
        var last: Int32 = 0
        var load = RouteLoad()
    }

    private(set) var next: [Int32]
    private(set) var previous: [Int32]
    /// The route of each node; negative when it is absent.
    private(set) var routeOf: [Int32]
    private(set) var routes: [Route] = []
    private var emptyRoutes: [Int32] = []
    /// The cost of all routes.
    private(set) var cost = 0
    /// Routes that are not empty.
    private(set) var usedCount = 0
    /// Routes with stops outside the depot's zone.
    private(set) var crossingCount = 0
    /// Servable stops on no route.
    private(set) var absentCount: Int

    init(nodes: Int, absent: Int) {
        next = Array(repeating: 0, count: nodes)
        previous = next
        routeOf = Array(repeating: -1, count: nodes)
        absentCount = absent
    }

    /// Whether more stops are served than by the other, or as many at less cost.
    func isBetter(than other: RouteSet) -> Bool {
        (absentCount, cost) < (other.absentCount, other.cost)
    }

    /// The stops of a route, in order.
    func copy(_ route: Int, into sequence: inout [Int32]) {
        sequence.removeAll(keepingCapacity: true)
        var node = routes[route].first
        while node != 0 {
            sequence.append(node)
            node = next[Int(node)]
        }
    }

    /// The stops of all routes that are not empty.
    var sequences: [[Int32]] {
        routes.indices.filter { routes[$0].load.count > 0 }.map { route in
            var sequence: [Int32] = []
            copy(route, into: &sequence)
            return sequence
        }
    }

    /// Adds a route with these stops, all absent before.
    mutating func append(_ sequence: [Int32], tables: RoutingTables) {
        let route = emptyRoute()
        absentCount -= sequence.count
        usedCount += 1
        relink(route, sequence)
        settle(route, tables.load(of: sequence))
    }

    /// Puts an absent stop on a route behind a node, the depot meaning the start.
    mutating func insert(_ node: Int32, behind before: Int32, on route: Int, tables: RoutingTables) {
        let after = before == 0 ? routes[route].first : next[Int(before)]
        var load = routes[route].load
        load.cost += tables.cost(before, node) + tables.cost(node, after) - tables.cost(before, after)
        load.mass += tables.mass[Int(node)]
        load.packages += tables.packages[Int(node)]
        load.foreign += tables.foreign[Int(node)]
        load.count += 1
        if load.count == 1 {
            // A route without stops costs nothing, and neither does the depot's way to itself.
            load.cost = tables.cost(0, node) + tables.cost(node, 0)
            usedCount += 1
        }
        if before == 0 { routes[route].first = node } else { next[Int(before)] = node }
        if after == 0 { routes[route].last = node } else { previous[Int(after)] = node }
        next[Int(node)] = after
        previous[Int(node)] = before
        routeOf[Int(node)] = Int32(route)
        absentCount -= 1
        settle(route, load)
    }

    /// Takes a stop off its route.
    mutating func remove(_ node: Int32, tables: RoutingTables) {
        let route = Int(routeOf[Int(node)])
        let (before, after) = (previous[Int(node)], next[Int(node)])
        var load = routes[route].load
        load.cost -= tables.cost(before, node) + tables.cost(node, after) - tables.cost(before, after)
        load.mass -= tables.mass[Int(node)]
        load.packages -= tables.packages[Int(node)]
        load.foreign -= tables.foreign[Int(node)]
        load.count -= 1
        if before == 0 { routes[route].first = after } else { next[Int(before)] = after }
        if after == 0 { routes[route].last = before } else { previous[Int(after)] = before }
        routeOf[Int(node)] = -1
        absentCount += 1
        if load.count == 0 {
            load.cost = 0
            usedCount -= 1
            emptyRoutes.append(Int32(route))
        }
        settle(route, load)
    }

    /// A route without stops to put some on at once.
    mutating func emptyRoute() -> Int {
        if let route = emptyRoutes.popLast() { return Int(route) }
        routes.append(Route())
        return routes.count - 1
    }

    private mutating func relink(_ route: Int, _ sequence: [Int32]) {
        var before: Int32 = 0
        routes[route].first = sequence.first ?? 0
        routes[route].last = sequence.last ?? 0
        for node in sequence {
            if before != 0 { next[Int(before)] = node }
            previous[Int(node)] = before
            routeOf[Int(node)] = Int32(route)
            before = node
        }
        if before != 0 { next[Int(before)] = 0 }
    }

    private mutating func settle(_ route: Int, _ load: RouteLoad) {
        let old = routes[route].load
        cost += load.cost - old.cost
        crossingCount += (load.foreign > 0 ? 1 : 0) - (old.foreign > 0 ? 1 : 0)
        routes[route].load = load
    }
}
