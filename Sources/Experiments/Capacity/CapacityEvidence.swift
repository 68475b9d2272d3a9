public import Statistics

/// A point that a search for the least capacity has tried.
public struct CapacityProbe: Hashable, Sendable {
    /// An index for each axis.
    public let point: [Int]
    /// For each replication its figures, in the order of the thresholds.
    public let observations: [[Double]]
    /// What they show.
    public let verdict: Verdict
    /// The interval of the mean of each figure, of those that hold all at once.
    public let means: [ConfidenceInterval]
    /// The interval of the probability that a replication meets all thresholds, of those that hold all at once; nil where
    /// thresholds are for means.
    public let success: ConfidenceInterval?

    init(point: [Int], observations: [[Double]], verdict: Verdict, test: ThresholdTest) {
        self.point = point
        self.observations = observations
        self.verdict = verdict
        means = test.means(of: observations)
        switch test.criterion {
        case .mean: success = nil
        case .share: success = test.success(of: observations)
        }
    }

    /// Whether the point has at least as much of everything as another.
    func covers(_ other: [Int]) -> Bool { zip(point, other).allSatisfy { $0 >= $1 } }

    /// Whether it has at most as much of everything as another.
    func isCovered(by other: [Int]) -> Bool { zip(point, other).allSatisfy { $0 <= $1 } }
}

/// All that a search for the least capacity has seen, and what it shows.
public struct CapacityEvidence: Sendable {
    /// How a search ended.
    public enum Outcome: String, Sendable {
        /// There are least points within the range.
        case found
        /// The least of everything meets already.
        case metByLeast = "met_by_least"
        /// The most of everything does not meet.
        case missedByMost = "missed_by_most"
        /// Whether the most of everything meets cannot be told.
        case undecidedAtMost = "undecided_at_most"
    }

    /// A pair of probes of which the one with more is worse.
    public struct Contradiction: Hashable, Sendable {
        /// The place of the probe with less.
        public let less: Int
        /// The place of the probe with more.
        public let more: Int
        /// Which figure is worse.
        public let figure: Int
        /// The mean of the figure at the point with more, less that with less, over the same replications.
        public let difference: Double
        /// Whether the one with less is shown to meet, and the one with more to miss.
        public let isOfVerdicts: Bool
    }

    /// What was searched for.
    public let search: CapacitySearch
    /// How it ended.
    public let outcome: Outcome
    /// The probes, in the order in which they were made.
    public let probes: [CapacityProbe]
    /// The least points that are shown to meet, by the first axis; each is one of the probes.
    public let frontier: [[Int]]

    /// The trials that were made.
    public var trials: Int { probes.reduce(0) { $0 + $1.observations.count } }

    /// The trials of a grid of all points, with as many replications at each as the frontier's points had at most; nil where
    /// there is no frontier.
    public var gridTrials: Int? {
        let most = frontier.compactMap { probe(at: $0)?.observations.count }.max()
        return most.map { $0 * search.sizes.reduce(1, *) }
    }

    /// The probe of a point; nil where there is none.
    public func probe(at point: [Int]) -> CapacityProbe? { probes.first { $0.point == point } }

    /// What is known of a point, from its own probe or from those with more or less; nil for nothing.
    public func verdict(at point: [Int]) -> Verdict? { Self.verdict(at: point, given: probes) }

    static func verdict(at point: [Int], given probes: [CapacityProbe]) -> Verdict? {
        if let own = probes.first(where: { $0.point == point }) { return own.verdict }
        if probes.contains(where: { $0.verdict == .meets && $0.isCovered(by: point) }) { return .meets }
        return probes.contains { $0.verdict == .misses && $0.covers(point) } ? .misses : nil
    }

    /// Whether one step less on every axis, one at a time, is shown to miss: so that the point is surely one of the least.
    public func isShownToBeLeast(_ point: [Int]) -> Bool {
        point.indices.allSatisfy { axis in
            guard point[axis] > 0 else { return true }
            var less = point
            less[axis] -= 1
            return verdict(at: less) == .misses
        }
    }

    /// On one axis, the greatest index that is shown to miss; nil where none is.
    public var greatestMiss: Int? {
        guard search.sizes.count == 1 else { return nil }
        return probes.filter { $0.verdict == .misses }.map { $0.point[0] }.max()
    }

    /// Where the evidence speaks against more being never worse.
    ///
    /// Of each probe and the nearest ones with more, each figure is compared over the replications that both have (paired,
    /// so that common draws fall out). A figure counts as worse where the one-sided Student interval of its mean difference
    /// says so, all of them at once with the search's confidence (Bonferroni).
    public var contradictions: [Contradiction] {
        let pairs = probes.indices.flatMap { less in
            probes.indices.filter { isNext($0, above: less) }.map { (less, $0) }
        }
        let tests = Double(max(1, pairs.count * search.test.thresholds.count))
        let level = 1 - 2 * (1 - search.confidence) / tests
        return pairs.flatMap { less, more in
            search.test.thresholds.indices.compactMap { figure in
                contradiction(probes[less], probes[more], less, more, figure, level: level)
            }
        }
    }

    private func contradiction(
        _ one: CapacityProbe, _ other: CapacityProbe, _ less: Int, _ more: Int, _ figure: Int, level: Double
    ) -> Contradiction? {
        let threshold = search.test.thresholds[figure]
        let isOfVerdicts = one.verdict == .meets && other.verdict == .misses
        let pairs = Array(zip(one.observations, other.observations))
        let worsening = pairs.map { threshold.worsening(from: $0[figure], to: $1[figure]) }
        guard pairs.count >= 2, worsening.allSatisfy(\.isFinite),
            ConfidenceInterval(worsening, level: level).low > 0
        else { return nil }
        let difference = Tally(pairs.lazy.map { $1[figure] - $0[figure] }).mean
        return Contradiction(less: less, more: more, figure: figure, difference: difference, isOfVerdicts: isOfVerdicts)
    }

    /// Whether a probe has more than another, with none between.
    private func isNext(_ more: Int, above less: Int) -> Bool {
        guard more != less, probes[more].covers(probes[less].point) else { return false }
        return !probes.indices.contains { between in
            between != more && between != less && probes[between].covers(probes[less].point)
                && probes[between].isCovered(by: probes[more].point)
        }
    }
}
