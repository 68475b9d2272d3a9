/// The product-limit estimate of a survival function: how long something takes when some were not seen to the end
/// (Kaplan and Meier 1958).
///
/// `S(t) = product over times t_i <= t of (1 - d_i / n_i)`, with `d_i` ends at `t_i` and `n_i` under observation just
/// before. Of an end and a censoring at the same time the end comes first. It holds where being censored says nothing
/// about how much longer it would have taken.
public struct ProductLimit: Hashable, Sendable {
    /// A time at which something ended, and how much is left after it.
    public struct Step: Hashable, Sendable {
        /// The time.
        public let time: Double
        /// The estimated share that takes longer.
        public let survival: Double
        /// The standard error of that share (Greenwood 1926).
        public let standardError: Double
    }

    /// The steps of the estimate, from the first.
    public let steps: [Step]
    /// The weight of all observations, ended and censored.
    public let count: Double
    /// The greatest time observed, ended or censored; NaN without observations.
    public let lastTime: Double

    /// Estimates from times with their weights, in any order.
    ///
    /// - Parameters:
    ///   - ended: times that were seen to their end.
    ///   - censored: times after which no more was seen.
    /// - Complexity: O(*n* log *n*).
    public init(ended: [(value: Double, weight: UInt64)], censored: [(value: Double, weight: UInt64)]) {
        let ended = ended.filter { $0.weight > 0 }.sorted { $0.value < $1.value }
        let censored = censored.filter { $0.weight > 0 }.sorted { $0.value < $1.value }
        var atRisk = (ended + censored).reduce(0.0) { $0 + Double($1.weight) }
        count = atRisk
        lastTime = max(ended.last?.value ?? -.infinity, censored.last?.value ?? -.infinity)
        var steps: [Step] = []
        var survival = 1.0
        var variance = 0.0
        var (next, gone) = (0, 0)
        while next < ended.count {
            let time = ended[next].value
            while gone < censored.count, censored[gone].value < time {
                atRisk -= Double(censored[gone].weight)
                gone += 1
            }
            var ends = 0.0
            while next < ended.count, ended[next].value == time {
                ends += Double(ended[next].weight)
                next += 1
            }
            survival *= 1 - ends / atRisk
            if atRisk > ends { variance += ends / (atRisk * (atRisk - ends)) }
            steps.append(Step(time: time, survival: survival, standardError: survival * variance.squareRoot()))
            atRisk -= ends
        }
        self.steps = steps
    }

    /// The share that takes longer than `time`.
    ///
    /// - Complexity: O(number of steps).
    public func survival(at time: Double) -> Double {
        steps.last { $0.time <= time }?.survival ?? 1
    }

    /// The smallest time that a share `p` does not exceed; NaN where so many were not seen to their end.
    ///
    /// - Precondition: `0 < p <= 1`.
    public func quantile(_ p: Double) -> Double {
        precondition(p > 0 && p <= 1, "a quantile's share is above 0 and at most 1")
        // 1 - p, and the products before it, are rounded: what is equal on paper must count as reached.
        return steps.first { $0.survival <= 1 - p + 1e-12 }?.time ?? .nan
    }

    /// The restricted mean: that of the times, each taken as at most `limit`: the area under the estimate up to there.
    ///
    /// Beyond the last time observed the estimate is held as it is (Gill 1980).
    ///
    /// - Returns: NaN without observations.
    public func mean(restrictedTo limit: Double) -> Double {
        guard count > 0 else { return .nan }
        var area = 0.0
        var (time, survival) = (0.0, 1.0)
        for step in steps where step.time <= limit {
            area += (step.time - time) * survival
            (time, survival) = (step.time, step.survival)
        }
        return area + (limit - time) * survival
    }
}
