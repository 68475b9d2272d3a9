/// Improves routes by small changes until none helps.
///
/// Every change exchanges two stretches of stops, each turned round or not, each possibly empty: between two routes, or
/// within one. That is all of: relocating one to three stops (Or 1976), swapping one or two stops for one or two, 2-opt
/// (Croes 1958) and 2-opt* (Potvin and Rousseau 1995), where the stretches are a route's ends. A change brings some stop
/// `u` next to one of its nearest `v`; only those are tried whose new way from `u` to `v` is shorter than a way that `u`
/// has now (granular neighbourhoods, Toth and Vigo 2003, *INFORMS Journal on Computing* 15:333). The first change that
/// helps is made.
///
/// - Complexity: O(stops * neighbours) changes are tried in a round; each in O(1), those that seem to help in O(stops on
///   the routes).
struct LocalSearch {
    /// How many neighbours of a stop are tried.
    private static let breadth = 40

    private let tables: RoutingTables
    private var sequences: [[Int32]]
    private var loads: [RouteLoad]
    private var routeOf: [Int32]
    private var position: [Int32]
    private var crossingCount: Int
    /// Changes made so far.
    private var clock = 0
    /// The clock when a route was changed last.
    private var changedAt: [Int]
    /// The clock when all changes about a stop were tried last, in vain.
    private var triedAt: [Int]
    private var isWithinRoutes = false

    init(_ tables: RoutingTables, from start: RouteSet) {
        self.tables = tables
        var start = start
        start.insertAbsent(tables)
        sequences = start.sequences
        loads = sequences.map { [tables] in tables.load(of: $0) }
        crossingCount = start.crossingCount
        routeOf = Array(repeating: -1, count: tables.nodes)
        position = Array(repeating: 0, count: tables.nodes)
        changedAt = Array(repeating: 0, count: sequences.count)
        triedAt = Array(repeating: -1, count: tables.nodes)
        for route in sequences.indices { number(route) }
    }

    /// The routes as they are now; stops for which there was no room are put where there is.
    var result: RouteSet {
        var set = tables.placed(sequences.filter { !$0.isEmpty })
        set.insertAbsent(tables)
        return set
    }

    /// Makes changes until none helps.
    ///
    /// - Parameter withinRoutes: whether no stop may go to another route.
    mutating func run(withinRoutes: Bool = false) {
        isWithinRoutes = withinRoutes
        var before = -1
        while before < clock {
            before = clock
            for node in tables.servable where routeOf[node] >= 0 {
                while improve(about: Int32(node)) {}
            }
        }
    }

    /// Makes the first change that brings a stop next to one of its neighbours and helps.
    private mutating func improve(about u: Int32) -> Bool {
        let last = triedAt[Int(u)]
        let here = Int(routeOf[Int(u)])
        let (before, after) = (node(here, Int(position[Int(u)]) - 1), node(here, Int(position[Int(u)]) + 1))
        let longest = max(
            max(tables.cost(before, u), tables.cost(u, before)), max(tables.cost(u, after), tables.cost(after, u)))
        let base = Int(u) * tables.neighboursPerNode
        for rank in 0..<min(Self.breadth, tables.neighboursPerNode) {
            let v = tables.neighbours[base + rank]
            let there = Int(routeOf[Int(v)])
            if there < 0 || max(changedAt[here], changedAt[there]) <= last { continue }
            if min(tables.cost(u, v), tables.cost(v, u)) >= longest { break }
            if here == there ? improveWithin(u, v) : !isWithinRoutes && improveBetween(u, v) { return true }
        }
        triedAt[Int(u)] = clock
        return false
    }

    private mutating func improveBetween(_ u: Int32, _ v: Int32) -> Bool {
        if moveShortStretches(u, v) { return true }
        let (i, j) = (Int(position[Int(u)]), Int(position[Int(v)]))
        let (here, there) = (Int(routeOf[Int(u)]), Int(routeOf[Int(v)]))
        let (countHere, countThere) = (sequences[here].count, sequences[there].count)
        func attempt(_ a: Range<Int>, _ b: Range<Int>, reversed: Bool, _ search: inout LocalSearch) -> Bool {
            search.exchange(Stretch(route: here, range: a), Stretch(route: there, range: b), reversed: reversed)
        }
        return attempt(i + 1..<countHere, j..<countThere, reversed: false, &self)
            || attempt(i..<countHere, j + 1..<countThere, reversed: false, &self)
            || attempt(i + 1..<countHere, 0..<j + 1, reversed: true, &self)
            || attempt(i..<countHere, 0..<j, reversed: true, &self)
    }

