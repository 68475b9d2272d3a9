import Statistics

/// Fits parameters to observed series without derivatives: pattern search on a lattice, led by a linear model.
///
/// It starts from a Latin hypercube. Then each turn first tries the step of a `LocalModel` about the best point, whole and
/// halved, and where neither is better polls the points at one distance from the best along each axis, both ways. A poll
/// that finds nothing better halves the distance. Every trial point lies on the lattice, and only a lower objective is
/// accepted, so that this is a generalized pattern search with a search step: it ends, and its end is a point that no
/// neighbour along an axis improves upon (Kolda, Lewis and Torczon 2003, "Optimization by direct search: new perspectives
/// on some classical and modern methods", *SIAM Review* 45(3), sections 3 and 5; the search step as in Booker and others
/// 1999, "A rigorous framework for optimization of expensive functions by surrogates", *Structural Optimization* 17).
/// All points share the draws of their replications, so that the objective is a function, without noise of its own, and
/// whole-number parameters need nothing special.
public struct CalibrationSearch: Sendable {
    /// How far the poll's distance is halved, as a share of the range.
    public static let finest = 1.0 / 256
    /// How far from the fit its slopes are taken, as a share of the range.
    static let slopeDistance = 0.05

    /// How many values each parameter has, at least two.
    public let sizes: [Int]
    /// What is to be as small as it can be.
    public let objective: CalibrationObjective
    /// How many replications each point has, at least 3.
    public let replications: Int
    /// The most points, those for the intervals among them.
    public let mostPoints: Int
    /// Decides the first points.
    public let seed: UInt64
    /// The confidence of the intervals.
    public let level: Double

    /// Prepares a search.
    ///
    /// - Precondition: `mostPoints` is at least ``leastPoints(parameters:)``.
    public init(
        sizes: [Int], objective: CalibrationObjective, replications: Int = 8, mostPoints: Int, seed: UInt64,
        level: Double = 0.95
    ) {
        precondition(!sizes.isEmpty && sizes.allSatisfy { $0 >= 2 }, "a parameter has two values or more")
        precondition(replications >= 3, "intervals need three replications or more")
        precondition(
            mostPoints >= Self.leastPoints(parameters: sizes.count), "too few points to fit and to judge the fit")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        self.sizes = sizes
        self.objective = objective
        self.replications = replications
        self.mostPoints = mostPoints
        self.seed = seed
        self.level = level
    }

    /// The fewest points with which there is something to fit: a start of so many and a turn, and the intervals.
    public static func leastPoints(parameters: Int) -> Int { 6 * parameters + 4 }

    /// Searches.
    ///
    /// - Parameter simulate: gives, for some points, the values of each replication, from 0, at each entry of the objective;
    ///   NaN where one has no value. A point has an index for each parameter.
    public func run(
        _ simulate: (_ points: [[Int]]) async throws -> [[[Double]]]
    ) async throws -> CalibrationFit {
        var walk = CalibrationWalk(search: self)
        return try await walk.run(simulate)
    }
}

/// The state of a search: the points that have been simulated, and which is best.
private struct CalibrationWalk {
    typealias Simulate = (_ points: [[Int]]) async throws -> [[[Double]]]

    struct Evaluation {
        let point: [Int]
        let values: [[Double]]
        let residuals: [Double]
        let objective: Double
    }

    let search: CalibrationSearch
    private var evaluations: [Evaluation] = []
    private var places: [[Int]: Int] = [:]
    private var best = 0

    init(search: CalibrationSearch) { self.search = search }

    private var parameters: Range<Int> { search.sizes.indices }

    mutating func run(_ simulate: Simulate) async throws -> CalibrationFit {
        // What the slopes take is kept aside.
        let budget = search.mostPoints - 2 * parameters.count
        let start = min(4 * parameters.count + 4, budget / 2)
        try await evaluate(startingPoints(start), simulate)
        var distance = 0.25
        var hasConverged = false
        while !hasConverged, evaluations.count < budget {
            let before = best
            try await evaluate(Array(modelPoints(within: 2 * distance).prefix(budget - evaluations.count)), simulate)
            if best != before {
                distance = min(0.25, 2 * distance)
                continue
            }
            let poll = pollPoints(at: distance).filter { places[$0] == nil }
            guard evaluations.count + poll.count <= budget else { break }
            try await evaluate(poll, simulate)
            if best == before {
                hasConverged = distance <= CalibrationSearch.finest || isFinest(distance)
                distance /= 2
            }
        }
        let fit = evaluations[best]
        let neighbours = slopePoints(about: fit.point)
        try await evaluate(neighbours.joined().filter { places[$0] == nil }, simulate, movesBest: false)
        return CalibrationFit(
            search: search, point: fit.point, values: fit.values,
            neighbours: neighbours.map { pair in pair.map { ($0, known($0)) } }, pointCount: evaluations.count,
            hasConverged: hasConverged)
    }

