public import Statistics

/// Picks the best alternative by the procedure of Kim and Nelson, asking for the trials that it needs as it goes.
///
/// All alternatives are observed `firstStage` times; then only those that are still in the race, until one is left or the
/// budget is spent. Whether one is dropped is decided after each replication in turn, so that the outcome does not depend
/// on how many are simulated at a time; what was simulated beyond a decision is not part of the outcome.
public struct SelectionRace: Sendable {
    /// What came out.
    public struct Outcome<Observation: Sendable>: Sendable {
        /// What was observed of each alternative while it was in the race, in the order of the replications.
        public fileprivate(set) var observations: [[Observation]]
        /// Those that are still in the race: one where it is decided.
        public fileprivate(set) var surviving: [Int]
        /// The survivor with the best mean.
        public fileprivate(set) var leader: Int
        /// The indifference zone, in the measure's unit.
        public let indifference: Double
        /// How many replications of each survivor it took.
        public var count: Int { observations[leader].count }
        /// About how many it would take in all, from means and variances as seen.
        public fileprivate(set) var estimatedCount: Int

        /// Whether one was picked.
        public var isDecided: Bool { surviving.count == 1 }
    }

    /// Why there can be no race.
    public enum Problem: Error, Hashable, Sendable {
        /// The indifference zone is a share of a mean that is 0.
        case noIndifference
    }

    /// The probability of picking the best.
    public let confidence: Double
    /// The difference of means below which a wrong pick does not matter; a share is of the best mean of the first stage.
    public let indifference: Margin
    /// Which end of the scale is better.
    public let preference: Preference
    /// How many replications of each alternative come before the first is dropped.
    public let firstStage: Int
    /// How many replications of each alternative there may be at most.
    public let most: Int

    /// Prepares a race.
    ///
    /// - Precondition: `2 <= firstStage <= most`; a confidence as `KimNelson` takes it.
    public init(
        confidence: Double = 0.95, indifference: Margin, preferring preference: Preference, firstStage: Int = 10,
        most: Int
    ) {
        precondition(firstStage >= 2 && most >= firstStage, "a race has a first stage within its budget")
        self.confidence = confidence
        self.indifference = indifference
        self.preference = preference
        self.firstStage = firstStage
        self.most = most
    }

    /// Runs the race.
    ///
    /// - Parameters:
    ///   - alternatives: how many, two or more.
    ///   - jobs: how many trials it is worth asking for at a time.
    ///   - value: the measure of an observation, a finite number.
    ///   - observe: makes trials, and returns what it found in the same order.
    /// - Throws: ``Problem``, or what `observe` throws.
    public func run<Observation: Sendable>(
        of alternatives: Int, jobs: Int, measuring value: (Observation) throws -> Double,
        observe: ([Trial]) async throws -> [Observation]
    ) async throws -> Outcome<Observation> {
        var found = try await observe(Trial.all(of: Array(0..<alternatives), replications: 0..<firstStage))
        var observations = (0..<alternatives).map { Array(found[$0 * firstStage..<($0 + 1) * firstStage]) }
        let zone = try width(of: observations.map { try Tally($0.map(value)).mean })
        var race = KimNelson(
            alternatives: alternatives, confidence: confidence, indifference: zone, firstStage: firstStage,
            preferring: preference)
        for step in 0..<firstStage { race.add(try observations.map { try value($0[step]) }) }
        while !race.isFinished, race.count < most {
            let runners = race.surviving
            // A tenth more than there is already keeps all jobs at work, at little waste.
            let wanted = max((jobs + runners.count - 1) / runners.count, race.count / 10)
            let ahead = min(most - race.count, wanted)
            found = try await observe(Trial.all(of: runners, replications: race.count..<race.count + ahead))
            for step in 0..<ahead where !race.isFinished {
                for (place, runner) in runners.enumerated() where race.surviving.contains(runner) {
                    observations[runner].append(found[place * ahead + step])
                }
                race.add(try race.surviving.map { try value(observations[$0][race.count]) })
            }
        }
        return Outcome(
            observations: observations, surviving: race.surviving, leader: race.leader ?? 0, indifference: zone,
            estimatedCount: race.estimatedCount ?? race.count)
    }

    /// The indifference zone in the measure's unit.
    private func width(of means: [Double]) throws(Problem) -> Double {
        switch indifference {
        case .absolute(let value): return value
        case .share(let share):
            let best = preference == .largest ? means.max() : means.min()
            let zone = share * abs(best ?? 0)
            guard zone > 0 else { throw .noIndifference }
            return zone
        }
    }
}

extension Trial {
    /// Some replications of some alternatives, one alternative after another.
    static func all(of alternatives: [Int], replications: Range<Int>) -> [Trial] {
        alternatives.flatMap { alternative in
            replications.map { Trial(alternative: alternative, replication: $0) }
        }
    }
}
