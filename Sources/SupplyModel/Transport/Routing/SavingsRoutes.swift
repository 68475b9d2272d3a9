/// Routes by savings, all at once: each stop begins on a route of its own, and the two routes whose joining saves most
/// are joined, again and again (Clarke and Wright 1964, *Operations Research* 12:568).
///
/// Joining the end `i` of one route to the start `j` of another saves `c(i, 0) + c(0, j) - lambda c(i, j)`; the shape
/// `lambda` is 1 in the original, and others (Gaskell 1967, *Operational Research Quarterly* 18:281; Yellow 1970, 21:281)
/// make routes longer or rounder. Pairs of which neither is among the other's 100 nearest are left out.
///
/// - Complexity: O(*p* log *p*) for *p* pairs.
struct SavingsRoutes {
    /// The shapes that are tried where the best of several is kept.
    static let lambdas = [1.0, 0.8, 1.2, 0.6, 1.4]

    private struct Saving: BitwiseCopyable {
        let amount: Double
        let end: Int32
        let start: Int32
    }

    let tables: RoutingTables

    /// The routes: every limit is honoured but those on how many routes there are.
    func routes(lambda: Double) -> [[Int32]] {
        var sequences = Array(repeating: [Int32](), count: tables.nodes)
        var loads = Array(repeating: RouteLoad(), count: tables.nodes)
        var routeOf = Array(repeating: Int32(0), count: tables.nodes)
        for node in tables.servable {
            sequences[node] = [Int32(node)]
            loads[node] = tables.load(of: sequences[node])
            routeOf[node] = Int32(node)
        }
        for saving in savings(lambda: lambda) {
            let (front, back) = (Int(routeOf[Int(saving.end)]), Int(routeOf[Int(saving.start)]))
            guard front != back else { continue }
            guard
                tables.admits(
                    mass: loads[front].mass + loads[back].mass,
                    packages: loads[front].packages + loads[back].packages,
                    count: sequences[front].count + sequences[back].count),
                let joined = join(sequences[front], at: saving.end, sequences[back], at: saving.start)
            else { continue }
            for node in sequences[back] { routeOf[Int(node)] = Int32(front) }
            sequences[back] = []
            sequences[front] = joined
            loads[front] = tables.load(of: joined)
        }
        return sequences.filter { !$0.isEmpty }
    }

    /// Two routes as one in which `end` is followed by `start`, either turned round if need be; nil when one of the two
    /// lies inside its route, or the whole would be late.
    private func join(_ front: [Int32], at end: Int32, _ back: [Int32], at start: Int32) -> [Int32]? {
        guard front.first == end || front.last == end, back.first == start || back.last == start else { return nil }
        let joined = (front.last == end ? front : front.reversed()) + (back.first == start ? back : back.reversed())
        if tables.isInTime(joined) { return joined }
        let reversed = Array(joined.reversed())
        return tables.isInTime(reversed) ? reversed : nil
    }

    /// Positive savings, largest first.
    private func savings(lambda: Double) -> [Saving] {
        let kept = tables.neighboursPerNode
        var savings: [Saving] = []
        savings.reserveCapacity(tables.servable.count * kept)
        for node in tables.servable {
            let end = Int32(node)
            for rank in 0..<kept {
                let start = tables.neighbours[node * kept + rank]
                let saved =
                    Double(tables.cost(end, 0) + tables.cost(0, start)) - lambda * Double(tables.cost(end, start))
                if saved > 0 { savings.append(Saving(amount: saved, end: end, start: start)) }
            }
        }
        savings.sort { ($0.amount, $1.end, $1.start) > ($1.amount, $0.end, $0.start) }
        return savings
    }
}
