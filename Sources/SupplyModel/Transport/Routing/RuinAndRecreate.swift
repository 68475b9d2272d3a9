import Statistics
import Stochastics

/// Improves routes by taking strings of neighbouring stops off several routes and putting them back where they cost
/// least, with simulated annealing (SISR: Christiaens and Vanden Berghe 2020, *Transportation Science* 54:417).
///
/// As there: about ten stops are taken off at a time, from routes near a random stop; stops go back in an order by chance,
/// demand or distance; a place is overlooked once in about a hundred times; and where the number of routes is limited, a
/// set of routes counts as better when the stops that it leaves out have been left out less often. Other than there, a
/// stop is first tried beside its nearest stops, and elsewhere only when it fits nowhere beside them.
struct RuinAndRecreate {
    private static let meanRemoved = 10.0
    private static let longestString = 10.0
    private static let splitShare = 0.5
    private static let longerGapShare = 0.01
    /// Neighbours of a stop beside which it is tried first.
    private static let breadth = 40
    /// First and last temperature, in mean ways between two nodes.
    private static let temperatures = (first: 1.0, last: 0.01)

    private let tables: RoutingTables
    private var stream: RandomStream
    private var current: RouteSet
    private var candidate: RouteSet
    /// The best routes so far.
    private(set) var best: RouteSet
    private var absent: [Int32] = []
    /// How often each stop was left out.
    private var absences: [Int]
    private var absencesOfCurrent = 0
    /// The round in which a route was last taken a string from.
    private var ruinedIn: [Int] = []
    private var round = 0
    private var blinks = Blinks()
    private var keys: [(key: Double, node: Int32)] = []
    private var sequence: [Int32] = []

    /// Starts from routes that honour every limit.
    init(_ tables: RoutingTables, from start: RouteSet, stream: RandomStream) {
        self.tables = tables
        self.stream = stream
        current = start
        candidate = start
        best = start
        absences = Array(repeating: 0, count: tables.nodes)
    }

    /// Does so many rounds.
    mutating func run(iterations: Int) {
        let ways = Double(tables.servable.count + current.usedCount)
        let mean = Double(current.cost) / ways
        var temperature = mean * Self.temperatures.first
        let cooling = Elementary.pow(Self.temperatures.last / Self.temperatures.first, 1 / Double(iterations))
        for _ in 0..<iterations {
            round += 1
            ruin()
            recreate()
            if isAccepted(at: temperature) {
                current = candidate
                absencesOfCurrent = 0
                for node in absent { absencesOfCurrent += absences[Int(node)] }
                if current.isBetter(than: best) { best = current }
            } else {
                candidate = current
            }
            for node in absent { absences[Int(node)] += 1 }
            temperature *= cooling
        }
    }

    private mutating func isAccepted(at temperature: Double) -> Bool {
        let rise = Double(candidate.cost - current.cost)
        let isCoolEnough = rise < -temperature * Elementary.log(stream.uniformOpen())
        if candidate.absentCount == 0 && current.absentCount == 0 { return isCoolEnough }
        if candidate.absentCount != current.absentCount, candidate.absentCount == 0 || current.absentCount == 0 {
            return candidate.absentCount == 0
        }
        var sum = 0
        for node in absent { sum += absences[Int(node)] }
        return sum < absencesOfCurrent || candidate.absentCount <= current.absentCount && isCoolEnough
    }

    /// Takes strings of stops off the routes round a random stop.
    private mutating func ruin() {
        absent.removeAll(keepingCapacity: true)
        if candidate.absentCount > 0 {
            for node in tables.servable where candidate.routeOf[node] < 0 { absent.append(Int32(node)) }
        }
        guard candidate.usedCount > 0 else { return }
        let served = Double(tables.servable.count - candidate.absentCount)
        let longest = min(Self.longestString, served / Double(candidate.usedCount))
        let mostStrings = 4 * Self.meanRemoved / (1 + longest) - 1
        var strings = Int(1 + mostStrings * stream.uniform())
        let seed = tables.servable[Int(stream.below(UInt64(tables.servable.count)))]
        removeString(about: Int32(seed), longest: longest, strings: &strings)
        for rank in 0..<tables.neighboursPerNode where strings > 0 {
            removeString(
                about: tables.neighbours[seed * tables.neighboursPerNode + rank], longest: longest, strings: &strings)
        }
    }

