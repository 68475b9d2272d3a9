import Stochastics
import Testing

@testable import SupplyModel

@Suite("Routing methods")
struct RoutingMethodTests {
    func plan(_ problem: RoutingProblem, _ method: RoutingMethod, iterations: Int = 0, seed: UInt64 = 1) -> RoutePlan {
        let stream = RandomSource(seed: seed, replication: 0).stream(.routing, entity: 0)
        return method.plan(problem, iterations: iterations, stream: stream)
    }

    @Test("no method beats the optimum, and ruin and recreate finds it nearly always", arguments: 0..<4)
    func optimum(block: Int) {
        var found = 0
        for seed in 0..<5 {
            var random = RandomProblem(seed: block * 10 + seed)
            var problem = random.problem(stops: 6)
            problem.massLimit = random.integer(30...90)
            let optimum = problem.optimum()
            #expect(optimum.served == 6)
            for method in RoutingMethod.allCases {
                let plan = plan(problem, method, iterations: 100)
                #expect(plan.violations(of: problem) == [])
                #expect(plan.unserved.isEmpty)
                #expect(plan.cost(in: problem) >= optimum.cost)
                if method == .savingsLocalSearch, plan.cost(in: problem) == optimum.cost { found += 1 }
            }
        }
        #expect(found == 5)
    }

    @Test(
        "every constraint is honoured, and no plan serves more or as much at less cost than the best", arguments: 0..<8)
    func constraints(block: Int) {
        var (found, total) = (0, 0)
        for seed in 0..<10 {
            var random = RandomProblem(seed: 1_000 + block * 10 + seed)
            let problem = random.constrainedProblem(stops: 5)
            let optimum = problem.optimum()
            for method in RoutingMethod.allCases {
                let plan = plan(problem, method, iterations: 300)
                #expect(plan.violations(of: problem) == [])
                let served = problem.stops.count - plan.unserved.count
                #expect(served < optimum.served || served == optimum.served && plan.cost(in: problem) >= optimum.cost)
                guard method == .savingsLocalSearch else { continue }
                total += 1
                if served == optimum.served, plan.cost(in: problem) == optimum.cost { found += 1 }
            }
        }
        #expect(Double(found) >= 0.9 * Double(total), "\(found) of \(total)")
    }

    @Test("every constraint is honoured on larger problems", arguments: 0..<12)
    func largeConstraints(seed: Int) {
        var random = RandomProblem(seed: 2_000 + seed)
        let problem = random.constrainedProblem(stops: 25)
        for method in RoutingMethod.allCases {
            #expect(plan(problem, method, iterations: 50).violations(of: problem) == [])
        }
    }

    @Test("local search never costs more than savings, nor ruin and recreate more than local search")
    func order() {
        for seed in 0..<2 {
            var random = RandomProblem(seed: 3_000 + seed)
            var problem = random.problem(stops: 30, side: 1_000)
            problem.massLimit = 150
            let costs = [
                plan(problem, .savings), plan(problem, .savingsLocalSearch),
                plan(problem, .savingsLocalSearch, iterations: 50),
            ].map { $0.cost(in: problem) }
            #expect(costs[0] >= costs[1] && costs[1] >= costs[2])
            #expect(plan(problem, .direct).cost(in: problem) > costs[0])
        }
    }

    @Test("a plan depends on problem, iterations and stream alone")
    func determinism() {
        var random = RandomProblem(seed: 7)
        var problem = random.problem(stops: 25)
        problem.massLimit = 120
        for method in RoutingMethod.allCases {
            #expect(plan(problem, method, iterations: 50) == plan(problem, method, iterations: 50))
        }
        let other = plan(problem, .savingsLocalSearch, iterations: 0, seed: 2)
        #expect(other == plan(problem, .savingsLocalSearch, iterations: 0, seed: 3))
    }

