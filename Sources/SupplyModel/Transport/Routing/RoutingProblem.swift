/// A vehicle routing problem: one depot, stops with demand, and what a route must not exceed.
///
/// Nodes are numbered: 0 is the depot, stop `i` of ``stops`` is node `i + 1`. Costs and times are whole numbers in units
/// of the caller's choice (metres, seconds, the rounded distances of a benchmark), so that sums are exact.
public struct RoutingProblem: Sendable {
    /// A time that never comes: the default of what closes.
    public static let forever = Int.max / 8

    /// A place that needs a delivery.
    public struct Stop: Hashable, Sendable, BitwiseCopyable {
        /// What it receives, `>= 0`, in the unit of ``RoutingProblem/massLimit``.
        public var mass: Int
        /// The packages that this takes up, `>= 0`.
        public var packages: Int
        /// How long unloading takes, `>= 0`.
        public var serviceTime: Int
        /// The first moment at which unloading may start; a bus that comes earlier waits.
        public var opens: Int
        /// The last moment at which unloading may start.
        public var closes: Int
        /// The zone it lies in; outside the depot's, the route needs a pass.
        public var zone: Int

        /// Creates a stop.
        public init(
            mass: Int, packages: Int = 0, serviceTime: Int = 0, opens: Int = 0, closes: Int = RoutingProblem.forever,
            zone: Int = 0
        ) {
            self.mass = mass
            self.packages = packages
            self.serviceTime = serviceTime
            self.opens = opens
            self.closes = closes
            self.zone = zone
        }
    }

    /// The stops.
    public var stops: [Stop]
    /// What is minimised: the cost from node to node, `[from * nodeCount + to]`, `>= 0`.
    public var costs: [Int32]
    /// The time from node to node, laid out as the costs; empty when it is the cost.
    public var times: [Int32]
    /// Where the nodes lie, `[node]`, for the sweep; empty when nobody knows.
    public var points: [SIMD2<Double>]
    /// The mass that a route may carry.
    public var massLimit = Int.max
    /// The packages that a route may carry.
    public var packageLimit = Int.max
    /// The stops that a route may have.
    public var stopLimit = Int.max
    /// How long a route may last, from its departure to its return, with unloading and waiting.
    public var durationLimit = RoutingProblem.forever
    /// The first moment at which a route may leave the depot.
    public var opens = 0
    /// The last moment at which a route may be back.
    public var closes = RoutingProblem.forever
    /// How many routes there may be.
    public var routeLimit = Int.max
    /// The zone of the depot.
    public var depotZone = 0
    /// How many routes may have stops outside the depot's zone.
    public var passLimit = Int.max

    /// Creates a problem without limits.
    ///
    /// - Parameters:
    ///   - stops: the stops.
    ///   - costs: from node to node, row by row; `(stops + 1)` squared of them.
    ///   - times: likewise; empty when times are costs.
    ///   - points: one for each node, or none.
    public init(stops: [Stop], costs: [Int32], times: [Int32] = [], points: [SIMD2<Double>] = []) {
        let nodes = stops.count + 1
        precondition(costs.count == nodes * nodes, "there must be a cost from each node to each")
        precondition(
            times.isEmpty || times.count == costs.count, "there must be a time from each node to each, or none")
        precondition(points.isEmpty || points.count == nodes, "there must be a point for each node, or none")
        precondition(costs.allSatisfy { $0 >= 0 } && times.allSatisfy { $0 >= 0 }, "costs and times are not negative")
        self.stops = stops
        self.costs = costs
        self.times = times
        self.points = points
    }

    /// The depot and the stops.
    public var nodeCount: Int { stops.count + 1 }

    /// The cost of driving from the depot over some stops and back.
    public func cost(of route: [Int]) -> Int {
        guard let first = route.first, let last = route.last else { return 0 }
        var cost = Int(costs[first + 1]) + Int(costs[(last + 1) * nodeCount])
        for (from, to) in zip(route, route.dropFirst()) { cost += Int(costs[(from + 1) * nodeCount + to + 1]) }
        return cost
    }

    /// The least time that a route takes, from departure to return; nil when a stop or the depot has closed by then.
    public func duration(of route: [Int]) -> Int? {
        var clock = RouteClock(departing: opens)
        var node = 0
        for stop in route {
            let place = stops[stop]
            guard
                clock.drive(
                    time(from: node, to: stop + 1), opens: place.opens, closes: place.closes, service: place.serviceTime
                )
            else { return nil }
            node = stop + 1
        }
        guard clock.drive(time(from: node, to: 0), opens: opens, closes: closes, service: 0) else { return nil }
        return clock.duration
    }

    /// Whether time matters: whether a window, a duration or the depot's hours can forbid a route.
    var isTimed: Bool {
        durationLimit < Self.forever || closes < Self.forever || stops.contains { $0.closes < Self.forever }
    }

    private func time(from: Int, to: Int) -> Int {
        Int((times.isEmpty ? costs : times)[from * nodeCount + to])
    }
}