    /// Takes a string that holds a stop off its route, unless the route has lost one in this round.
    private mutating func removeString(about node: Int32, longest: Double, strings: inout Int) {
        let route = Int(candidate.routeOf[Int(node)])
        guard route >= 0, !isRuined(route) else { return }
        markRuined(route)
        strings -= 1
        let count = Int(candidate.routes[route].load.count)
        let length = Int(1 + min(longest, Double(count)) * stream.uniform())
        var kept = 0
        if length > 1, length < count, stream.chance(Self.splitShare) {
            kept = 1
            while length + kept < count, stream.chance(Self.longerGapShare) { kept += 1 }
        }
        var first = node
        var before = 0
        while candidate.previous[Int(first)] != 0 {
            first = candidate.previous[Int(first)]
            before += 1
        }
        // The string may begin so many stops before this one that it still holds it and does not leave the route.
        let whole = length + kept
        let (fewest, most) = (max(0, before + whole - count), min(before, whole - 1))
        let lead = fewest + Int(stream.below(UInt64(most - fewest + 1)))
        var next = node
        for _ in 0..<lead { next = candidate.previous[Int(next)] }
        let keptFrom = kept > 0 ? 1 + Int(stream.below(UInt64(length - 1))) : whole
        for place in 0..<whole {
            let stop = next
            next = candidate.next[Int(stop)]
            if place >= keptFrom, place < keptFrom + kept { continue }
            candidate.remove(stop, tables: tables)
            absent.append(stop)
        }
    }

    private func isRuined(_ route: Int) -> Bool { route < ruinedIn.count && ruinedIn[route] == round }

    private mutating func markRuined(_ route: Int) {
        while ruinedIn.count <= route { ruinedIn.append(0) }
        ruinedIn[route] = round
    }

    /// Puts the absent stops back where they cost least; those that fit nowhere stay absent.
    private mutating func recreate() {
        sortAbsent()
        var missing = 0
        for index in absent.indices {
            let node = absent[index]
            if let gap = gapBesideNeighbours(of: node)
                ?? candidate.cheapestGap(for: node, tables: tables, sequence: &sequence)
            {
                let alone = tables.cost(0, node) + tables.cost(node, 0)
                if alone >= gap.increase || !candidate.mayOpenRoute(for: node, tables: tables) {
                    candidate.insert(node, behind: gap.before, on: gap.route, tables: tables)
                    continue
                }
            }
            if candidate.mayOpenRoute(for: node, tables: tables) {
                candidate.insert(node, behind: 0, on: candidate.emptyRoute(), tables: tables)
            } else {
                absent[missing] = node
                missing += 1
            }
        }
        absent.removeLast(absent.count - missing)
    }

    /// By chance, heaviest first, farthest first or nearest first, with weights 4, 4, 2 and 1; with time windows also
    /// shortest, earliest opening or earliest closing first, with weights 2, 2 and 2.
    private mutating func sortAbsent() {
        let choice = stream.below(tables.isTimed ? 17 : 11)
        keys.removeAll(keepingCapacity: true)
        for node in absent {
            let window = tables.window(of: node)
            let key: Double =
                switch choice {
                case 0..<4: stream.uniform()
                case 4..<8: -tables.weight(of: node)
                case 8..<10: -Double(tables.cost(0, node))
                case 10: Double(tables.cost(0, node))
                case 11..<13: Double(window.closes - window.opens)
                case 13..<15: Double(window.opens)
                default: Double(window.closes)
                }
            keys.append((key, node))
        }
        keys.sort { ($0.key, $0.node) < ($1.key, $1.node) }
        for (index, entry) in keys.enumerated() { absent[index] = entry.node }
    }

    /// The cheapest place before or behind one of the nearest stops.
    private mutating func gapBesideNeighbours(of node: Int32) -> RouteSet.Gap? {
        var best = RouteSet.Gap(route: -1, before: 0, increase: .max)
        let base = Int(node) * tables.neighboursPerNode
        for rank in 0..<min(Self.breadth, tables.neighboursPerNode) {
            let other = tables.neighbours[base + rank]
            let route = Int(candidate.routeOf[Int(other)])
            guard route >= 0, candidate.hasRoom(on: route, for: node, tables: tables) else { continue }
            let (before, after) = (candidate.previous[Int(other)], candidate.next[Int(other)])
            let there = tables.cost(node, other)
            let back = tables.cost(other, node)
            if !blinks.next(&stream) {
                let increase = tables.cost(before, node) + there - tables.cost(before, other)
                if increase < best.increase,
                    candidate.isInTime(node, behind: before, on: route, tables: tables, sequence: &sequence)
                {
                    best = RouteSet.Gap(route: route, before: before, increase: increase)
                }
            }
            if !blinks.next(&stream) {
                let increase = back + tables.cost(node, after) - tables.cost(other, after)
                if increase < best.increase,
                    candidate.isInTime(node, behind: other, on: route, tables: tables, sequence: &sequence)
                {
                    best = RouteSet.Gap(route: route, before: other, increase: increase)
                }
            }
        }
        return best.route < 0 ? nil : best
    }
}

/// Chances of 1 in 128, nine from each draw.
private struct Blinks: BitwiseCopyable {
    private var bits: UInt64 = 0
    private var left = 0

    @inline(__always)
    mutating func next(_ stream: inout RandomStream) -> Bool {
        if left == 0 {
            bits = stream.next()
            left = 9
        }
        let isBlink = bits & 127 == 0
        bits >>= 7
        left -= 1
        return isBlink
    }
}