    @Test("a stop that nothing can serve is reported with the reason, and the others are served")
    func unservable() {
        // Five stops on a line, 10 apart; the depot at the start.
        let points = (0...6).map { SIMD2(Double($0 * 10), 0) }
        let costs = points.flatMap { from in points.map { Int32(abs($0.x - from.x)) } }
        var problem = RoutingProblem(
            stops: Array(repeating: RoutingProblem.Stop(mass: 10, packages: 1), count: 6), costs: costs, points: points)
        problem.massLimit = 50
        problem.packageLimit = 20
        problem.durationLimit = 100
        problem.passLimit = 0
        problem.stops[0].mass = 51
        problem.stops[1].packages = 21
        problem.stops[2].closes = 29
        problem.stops[3].zone = 1
        problem.stops[5].serviceTime = 1
        for method in RoutingMethod.allCases {
            let plan = plan(problem, method, iterations: 20)
            #expect(plan.routes == [[4]])
            #expect(
                plan.unserved.map(\.reason) == [.tooHeavy, .tooManyPackages, .closed, .noPass, .tooFar]
                    && plan.unserved.map(\.stop) == [0, 1, 2, 3, 5])
        }
    }

    @Test("of too many stops for the routes that there may be, the rest is reported")
    func tooFewRoutes() {
        var random = RandomProblem(seed: 11)
        var problem = random.problem(stops: 12)
        for stop in problem.stops.indices { problem.stops[stop].mass = 10 }
        problem.massLimit = 30
        problem.routeLimit = 3
        for method in RoutingMethod.allCases where method != .direct {
            let plan = plan(problem, method, iterations: 50)
            #expect(plan.routes.count == 3 && plan.unserved.count == 3)
            #expect(plan.unserved.allSatisfy { $0.reason == .noRoute })
        }
        #expect(plan(problem, .direct).unserved.count == 9)
    }

    @Test("where routes are just enough for the mass, all stops find room")
    func tightPacking() {
        var random = RandomProblem(seed: 12)
        var problem = random.problem(stops: 9)
        for (stop, mass) in [50, 30, 20, 60, 25, 15, 70, 20, 10].enumerated() { problem.stops[stop].mass = mass }
        problem.massLimit = 100
        problem.routeLimit = 3
        let plan = plan(problem, .savingsLocalSearch, iterations: 2_000)
        #expect(plan.unserved.isEmpty && plan.routes.count == 3)
    }

    @Test("no stops, one stop and many stops in one place are planned")
    func degenerate() {
        let none = RoutingProblem(stops: [], costs: [0], points: [.zero])
        var place = RoutingProblem(
            stops: Array(repeating: RoutingProblem.Stop(mass: 1), count: 20), costs: Array(repeating: 0, count: 441),
            points: Array(repeating: .zero, count: 21))
        place.massLimit = 5
        let one = RoutingProblem(
            stops: [RoutingProblem.Stop(mass: 0)], costs: [0, 3, 4, 0], points: [.zero, SIMD2(1, 1)])
        for method in RoutingMethod.allCases {
            #expect(plan(none, method, iterations: 10) == RoutePlan(routes: [], unserved: []))
            #expect(plan(one, method, iterations: 10).cost(in: one) == 7)
            let plan = plan(place, method, iterations: 10)
            #expect(plan.unserved.isEmpty && plan.violations(of: place) == [])
        }
    }
}

@Suite("Time on a route")
struct RouteDurationTests {
    @Test("a route leaves late enough not to wait in vain, and no later than its windows allow")
    func slack() {
        // Depot -> a -> b -> depot, 10 each way; b opens at 100, so leaving at 80 loses nothing.
        let costs = Array(repeating: Int32(10), count: 9)
        var problem = RoutingProblem(
            stops: [
                RoutingProblem.Stop(mass: 1, serviceTime: 5), RoutingProblem.Stop(mass: 1, serviceTime: 5, opens: 100),
            ], costs: costs)
        #expect(problem.duration(of: [0, 1]) == 40)
        problem.stops[0].closes = 50
        #expect(problem.duration(of: [0, 1]) == 75)
        problem.stops[0].closes = 9
        #expect(problem.duration(of: [0, 1]) == nil)
        problem.stops[0].closes = 50
        problem.closes = 114
        #expect(problem.duration(of: [0, 1]) == nil)
        #expect(problem.duration(of: [1, 0]) == nil)
    }

    @Test("the least duration is that of the best departure, tried one by one", arguments: 0..<20)
    func againstTrying(seed: Int) {
        for number in 0..<10 {
            var random = RandomProblem(seed: 5_000 + seed * 10 + number)
            var problem = random.constrainedProblem(stops: 4)
            problem.closes = min(problem.closes, 600)
            var best: Int?
            for departure in problem.opens...700 {
                var (now, node, isLate) = (departure, 0, false)
                for stop in [0, 1, 2, 3] {
                    let times = problem.times.isEmpty ? problem.costs : problem.times
                    now = max(now + Int(times[node * 5 + stop + 1]), problem.stops[stop].opens)
                    if now > problem.stops[stop].closes { isLate = true }
                    now += problem.stops[stop].serviceTime
                    node = stop + 1
                }
                now += Int((problem.times.isEmpty ? problem.costs : problem.times)[node * 5])
                if !isLate, now <= problem.closes { best = min(best ?? .max, now - departure) }
            }
            #expect(problem.duration(of: [0, 1, 2, 3]) == best)
        }
    }
}
