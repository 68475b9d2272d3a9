extension RouteSet {
    /// A place where an absent stop could be put.
    struct Gap: BitwiseCopyable {
        var route: Int
        var before: Int32
        var increase: Int
    }

    /// Puts every absent stop that fits somewhere where it costs least, one after another.
    ///
    /// - Complexity: O(absent * stops).
    mutating func insertAbsent(_ tables: RoutingTables) {
        guard absentCount > 0 else { return }
        var sequence: [Int32] = []
        for node in tables.servable where routeOf[node] < 0 {
            if let gap = cheapestGap(for: Int32(node), tables: tables, sequence: &sequence) {
                insert(Int32(node), behind: gap.before, on: gap.route, tables: tables)
            } else if mayOpenRoute(for: Int32(node), tables: tables) {
                insert(Int32(node), behind: 0, on: emptyRoute(), tables: tables)
            }
        }
    }

    /// Whether there may be one more route, with this stop on it.
    func mayOpenRoute(for node: Int32, tables: RoutingTables) -> Bool {
        usedCount < tables.routeLimit && (tables.foreign[Int(node)] == 0 || crossingCount < tables.passLimit)
    }

    /// Whether a route has room for a stop, time aside.
    @inline(__always)
    func hasRoom(on route: Int, for node: Int32, tables: RoutingTables) -> Bool {
        let load = routes[route].load
        return tables.admits(
            mass: load.mass + tables.mass[Int(node)], packages: load.packages + tables.packages[Int(node)],
            count: Int(load.count) + 1)
            && (tables.foreign[Int(node)] == 0 || load.foreign > 0 || crossingCount < tables.passLimit)
    }

    /// Whether a stop behind a node leaves its route in time.
    func isInTime(_ node: Int32, behind before: Int32, on route: Int, tables: RoutingTables, sequence: inout [Int32])
        -> Bool
    {
        guard tables.isTimed else { return true }
        sequence.removeAll(keepingCapacity: true)
        if before == 0 { sequence.append(node) }
        var stop = routes[route].first
        while stop != 0 {
            sequence.append(stop)
            if stop == before { sequence.append(node) }
            stop = next[Int(stop)]
        }
        return tables.isInTime(sequence)
    }

    /// The place, on any route in use, where a stop costs least.
    func cheapestGap(for node: Int32, tables: RoutingTables, sequence: inout [Int32]) -> Gap? {
        var best: Gap?
        for route in routes.indices
        where routes[route].load.count > 0 && hasRoom(on: route, for: node, tables: tables) {
            var before: Int32 = 0
            var after = routes[route].first
            while true {
                let increase = tables.cost(before, node) + tables.cost(node, after) - tables.cost(before, after)
                if increase < best?.increase ?? .max,
                    isInTime(node, behind: before, on: route, tables: tables, sequence: &sequence)
                {
                    best = Gap(route: route, before: before, increase: increase)
                }
                if after == 0 { break }
                (before, after) = (after, next[Int(after)])
            }
        }
        return best
    }
}
