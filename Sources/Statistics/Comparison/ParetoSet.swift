/// Which of several alternatives are worth considering when two measures count, and how sure that is.
///
/// One alternative *dominates* another when it is not worse by either measure and better by one. The intervals of the
/// differences of all pairs by both measures hold all at once, by Bonferroni's inequality, and are paired: what is said to
/// be dominated or efficient is so with the stated confidence, with common random numbers too.
public struct ParetoSet: Hashable, Sendable {
    /// What can be said of an alternative.
    public enum Status: String, Hashable, Sendable {
        /// Nothing dominates it, surely.
        case efficient
        /// The observations do not tell yet.
        case undecided
        /// Another dominates it, surely.
        case dominated
    }

    /// How one alternative stands.
    public struct Member: Hashable, Sendable {
        /// What can be said of it.
        public let status: Status
        /// The alternatives that surely dominate it, in rising order.
        public let dominators: [Int]
        /// Whether nothing dominates it by the means as they are.
        public let isOnFront: Bool
    }

    /// The alternatives, in their order.
    public let members: [Member]

    /// Looks at all pairs of alternatives.
    ///
    /// - Parameters:
    ///   - samples: for each alternative its observations by the first measure and by the second, one a replication, in
    ///     the same order; where one has fewer, a pair is compared over those that both have, two or more.
    ///   - preferences: which end of each measure is better.
    ///   - level: the confidence that all statements hold at once, between 0 and 1.
    /// - Complexity: O(square of the number of alternatives times the number of observations).
    public init(
        _ samples: [(first: [Double], second: [Double])],
        preferring preferences: (first: Preference, second: Preference),
        level: Double = 0.95
    ) {
        precondition(samples.count >= 2, "a Pareto set needs two alternatives or more")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        let single = 1 - (1 - level) / Double(samples.count * (samples.count - 1))
        func gain(_ one: [Double], _ other: [Double], _ preference: Preference) -> ConfidenceInterval {
            let sign: Double = preference == .largest ? 1 : -1
            return ConfidenceInterval(zip(one, other).lazy.map { sign * ($0 - $1) }, level: single)
        }
        members = samples.indices.map { own in
            var dominators: [Int] = []
            var isEfficient = true
            var isOnFront = true
            for other in samples.indices where other != own {
                let gains = [
                    gain(samples[other].first, samples[own].first, preferences.first),
                    gain(samples[other].second, samples[own].second, preferences.second),
                ]
                if gains.allSatisfy({ $0.low >= 0 }), gains.contains(where: { $0.low > 0 }) { dominators.append(other) }
                if gains.allSatisfy({ $0.mean >= 0 }), gains.contains(where: { $0.mean > 0 }) { isOnFront = false }
                let isEqual = gains.allSatisfy { $0.low == 0 && $0.high == 0 }
                if !isEqual, gains.allSatisfy({ $0.high >= 0 }) { isEfficient = false }
            }
            let status: Status = !dominators.isEmpty ? .dominated : isEfficient ? .efficient : .undecided
            return Member(status: status, dominators: dominators, isOnFront: isOnFront)
        }
    }
}