    private mutating func improveWithin(_ u: Int32, _ v: Int32) -> Bool {
        let (i, j) = (Int(position[Int(u)]), Int(position[Int(v)]))
        let route = Int(routeOf[Int(u)])
        for (low, high) in [(min(i, j) + 1, max(i, j) + 1), (min(i, j), max(i, j))] {
            let reversal = exchange(
                Stretch(route: route, range: low..<high), Stretch(route: route, range: high..<high), reversed: true)
            if reversal { return true }
        }
        return moveShortStretches(u, v)
    }

    /// Moves up to three stops around u next to v, or exchanges one or two with as many next to v, in one route or two.
    private mutating func moveShortStretches(_ u: Int32, _ v: Int32) -> Bool {
        let (i, j) = (Int(position[Int(u)]), Int(position[Int(v)]))
        let (here, there) = (Int(routeOf[Int(u)]), Int(routeOf[Int(v)]))
        let (countHere, countThere) = (sequences[here].count, sequences[there].count)
        /// Exchanges two stretches; in one route those that do not overlap, whichever comes first.
        func attempt(_ a: Range<Int>, _ b: Range<Int>, reversed: Bool, _ search: inout LocalSearch) -> Bool {
            let (mine, theirs) = (Stretch(route: here, range: a), Stretch(route: there, range: b))
            if here != there || a.upperBound <= b.lowerBound {
                return search.exchange(mine, theirs, reversed: reversed)
            }
            return b.upperBound <= a.lowerBound && search.exchange(theirs, mine, reversed: reversed)
        }
        for length in 1...3 {
            if i + length <= countHere {
                if attempt(i..<i + length, j + 1..<j + 1, reversed: false, &self) { return true }
                if attempt(i..<i + length, j..<j, reversed: true, &self) { return true }
            }
            if length > 1, i + 1 - length >= 0 {
                if attempt(i + 1 - length..<i + 1, j..<j, reversed: false, &self) { return true }
                if attempt(i + 1 - length..<i + 1, j + 1..<j + 1, reversed: true, &self) { return true }
            }
        }
        for mine in 1...2 {
            for theirs in 1...2 {
                if i + mine <= countHere, j + 1 + theirs <= countThere,
                    attempt(i..<i + mine, j + 1..<j + 1 + theirs, reversed: false, &self)
                {
                    return true
                }
                if i + 1 >= mine, j >= theirs,
                    attempt(i + 1 - mine..<i + 1, j - theirs..<j, reversed: false, &self)
                {
                    return true
                }
            }
        }
        return false
    }

    /// Consecutive stops of a route.
    private struct Stretch {
        let route: Int
        let range: Range<Int>
    }

    /// Exchanges two stretches if that helps; of one route, the first must end before the second begins.
    private mutating func exchange(_ a: Stretch, _ b: Stretch, reversed: Bool) -> Bool {
        guard change(a, b, reversed: reversed) < 0 else { return false }
        return a.route == b.route
            ? settle(a.route, exchanged(a, b, reversed: reversed))
            : settle(
                a.route, replaced(a, by: b, reversed: reversed), b.route, replaced(b, by: a, reversed: reversed))
    }

    /// What an exchange changes at the ends of the stretches; ways within them are taken to cost the same both ways.
    private func change(_ a: Stretch, _ b: Stretch, reversed: Bool) -> Int {
        let (beforeA, afterA) = (node(a.route, a.range.lowerBound - 1), node(a.route, a.range.upperBound))
        let (beforeB, afterB) = (node(b.route, b.range.lowerBound - 1), node(b.route, b.range.upperBound))
        let (endsA, endsB) = (ends(a), ends(b))
        let (newA, newB) = reversed ? (endsA.reversed, endsB.reversed) : (endsA, endsB)
        if a.route == b.route {
            let middle = ends(Stretch(route: a.route, range: a.range.upperBound..<b.range.lowerBound))
            return cost(beforeA, newB, middle, newA, afterB) - cost(beforeA, endsA, middle, endsB, afterB)
        }
        return cost(beforeA, newB, afterA) + cost(beforeB, newA, afterB) - cost(beforeA, endsA, afterA)
            - cost(beforeB, endsB, afterB)
    }