    private func known(_ point: [Int]) -> [[Double]] { places[point].map { evaluations[$0].values } ?? [] }

    private mutating func evaluate(_ points: [[Int]], _ simulate: Simulate, movesBest: Bool = true) async throws {
        var seen: Set<[Int]> = []
        let fresh = points.filter { places[$0] == nil && seen.insert($0).inserted }
        guard !fresh.isEmpty else { return }
        for (point, values) in zip(fresh, try await simulate(fresh)) {
            let residuals = search.objective.residuals(ofMean: values)
            let evaluation = Evaluation(
                point: point, values: values, residuals: residuals, objective: CalibrationObjective.value(residuals))
            places[point] = evaluations.count
            evaluations.append(evaluation)
            if movesBest, evaluation.objective < evaluations[best].objective { best = evaluations.count - 1 }
        }
    }

    private func startingPoints(_ count: Int) -> [[Int]] {
        let factors = search.sizes.map { Factor("", .whole(0...$0 - 1)) }
        return LatinHypercube.points(of: factors, count: count, seed: search.seed).map { point in
            point.settings.map { Int($0.value) ?? 0 }
        }
    }

    /// Where the model of the points about the best expects the least: the whole step, and half of it.
    private func modelPoints(within radius: Double) -> [[Int]] {
        let centre = evaluations[best]
        let offsets = evaluations.map { offset(of: $0.point, from: centre.point) }
        let distances = offsets.map { $0.reduce(0) { max($0, abs($1)) } }
        let nearest = evaluations.indices.filter { $0 != best }.sorted { (distances[$0], $0) < (distances[$1], $1) }
        let near = nearest.enumerated().filter { rank, place in
            distances[place] <= radius || rank <= parameters.count
        }.map(\.element)
        guard
            let model = LocalModel(
                centre: centre.residuals, neighbours: near.map { (offsets[$0], evaluations[$0].residuals) })
        else { return [] }
        let step = model.step(within: radius)
        return [1, 0.5].map { share in
            parameters.map { moved(centre.point[$0], by: share * step[$0], axis: $0) }
        }
    }

    /// The points at a distance along each axis, both ways, that are within the range.
    private func pollPoints(at distance: Double) -> [[Int]] {
        let centre = evaluations[best].point
        return parameters.flatMap { axis in
            [1, -1].compactMap { sign in
                let index = centre[axis] + sign * steps(distance, axis: axis)
                guard (0..<search.sizes[axis]).contains(index) else { return nil }
                var point = centre
                point[axis] = index
                return point
            }
        }
    }

    /// For each axis the two points, at either side or at the bound, from which the slopes at the fit are taken.
    private func slopePoints(about centre: [Int]) -> [[[Int]]] {
        parameters.map { axis in
            let reach = steps(CalibrationSearch.slopeDistance, axis: axis)
            return [max(0, centre[axis] - reach), min(search.sizes[axis] - 1, centre[axis] + reach)].map { index in
                var point = centre
                point[axis] = index
                return point
            }
        }
    }

    /// A distance in steps of an axis, at least one.
    private func steps(_ distance: Double, axis: Int) -> Int {
        max(1, Int((distance * Double(search.sizes[axis] - 1)).rounded()))
    }

    private func isFinest(_ distance: Double) -> Bool { parameters.allSatisfy { steps(distance, axis: $0) == 1 } }

    private func moved(_ index: Int, by share: Double, axis: Int) -> Int {
        let size = search.sizes[axis]
        return min(size - 1, max(0, index + Int((share * Double(size - 1)).rounded())))
    }

    private func offset(of point: [Int], from centre: [Int]) -> [Double] {
        parameters.map { Double(point[$0] - centre[$0]) / Double(search.sizes[$0] - 1) }
    }
}
