public import Scenario

/// The least resources of a scenario that meet targets.
public struct CapacityStudy: Sendable {
    /// The scenario.
    public let file: ScenarioFile
    /// The keys whose values are searched, one or two.
    public let axes: [SearchAxis]
    /// What is to be met.
    public let targets: [Target]
    /// How it is searched for.
    public let search: CapacitySearch
    /// What one of each key costs; nil where no price is asked about.
    public let prices: [Double]?

    /// How the scenario calls itself.
    public var scenarioName: String { corners[0].scenarioName }

    /// Whether the scenario is of a city, and not of a network.
    public var isCity: Bool { corners[0].isCity }

    private let corners: [Alternative]

    /// Reads the scenario at the corners of the range.
    ///
    /// - Parameters:
    ///   - file: the scenario.
    ///   - axes: the keys whose values are searched, one or two.
    ///   - targets: what is to be met, at least one.
    ///   - criterion: of what the targets are asked.
    ///   - mostReplications: how many a point may have; nil for as many as ``CapacitySearch`` finds sensible.
    ///   - confidence: the probability that all is as the answer says.
    ///   - prices: what one of each key costs, in the order of the axes.
    /// - Throws: all that is wrong with the scenario at any corner, and every target that it has no figure for.
    public init(
        _ file: ScenarioFile, over axes: [SearchAxis], meeting targets: [Target],
        criterion: ThresholdTest.Criterion = .mean, mostReplications: Int? = nil, confidence: Double = 0.95,
        prices: [Double]? = nil
    ) throws(ScenarioError) {
        self.file = file
        self.axes = axes
        self.targets = targets
        self.prices = prices
        search = CapacitySearch(
            sizes: axes.map(\.count), thresholds: targets.map(\.threshold), criterion: criterion,
            mostReplications: mostReplications, confidence: confidence)
        let ends = axes.map { $0.count > 1 ? [0, $0.count - 1] : [0] }
        let points = ends.reduce([[]]) { points, ends in points.flatMap { point in ends.map { point + [$0] } } }
        corners = try Alternative.read(
            points.map { ("", file, DesignPoint(axes, at: $0)) }, having: targets.map(\.measure))
    }

    /// Searches.
    ///
    /// - Parameters:
    ///   - runner: makes a runner of trials for the corners of the range; it is given the other points as they come up.
    ///   - report: called as trials go on.
    /// - Throws: `CancellationError` where trials were cancelled; what a runner throws; `ScenarioError` where the scenario
    ///   cannot be at a point that is tried.
    public func answer(
        _ runner: (_ alternatives: [Alternative], _ measures: [Measure]) throws -> TrialRunner,
        report: @escaping @Sendable (TrialProgress) -> Void = { _ in }
    ) async throws -> CapacityAnswer {
        let measures = targets.map(\.measure)
        var runner = try runner(corners, measures)
        var known: [DesignPoint: Int] = [:]
        for (place, corner) in corners.enumerated() { known[corner.point] = place }
        let evidence = try await search.run { point, replications in
            let design = DesignPoint(axes, at: point)
            let place = try known[design] ?? runner.add(Alternative("", file, at: design))
            known[design] = place
            let found = try await runner.runAll(
                replications.map { Trial(alternative: place, replication: $0) }, report: report)
            return found.map { figures in measures.map { figures[$0] } }
        }
        return CapacityAnswer(study: self, seed: runner.seed, evidence: evidence)
    }
}

/// What a search for the least resources found.
public struct CapacityAnswer: Sendable {
    /// What was asked.
    public let study: CapacityStudy
    /// The seed of all trials.
    public let seed: UInt64
    /// What was seen.
    public let evidence: CapacityEvidence

    /// What a point costs; nil where no price is known.
    public func cost(of point: [Int]) -> Double? {
        study.prices.map { prices in
            zip(prices, zip(study.axes, point)).reduce(0) { $0 + $1.0 * ($1.1.0.number(at: $1.1.1) ?? .nan) }
        }
    }

    /// The point of the frontier that costs least, the first of several; nil without prices or without a frontier.
    public var cheapest: [Int]? {
        guard study.prices != nil else { return nil }
        return evidence.frontier.min { (cost(of: $0) ?? 0) < (cost(of: $1) ?? 0) }
    }
}
