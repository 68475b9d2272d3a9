public import SupplyModel
import Synchronization

/// Independent runs of one network, several at a time.
///
/// A replication depends on plan, seed and number only: the result is the same for any number of jobs.
public struct NetworkReplications: Sendable {
    /// What is run.
    public let plan: NetworkPlan
    /// How many times.
    public let count: Int
    /// The seed of the series.
    public let seed: UInt64
    /// How many run at a time, at most.
    public let jobs: Int

    /// Into how many batches a single run is cut, where it is long enough.
    static let batches = 30
    /// A batch has at least so many periods.
    static let leastBatch = 10
    /// Fewer batches say too little of their own spread.
    static let leastBatches = 20

    /// Plans a series.
    ///
    /// - Precondition: `count` and `jobs` are at least 1.
    public init(of plan: NetworkPlan, count: Int, seed: UInt64, jobs: Int) {
        precondition(count >= 1 && jobs >= 1, "a series needs a replication and a job")
        self.plan = plan
        self.count = count
        self.seed = seed
        self.jobs = jobs
    }

    /// Runs the series.
    ///
    /// When the task is cancelled, replications stop soon, and those that are complete are returned.
    ///
    /// - Parameter report: called now and then, by one thread at a time, with the share that is done.
    /// - Returns: the complete replications in the order of their numbers.
    public func run(report: @escaping @Sendable (Double) -> Void = { _ in }) async -> [NetworkReplication] {
        let done = Mutex(0)
        let total = Double(count * (plan.warmUp + plan.periods))
        let post: @Sendable (Int) -> Void = { periods in
            done.withLock { done in
                done += periods
                report(Double(done) / total)
            }
        }
        return await withTaskGroup(of: NetworkReplication?.self) { group in
            var complete: [NetworkReplication] = []
            for number in 0..<count {
                if number >= jobs, let replication = await group.next() ?? nil { complete.append(replication) }
                group.addTask { replicate(number, post) }
            }
            for await case let replication? in group { complete.append(replication) }
            return complete.sorted { $0.number < $1.number }
        }
    }

    /// Runs one replication on this thread; nil when it was cancelled.
    ///
    /// - Parameter post: called now and then with how many periods more are over.
    func replicate(_ number: Int, _ post: (Int) -> Void) -> NetworkReplication? {
        var simulation = NetworkSimulation(plan, seed: seed, replication: number)
        let isCut = count == 1 && plan.periods >= Self.leastBatches * Self.leastBatch
        let batchCount = isCut ? min(Self.batches, plan.periods / Self.leastBatch) : 1
        var batches: [[NodeTally]] = []
        var before = plan.nodes.map { _ in NodeTally() }
        for batch in 0...batchCount {
            // The first stretch is the warm-up; batches differ by a period where their number does not divide the run.
            let end = plan.warmUp + plan.periods * batch / batchCount
            while simulation.periodsDone < end {
                guard !Task.isCancelled else { return nil }
                let from = simulation.periodsDone
                simulation.run(periods: min(10_000, end - from))
                post(simulation.periodsDone - from)
            }
            guard batch > 0 else { continue }
            let now = simulation.tallies
            batches.append(zip(now, before).map { $0.since($1) })
            before = now
        }
        return NetworkReplication(
            plan: plan, number: number, tallies: simulation.tallies, batches: batches, finalStock: simulation.onHand,
            balance: simulation.balance, trace: number == 0 ? simulation.trace : [],
            eventCount: simulation.eventCount)
    }
}

/// One run of a network: what was observed after the warm-up.
public struct NetworkReplication: Sendable {
    /// What was run.
    public let plan: NetworkPlan
    /// Its number in the series, from 0: with the seed, it decides every draw.
    public let number: Int
    /// What was observed at each node.
    public let tallies: [NodeTally]
    /// The same in batches of periods, in the order of time; one batch where there are several replications.
    public let batches: [[NodeTally]]
    /// Units on hand at each node at the end.
    public let finalStock: [Double]
    /// Whether all goods are accounted for.
    public let balance: NetworkBalance
    /// The first periods, node by node; only of the first replication.
    public let trace: [NetworkPeriod]
    /// How many events happened.
    public let eventCount: Int
}