    /// The first and the last stop of a stretch; 0 when it is empty.
    private struct Ends: BitwiseCopyable {
        var first: Int32 = 0
        var last: Int32 = 0

        var reversed: Ends { Ends(first: last, last: first) }
    }

    @inline(__always)
    private func ends(_ stretch: Stretch) -> Ends {
        if stretch.range.isEmpty { return Ends() }
        return Ends(
            first: sequences[stretch.route][stretch.range.lowerBound],
            last: sequences[stretch.route][stretch.range.upperBound - 1])
    }

    /// The ways between stretches that follow one another; within them there is nothing to count.
    @inline(__always)
    private func cost(_ before: Int32, _ a: Ends, _ after: Int32) -> Int {
        a.first == 0
            ? (before == 0 && after == 0 ? 0 : tables.cost(before, after))
            : tables.cost(before, a.first) + tables.cost(a.last, after)
    }

    @inline(__always)
    private func cost(_ before: Int32, _ a: Ends, _ b: Ends, _ c: Ends, _ after: Int32) -> Int {
        var (node, sum) = (before, 0)
        if a.first != 0 { (node, sum) = (a.last, tables.cost(node, a.first)) }
        if b.first != 0 { (node, sum) = (b.last, sum + tables.cost(node, b.first)) }
        if c.first != 0 { (node, sum) = (c.last, sum + tables.cost(node, c.first)) }
        return sum + tables.cost(node, after)
    }

    /// The node at a place of a route; the depot before the first and behind the last.
    @inline(__always)
    private func node(_ route: Int, _ place: Int) -> Int32 {
        place < 0 || place >= sequences[route].count ? 0 : sequences[route][place]
    }

    private func replaced(_ a: Stretch, by b: Stretch, reversed: Bool) -> [Int32] {
        let (old, new) = (sequences[a.route], sequences[b.route][b.range])
        return old[..<a.range.lowerBound] + (reversed ? Array(new.reversed()) : Array(new))
            + old[a.range.upperBound...]
    }

    private func exchanged(_ a: Stretch, _ b: Stretch, reversed: Bool) -> [Int32] {
        let old = sequences[a.route]
        let (first, second) = (Array(old[a.range]), Array(old[b.range]))
        return old[..<a.range.lowerBound] + (reversed ? second.reversed() : second)
            + old[a.range.upperBound..<b.range.lowerBound] + (reversed ? first.reversed() : first)
            + old[b.range.upperBound...]
    }

    /// Takes over a route's new order if it costs less and is in time.
    private mutating func settle(_ route: Int, _ sequence: [Int32]) -> Bool {
        let load = tables.load(of: sequence)
        guard load.cost < loads[route].cost, tables.isInTime(sequence) else { return false }
        commit(route, sequence, load)
        return true
    }

    /// Takes over two routes' new stops if they cost less together and honour every limit.
    private mutating func settle(_ a: Int, _ sequenceA: [Int32], _ b: Int, _ sequenceB: [Int32]) -> Bool {
        let (loadA, loadB) = (tables.load(of: sequenceA), tables.load(of: sequenceB))
        guard loadA.cost + loadB.cost < loads[a].cost + loads[b].cost,
            tables.admits(mass: loadA.mass, packages: loadA.packages, count: sequenceA.count),
            tables.admits(mass: loadB.mass, packages: loadB.packages, count: sequenceB.count)
        else { return false }
        let crossing =
            crossingCount - loads[a].crossing - loads[b].crossing + loadA.crossing + loadB.crossing
        guard crossing <= tables.passLimit, tables.isInTime(sequenceA), tables.isInTime(sequenceB) else { return false }
        crossingCount = crossing
        commit(a, sequenceA, loadA)
        commit(b, sequenceB, loadB)
        return true
    }

    private mutating func commit(_ route: Int, _ sequence: [Int32], _ load: RouteLoad) {
        sequences[route] = sequence
        loads[route] = load
        clock += 1
        changedAt[route] = clock
        number(route)
    }

    private mutating func number(_ route: Int) {
        for (index, node) in sequences[route].enumerated() {
            routeOf[Int(node)] = Int32(route)
            position[Int(node)] = Int32(index)
        }
    }
}

extension RouteLoad {
    /// 1 when the route needs a pass, else 0.
    fileprivate var crossing: Int { foreign > 0 ? 1 : 0 }
}
