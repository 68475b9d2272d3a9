public import Statistics

/// A comparison of alternatives with common random numbers: what is looked at, and how much is spent on it.
public struct ComparisonStudy: Sendable {
    /// A measure, and which end of it is better.
    public struct Criterion: Hashable, Sendable {
        /// The measure.
        public let measure: Measure
        /// Which end of it is better.
        public let preference: Preference

        /// A measure, and which end of it is better.
        public init(_ measure: Measure, preferring preference: Preference) {
            self.measure = measure
            self.preference = preference
        }
    }

    /// How replications are spent.
    public enum Effort: Hashable, Sendable {
        /// The same number for each alternative, two or more.
        case fixed(Int)
        /// As many as a race needs, but at most so many of each alternative.
        case race(most: Int)
    }

    /// Why there can be no comparison.
    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// A measure that decides has no value in a trial.
        case noValue(Measure, alternative: String, replication: Int)
        /// The indifference zone is a share of a mean that is 0.
        case noIndifference(Measure)

        /// What is wrong and what to do, as a sentence.
        public var description: String {
            switch self {
            case .noValue(let measure, let alternative, let replication):
                "'\(measure)' has no value in replication \(replication) of '\(alternative)', so that alternatives cannot be "
                    + "compared by it; choose another with --measure"
            case .noIndifference(let measure):
                "the best '\(measure)' is 0, of which no share can be taken; give --indifference as a number"
            }
        }
    }

    /// What decides.
    public let criterion: Criterion
    /// What is shown beside it.
    public let beside: [Measure]
    /// The two measures of which the Pareto set is wanted; nil where it is not.
    public let pareto: (first: Criterion, second: Criterion)?
    /// The confidence of each statement.
    public let confidence: Double
    /// The difference that does not matter; nil where every difference does.
    public let indifference: Margin?
    /// How replications are spent.
    public let effort: Effort

    /// Plans a comparison.
    ///
    /// - Precondition: a race has an indifference zone; a confidence is above 0.5 and below 1.
    public init(
        by criterion: Criterion, beside: [Measure] = [], pareto: (first: Criterion, second: Criterion)? = nil,
        confidence: Double = 0.95, indifference: Margin? = nil, effort: Effort
    ) {
        precondition(confidence > 0.5 && confidence < 1, "a confidence is above one half and below 1")
        if case .race = effort { precondition(indifference != nil, "a race needs an indifference zone") }
        self.criterion = criterion
        self.beside = beside
        self.pareto = pareto
        self.confidence = confidence
        self.indifference = indifference
        self.effort = effort
    }

    /// All that is looked at.
    public var measures: [Measure] {
        var all = [criterion.measure]
        for measure in beside + (pareto.map { [$0.first.measure, $0.second.measure] } ?? [])
        where !all.contains(measure) {
            all.append(measure)
        }
        return all
    }

    /// Makes the comparison.
    ///
    /// - Parameters:
    ///   - names: how the alternatives are called, two or more.
    ///   - jobs: how many trials it is worth asking for at a time.
    ///   - observe: makes trials, and returns what it found in the same order.
    /// - Throws: ``Problem``, or what `observe` throws.
    public func run(
        _ names: [String], jobs: Int, observe: ([Trial]) async throws -> [TrialFigures]
    ) async throws -> ComparisonFindings {
        func complete(_ trials: [Trial]) async throws -> [TrialFigures] {
            let found = try await observe(trials)
            for (trial, figures) in zip(trials, found) { try check(figures, trial, names) }
            return found
        }
        switch effort {
        case .fixed(let count):
            let found = try await complete(Trial.all(of: Array(names.indices), replications: 0..<count))
            return ComparisonFindings(
                of: self, names: names, figures: names.indices.map { Array(found[$0 * count..<($0 + 1) * count]) })
        case .race(let most):
            guard let indifference else { preconditionFailure("a race has an indifference zone") }
            let race = SelectionRace(
                confidence: confidence, indifference: indifference, preferring: criterion.preference,
                firstStage: min(10, most), most: most)
            do {
                let outcome = try await race.run(
                    of: names.count, jobs: jobs, measuring: { $0[criterion.measure] }, observe: complete)
                return ComparisonFindings(of: self, names: names, race: outcome)
            } catch SelectionRace.Problem.noIndifference {
                throw Problem.noIndifference(criterion.measure)
            }
        }
    }

    /// Refuses a trial that lacks a measure that decides.
    private func check(_ figures: TrialFigures, _ trial: Trial, _ names: [String]) throws(Problem) {
        let deciding = [criterion.measure] + (pareto.map { [$0.first.measure, $0.second.measure] } ?? [])
        for measure in deciding where !figures[measure].isFinite {
            throw .noValue(measure, alternative: names[trial.alternative], replication: trial.replication)
        }
    }
}
