public import Statistics

/// What replications of a point show.
public enum Verdict: String, Hashable, Sendable {
    /// All thresholds are met.
    case meets
    /// One at least is not.
    case misses
    /// As many replications as there may be leave it open.
    case undecided
}

/// Tells from replications, looked at a few times as they come in, whether all of some thresholds are met.
///
/// A figure meets its threshold where the interval of its mean over replications lies wholly on the good side, and misses
/// it where the interval lies wholly on the other. (Of a share of replications: where the interval of the probability that a
/// replication meets all thresholds does.) The looks are after 6 replications, after twice as many, and so on. Each bound of
/// each interval at each look has an equal part of the error, so that by Bonferroni's inequality all bounds hold at once,
/// whatever was decided when (the simplest of the group-sequential tests in Jennison and Turnbull 2000, *Group Sequential
/// Methods*). Means are taken as normal, as Student's interval does; the interval of a probability is exact.
///
/// A figure without a value in some replication, such as the hours of deliveries that never were, is a miss.
public struct ThresholdTest: Hashable, Sendable {
    /// Of what a threshold is asked.
    public enum Criterion: Hashable, Sendable {
        /// Of the mean over replications.
        case mean
        /// Of each replication by itself, in so large a share of them; between 0 and 1, exclusive.
        case share(Double)
    }

    /// How many replications come before the first look.
    public static let firstLook = 6

    /// What each figure is held against, in the order in which figures are given.
    public let thresholds: [Threshold]
    /// Of what it is asked.
    public let criterion: Criterion
    /// After how many replications the test looks.
    public let looks: [Int]
    /// The confidence of an interval; each of its ends has half the rest.
    public let level: Double

    /// A test.
    ///
    /// - Parameters:
    ///   - thresholds: what each figure is held against, at least one.
    ///   - criterion: of what it is asked.
    ///   - mostReplications: after how many the test gives up, at least 2.
    ///   - error: the probability with which a verdict may be wrong, between 0 and 1.
    public init(_ thresholds: [Threshold], criterion: Criterion, mostReplications: Int, error: Double) {
        precondition(!thresholds.isEmpty, "a test needs a threshold")
        precondition(mostReplications >= 2, "a test needs two replications or more")
        precondition(error > 0 && error < 1, "the probability of an error lies between 0 and 1, exclusive")
        self.thresholds = thresholds
        self.criterion = criterion
        var looks = [min(Self.firstLook, mostReplications)]
        while looks[looks.count - 1] < mostReplications {
            looks.append(min(mostReplications, 2 * looks[looks.count - 1]))
        }
        self.looks = looks
        let parts: Int
        switch criterion {
        case .mean: parts = looks.count * thresholds.count
        case .share: parts = looks.count
        }
        level = 1 - 2 * error / Double(parts)
    }

    /// The number of replications that all meet their thresholds from which a share can be shown, times four: what leaves
    /// room for some that do not.
    ///
    /// - Parameters:
    ///   - share: the share to be shown.
    ///   - error: the probability with which a verdict may be wrong.
    static func sensibleMost(forShare share: Double, error: Double) -> Int {
        // With k looks a share p is shown by n successes once p^n <= error / k; ten looks reach beyond 3,000.
        let needed = Elementary.log(error / 10) / Elementary.log(share)
        return Int(min(100_000, max(96, (4 * needed).rounded(.up))))
    }

    /// What replications show.
    ///
    /// - Parameter observations: for each replication its figures; as many as a look asks for.
    public func verdict(on observations: [[Double]]) -> Verdict {
        switch criterion {
        case .mean:
            let intervals = means(of: observations)
            if zip(intervals, thresholds).contains(where: Self.isClearMiss) { return .misses }
            return zip(intervals, thresholds).allSatisfy(Self.isClearHit) ? .meets : .undecided
        case .share(let share):
            let interval = success(of: observations)
            return interval.low >= share ? .meets : interval.high < share ? .misses : .undecided
        }
    }

    /// The interval of the mean of each figure; without ends where a replication has no value.
    public func means(of observations: [[Double]]) -> [ConfidenceInterval] {
        thresholds.indices.map { index in
            ConfidenceInterval(Tally(observations.lazy.map { $0[index] }), level: level)
        }
    }

    /// The interval of the probability that a replication meets all thresholds.
    public func success(of observations: [[Double]]) -> ConfidenceInterval {
        let successes = observations.count { figures in zip(thresholds, figures).allSatisfy { $0.isMet(by: $1) } }
        return .exactProportion(successes: successes, trials: observations.count, level: level)
    }

    private static func isClearHit(_ interval: ConfidenceInterval, _ threshold: Threshold) -> Bool {
        interval.mean.isFinite && threshold.isMet(by: interval.low) && threshold.isMet(by: interval.high)
    }

    private static func isClearMiss(_ interval: ConfidenceInterval, _ threshold: Threshold) -> Bool {
        !interval.mean.isFinite || !(threshold.isMet(by: interval.low) || threshold.isMet(by: interval.high))
    }
}
