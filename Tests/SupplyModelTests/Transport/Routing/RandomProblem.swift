import Stochastics

@testable import SupplyModel

/// Random routing problems, and their optima by trying everything.
struct RandomProblem {
    var stream: RandomStream

    init(seed: Int) {
        stream = RandomSource(seed: UInt64(seed), replication: 0).stream(Purpose(rawValue: 901), entity: 0)
    }

    mutating func integer(_ bounds: ClosedRange<Int>) -> Int {
        bounds.lowerBound + Int(stream.below(UInt64(bounds.count)))
    }

    /// Stops strewn over a square, with mass and packages, costs rounded from distances.
    mutating func problem(stops count: Int, side: Int = 100) -> RoutingProblem {
        let points = (0...count).map { _ in
            SIMD2(Double(integer(0...side)), Double(integer(0...side)))
        }
        let stops = (0..<count).map { _ in
            RoutingProblem.Stop(mass: integer(1...30), packages: integer(1...10), serviceTime: integer(0...5))
        }
        var costs: [Int32] = []
        for from in points {
            for to in points {
                let way = to - from
                costs.append(Int32((way * way).sum().squareRoot().rounded()))
            }
        }
        return RoutingProblem(stops: stops, costs: costs, points: points)
    }

    /// The same with some of: limits, windows, a duration, few routes, zones with few passes, costs that differ by
    /// direction.
    mutating func constrainedProblem(stops count: Int) -> RoutingProblem {
        var problem = problem(stops: count)
        problem.massLimit = integer(20...90)
        if stream.chance(0.5) { problem.packageLimit = integer(6...25) }
        if stream.chance(0.5) { problem.stopLimit = integer(1...4) }
        if stream.chance(0.5) { problem.durationLimit = integer(80...400) }
        if stream.chance(0.3) { problem.routeLimit = integer(0...4) }
        if stream.chance(0.5) {
            for stop in problem.stops.indices {
                problem.stops[stop].opens = integer(0...150)
                problem.stops[stop].closes = problem.stops[stop].opens + integer(0...150)
            }
            problem.opens = integer(0...20)
            problem.closes = integer(200...500)
        }
        if stream.chance(0.5) {
            for stop in problem.stops.indices { problem.stops[stop].zone = integer(0...1) }
            problem.passLimit = integer(0...2)
        }
        if stream.chance(0.3) {
            problem.times = problem.costs.map { Int32(Double($0) * 1.5) + Int32(integer(0...5)) }
        }
        if stream.chance(0.3) { problem.costs = problem.costs.map { $0 == 0 ? 0 : $0 + Int32(integer(0...20)) } }
        return problem
    }
}

extension RoutingProblem {
    /// The most stops that any plan can serve, and the least cost of serving so many.
    ///
    /// Every subset of stops gets its cheapest feasible route (all orders), then all ways of splitting stops over routes
    /// are tried.
    func optimum() -> (served: Int, cost: Int) {
        let count = stops.count
        var cheapest = Array(repeating: Int?.none, count: 1 << count)
        func extend(_ route: [Int], _ set: Int) {
            if !route.isEmpty, isFeasible(route) {
                let cost = cost(of: route)
                if cost < cheapest[set] ?? .max { cheapest[set] = cost }
            }
            for stop in 0..<count where set & (1 << stop) == 0 { extend(route + [stop], set | 1 << stop) }
        }
        extend([], 0)
        let isForeign = stops.map { $0.zone != depotZone }
        var best = (served: 0, cost: 0)
        func split(_ next: Int, _ taken: Int, _ served: Int, _ cost: Int, _ routes: Int, _ passes: Int) {
            if served > best.served || served == best.served && cost < best.cost { best = (served, cost) }
            guard next < count else { return }
            split(next + 1, taken, served, cost, routes, passes)
            guard taken & (1 << next) == 0, routes < routeLimit else { return }
            let others = (next + 1..<count).filter { taken & (1 << $0) == 0 }
            for choice in 0..<(1 << others.count) {
                var set = 1 << next
                for (bit, stop) in others.enumerated() where choice & (1 << bit) != 0 { set |= 1 << stop }
                guard let more = cheapest[set] else { continue }
                let crosses = (0..<count).contains { set & (1 << $0) != 0 && isForeign[$0] }
                if crosses, passes >= passLimit { continue }
                split(
                    next + 1, taken | set, served + set.nonzeroBitCount, cost + more, routes + 1,
                    passes + (crosses ? 1 : 0))
            }
        }
        split(0, 0, 0, 0, 0, 0)
        return best
    }

    private func isFeasible(_ route: [Int]) -> Bool {
        let load = route.map { stops[$0] }
        guard load.reduce(0, { $0 + $1.mass }) <= massLimit, load.reduce(0, { $0 + $1.packages }) <= packageLimit,
            route.count <= stopLimit, let duration = duration(of: route)
        else { return false }
        return duration <= durationLimit
    }
}
