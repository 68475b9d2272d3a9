import Scenario
import SupplyModel

/// One run of one alternative.
public struct Trial: Hashable, Sendable {
    /// The place of the alternative.
    public let alternative: Int
    /// The replication's number, from 0: alternatives that share it, and the seed, share their draws.
    public let replication: Int

    /// A replication of an alternative.
    public init(alternative: Int, replication: Int) {
        self.alternative = alternative
        self.replication = replication
    }
}

/// How far a batch of trials has come.
public struct TrialProgress: Sendable {
    /// The trials that are done.
    public fileprivate(set) var done: Int
    /// Of them, those that the store already held.
    public let reused: Int
    /// All trials of the batch.
    public let total: Int
    /// The share of the trials to be simulated that is done, with what is done of those in flight.
    public var fractionDone: Double { reused == total ? 1 : min(1, simulated / Double(total - reused)) }
    /// How many trials were simulated; those in flight count by what is done of them.
    fileprivate var simulated = 0.0

    fileprivate init(reused: Int, total: Int) {
        (done, self.reused, self.total) = (reused, reused, total)
    }
}

/// Runs trials, several at a time, and keeps what they find.
///
/// ```swift
/// let runner = TrialRunner(alternatives, seed: 1, jobs: 2, store: try TrialStore("trials.sqlite"))
/// let found = try await runner.run([Trial(alternative: 0, replication: 0), Trial(alternative: 1, replication: 0)])
/// ```
/// A trial depends on its alternative, seed and number only: the figures are the same for any number of jobs, and whether
/// they were simulated now or kept from before.
public struct TrialRunner: Sendable {
    /// What is run.
    public private(set) var alternatives: [Alternative]
    /// The seed of all trials.
    public let seed: UInt64
    /// How many run at a time, at most; so many cities are held in memory.
    public let jobs: Int
    private let measures: [Measure]
    private let store: TrialStore?
    private let scenarios: Scenarios

    /// Prepares trials of some alternatives.
    ///
    /// - Parameters:
    ///   - alternatives: what is run.
    ///   - measures: what is looked at; figures of the whole run are there in any case.
    ///   - seed: the seed of all trials.
    ///   - jobs: how many run at a time, at least 1.
    ///   - store: where results are kept and taken from; nil for nowhere.
    public init(
        _ alternatives: [Alternative], measuring measures: [Measure] = [], seed: UInt64, jobs: Int, store: TrialStore?
    ) {
        precondition(jobs >= 1, "trials need a job")
        self.alternatives = alternatives
        self.measures = measures
        self.seed = seed
        self.jobs = jobs
        self.store = store
        scenarios = Scenarios(limit: jobs)
    }

    /// Takes in one more alternative, for a procedure that finds out by and by what it has to run.
    ///
    /// - Returns: its place.
    public mutating func add(_ alternative: Alternative) -> Int {
        alternatives.append(alternative)
        return alternatives.count - 1
    }

    /// Runs those of the trials that the store does not hold.
    ///
    /// When the task is cancelled, trials in flight are given up at the end of their simulated day.
    ///
    /// - Parameters:
    ///   - trials: which, in any order.
    ///   - report: called at the end of each simulated day and of each trial, by one thread at a time.
    /// - Returns: what each found, in the order of `trials`; nil where it was cancelled before.
    /// - Throws: ``TrialStore/Problem``, or `ScenarioError` where a file changed meanwhile.
    public func run(
        _ trials: [Trial], report: @escaping @Sendable (TrialProgress) -> Void = { _ in }
    ) async throws -> [TrialFigures?] {
        var results: [TrialFigures?] = try trials.map { trial in
            let known = try store?.figures(
                of: alternatives[trial.alternative], seed: seed, replication: trial.replication)
            return known.flatMap { $0.contain(measures) ? $0 : nil }
        }
        let missing = trials.indices.filter { results[$0] == nil }
        let begin = TrialProgress(reused: trials.count - missing.count, total: trials.count)
        if missing.isEmpty { report(begin) }
        let board = ProgressBoard(begin, report: report)
        try await withThrowingTaskGroup(of: (Int, TrialFigures?).self) { group in
            for (count, index) in missing.enumerated() {
                if count >= jobs, let (index, figures) = try await group.next() { results[index] = figures }
                group.addTask { (index, try await simulate(trials[index], board)) }
            }
            for try await (index, figures) in group { results[index] = figures }
        }
        return results
    }

    /// Simulates a trial and stores what it found; nil when it was cancelled.
    private func simulate(_ trial: Trial, _ board: ProgressBoard<TrialProgress>) async throws -> TrialFigures? {
        guard !Task.isCancelled else { return nil }
        let alternative = alternatives[trial.alternative]
        let found: TrialFigures?
        switch try await scenarios.scenario(of: alternative) {
        case .city(let city):
            let days = Double(city.plan.days)
            found = Replication.simulate(city, seed: seed, number: trial.replication) { _ in
                board.post { $0.simulated += 1 / days }
            }.map { TrialFigures(of: $0, measures: measures) }
        case .network(let plan):
            let periods = Double(plan.warmUp + plan.periods)
            let series = NetworkReplications(of: plan, count: 1, seed: seed, jobs: 1)
            let bounds = measures.compactMap(\.periods).flatMap { [$0.lowerBound, $0.upperBound + 1] }
            found = series.replicate(trial.replication, noting: Set(bounds)) { done in
                board.post { $0.simulated += Double(done) / periods }
            }.map { TrialFigures(of: $0, measures: measures) }
        }
        guard let found else { return nil }
        try store?.record(found, of: alternative, seed: seed, replication: trial.replication)
        board.post { $0.done += 1 }
        return found
    }
}

/// The cities of trials that run now, each built once; an actor because several trials ask for one at a time.
private actor Scenarios {
    enum Built: Sendable {
        case city(City)
        case network(NetworkPlan)
    }

    private let limit: Int
    private var building: [(digest: ScenarioDigest, task: Task<Built, any Error>)] = []

    init(limit: Int) { self.limit = limit }

    /// The city of an alternative; of all that were asked for only the last few are held.
    func scenario(of alternative: Alternative) async throws -> Built {
        if let index = building.firstIndex(where: { $0.digest == alternative.digest }) {
            let known = building.remove(at: index)
            building.append(known)
            return try await known.task.value
        }
        let task = Task.detached { () throws -> Built in
            switch try alternative.read() {
            case .city(let plan): .city(City(plan))
            case .network(let plan): .network(plan)
            }
        }
        building.append((alternative.digest, task))
        if building.count > limit { building.removeFirst() }
        return try await task.value
    }
}

extension TrialRunner {
    /// Runs those of the trials that the store does not hold, all of them.
    ///
    /// Arguments are those of ``run(_:report:)``.
    ///
    /// - Throws: `CancellationError` where it was cancelled before all were done, and what ``run(_:report:)`` throws.
    public func runAll(
        _ trials: [Trial], report: @escaping @Sendable (TrialProgress) -> Void = { _ in }
    ) async throws -> [TrialFigures] {
        let found = try await run(trials, report: report)
        guard found.allSatisfy({ $0 != nil }) else { throw CancellationError() }
        return found.compactMap(\.self)
    }
}
