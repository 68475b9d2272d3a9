public import Statistics

/// Replicates until a figure is known closely enough.
///
/// Whether it is known is decided after each replication in turn, so that the outcome does not depend on how many are
/// simulated at a time; those beyond the decision are not part of it.
public struct PrecisionSampling: Sendable {
    /// What came out.
    public struct Outcome<Observation: Sendable>: Sendable {
        /// What was observed, in the order of the replications.
        public fileprivate(set) var observations: [Observation]
        /// The figure.
        public fileprivate(set) var tally: Tally
        /// Whether the interval is as narrow as asked.
        public fileprivate(set) var isReached: Bool
    }

    /// How narrow the interval must be.
    public let target: PrecisionTarget
    /// How many replications there may be at most.
    public let most: Int

    /// How many replications come before the first decision: with fewer, a variance that happens to come out small stops
    /// the series too soon, and intervals cover less than they say (`Docs/reference/experiments.md`).
    public static let firstStage = 20

    /// Prepares a series.
    ///
    /// - Parameters:
    ///   - margin: the half width of the 95 % interval, or the relative error, at most.
    ///   - most: how many replications there may be at most, 2 or more.
    public init(_ margin: Margin, most: Int) {
        precondition(most >= 2, "an interval needs two replications or more")
        let first = min(Self.firstStage, most)
        target =
            switch margin {
            case .share(let share): PrecisionTarget(relative: share, minimumCount: first)
            case .absolute(let width): PrecisionTarget(absolute: width, minimumCount: first)
            }
        self.most = most
    }

    /// Runs the series.
    ///
    /// - Parameters:
    ///   - jobs: how many replications it is worth asking for at a time.
    ///   - value: the figure of an observation, a finite number.
    ///   - observe: makes the replications of these numbers; fewer where it was interrupted.
    /// - Returns: all that was observed up to the decision, or to the interruption.
    public func run<Observation: Sendable>(
        jobs: Int, measuring value: (Observation) throws -> Double, observe: (Range<Int>) async throws -> [Observation]
    ) async throws -> Outcome<Observation> {
        var outcome = Outcome<Observation>(observations: [], tally: Tally(), isReached: false)
        while !outcome.isReached, outcome.observations.count < most {
            let numbers = next(after: outcome.tally, jobs: jobs)
            let found = try await observe(numbers)
            for observation in found where !outcome.isReached {
                outcome.observations.append(observation)
                outcome.tally.add(try value(observation))
                outcome.isReached = target.isReached(by: outcome.tally)
            }
            guard found.count == numbers.count else { break }
        }
        return outcome
    }

    /// The numbers to simulate next: at first as many as a decision needs, then half of what seems to be missing.
    private func next(after tally: Tally, jobs: Int) -> Range<Int> {
        let missing = target.estimatedCount(from: tally).map { ($0 - tally.count) / 2 } ?? 0
        let wanted = tally.count == 0 ? target.minimumCount : max(jobs, missing / jobs * jobs)
        return tally.count..<min(most, tally.count + wanted)
    }
}
