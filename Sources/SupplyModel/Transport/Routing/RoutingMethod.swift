public import Stochastics

/// A way to plan routes.
public enum RoutingMethod: String, CaseIterable, Hashable, Sendable {
    /// One stop a route.
    case direct
    /// Stops in the order of their bearing from the depot (Gillett and Miller 1974); needs points.
    case sweep
    /// Routes merged by what is saved (Clarke and Wright 1964).
    case savings
    /// Savings, improved by local search and by ruin and recreate.
    case savingsLocalSearch = "savings-local-search"

    /// Plans routes; the same for the same problem, iterations and stream.
    ///
    /// Every limit of the problem is honoured; a stop that cannot be served is reported as such.
    ///
    /// - Parameters:
    ///   - problem: what is to be served; it has points if the method is ``sweep``.
    ///   - iterations: rounds of ruin and recreate, `>= 0`; only ``savingsLocalSearch`` uses them.
    ///   - stream: what those draw from.
    public func plan(_ problem: RoutingProblem, iterations: Int = 0, stream: RandomStream) -> RoutePlan {
        precondition(self != .sweep || !problem.points.isEmpty, "a sweep needs to know where the stops lie")
        let tables = RoutingTables(problem)
        switch self {
        case .direct:
            return tables.plan(tables.placed(tables.servable.map { [Int32($0)] }))
        case .sweep:
            return tables.plan(SweepRoutes(tables: tables, points: problem.points).best())
        case .savings:
            var routes = tables.placed(SavingsRoutes(tables: tables).routes(lambda: 1))
            routes.insertAbsent(tables)
            return tables.plan(routes)
        case .savingsLocalSearch:
            var best: RouteSet?
            for lambda in SavingsRoutes.lambdas {
                var search = LocalSearch(
                    tables, from: tables.placed(SavingsRoutes(tables: tables).routes(lambda: lambda)))
                search.run()
                let result = search.result
                if best.map({ result.isBetter(than: $0) }) ?? true { best = result }
            }
            guard let best else { preconditionFailure("there are no shapes to try") }
            guard iterations > 0, tables.servable.count > 1 else { return tables.plan(best) }
            var search = RuinAndRecreate(tables, from: best, stream: stream)
            search.run(iterations: iterations)
            var polish = LocalSearch(tables, from: search.best)
            polish.run()
            return tables.plan(polish.result)
        }
    }
}

extension Purpose {
    /// Ruin and recreate; entity and index are the caller's.
    public static let routing = Purpose(rawValue: 40)
}
