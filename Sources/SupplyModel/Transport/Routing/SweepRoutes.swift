import Statistics

/// Routes by sweeping a ray round the depot (Gillett and Miller 1974, *Operations Research* 22:340).
///
/// The ray starts at one stop after another, and takes in stops in the order of their bearing; each is put where it
/// costs least on the open route, or opens the next when it does not fit. The start with the least cost is kept, and the
/// order of stops on each of its routes improved.
///
/// - Complexity: O(stops^2 * stops on a route).
struct SweepRoutes {
    let tables: RoutingTables
    private let order: [Int32]

    /// - Parameter points: where the nodes lie.
    init(tables: RoutingTables, points: [SIMD2<Double>]) {
        self.tables = tables
        let bearings = points.map { point in
            let offset = point - points[0]
            return Elementary.atan2(offset.y, offset.x)
        }
        order = tables.servable.map(Int32.init).sorted {
            (bearings[Int($0)], $0) < (bearings[Int($1)], $1)
        }
    }

    /// The routes of the best start.
    func best() -> RouteSet {
        var best: RouteSet?
        for start in order.indices {
            let set = tables.placed(routes(from: start))
            if best.map({ set.isBetter(than: $0) }) ?? true { best = set }
        }
        var search = LocalSearch(tables, from: best ?? tables.placed([]))
        search.run(withinRoutes: true)
        return search.result
    }

    private func routes(from start: Int) -> [[Int32]] {
        var routes: [[Int32]] = []
        var route: [Int32] = []
        var (mass, packages) = (0, 0)
        for step in order.indices {
            let node = order[(start + step) % order.count]
            let (moreMass, morePackages) = (mass + tables.mass[Int(node)], packages + tables.packages[Int(node)])
            if tables.admits(mass: moreMass, packages: morePackages, count: route.count + 1),
                let longer = inserting(node, into: route)
            {
                (route, mass, packages) = (longer, moreMass, morePackages)
            } else {
                if !route.isEmpty { routes.append(route) }
                (route, mass, packages) = ([node], tables.mass[Int(node)], tables.packages[Int(node)])
            }
        }
        return route.isEmpty ? routes : routes + [route]
    }

    /// The route with one more stop where it costs least; nil when it would be late everywhere.
    private func inserting(_ node: Int32, into route: [Int32]) -> [Int32]? {
        var best: (increase: Int, route: [Int32])?
        for position in 0...route.count {
            let before = position == 0 ? 0 : route[position - 1]
            let after = position == route.count ? 0 : route[position]
            let increase = tables.cost(before, node) + tables.cost(node, after) - tables.cost(before, after)
            if let best, increase >= best.increase { continue }
            var longer = route
            longer.insert(node, at: position)
            if tables.isInTime(longer) { best = (increase, longer) }
        }
        return best?.route
    }
}
