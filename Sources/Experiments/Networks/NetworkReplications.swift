public import SupplyModel
import Synchronization

/// Independent runs of one network, several at a time.
///
/// A replication depends on plan, seed and number only: the result is the same for any number of jobs.
public struct NetworkReplications: Sendable {
    /// What is run.
    public let plan: NetworkPlan
    /// The number of the first replication.
    public let first: Int
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
    /// - Precondition: `count` and `jobs` are at least 1, `first` at least 0.
    public init(of plan: NetworkPlan, first: Int = 0, count: Int, seed: UInt64, jobs: Int) {
        precondition(count >= 1 && jobs >= 1, "a series needs a replication and a job")
        precondition(first >= 0, "replications are numbered from 0")
        self.plan = plan
        self.first = first
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
            for index in 0..<count {
                if index >= jobs, let replication = await group.next() ?? nil { complete.append(replication) }
                group.addTask { replicate(first + index, post) }
            }
            for await case let replication? in group { complete.append(replication) }
            return complete.sorted { $0.number < $1.number }
        }
    }

    /// Runs one replication on this thread; nil when it was cancelled.
    ///
    /// - Parameters:
    ///   - bounds: periods, counted from the start of the run, at whose beginning the tallies are noted.
    ///   - post: called now and then with how many periods more are over.
    func replicate(
        _ number: Int, noting bounds: Set<Int> = [], _ post: (Int) -> Void
    ) -> NetworkReplication? {
        var simulation = NetworkSimulation(plan, seed: seed, replication: number)
        let isCut = count == 1 && plan.periods >= Self.leastBatches * Self.leastBatch
        let batchCount = isCut ? min(Self.batches, plan.periods / Self.leastBatch) : 1
        var batches: [[NodeTally]] = []
        var before = plan.nodes.map { _ in NodeTally() }
        var noted: [Int: [NodeTally]] = [:]
        let stops = bounds.filter { $0 >= plan.warmUp && $0 <= plan.warmUp + plan.periods }.sorted()
        for batch in 0...batchCount {
            // The first stretch is the warm-up; batches differ by a period where their number does not divide the run.
            let end = plan.warmUp + plan.periods * batch / batchCount
            while simulation.periodsDone < end {
                guard !Task.isCancelled else { return nil }
                let from = simulation.periodsDone
                let stop = stops.first { $0 > from } ?? end
                simulation.run(periods: min(10_000, min(end, stop) - from))
                if simulation.periodsDone == stop { noted[stop] = simulation.tallies }
                post(simulation.periodsDone - from)
            }
            guard batch > 0 else { continue }
            let now = simulation.tallies
            batches.append(zip(now, before).map { $0.since($1) })
            before = now
        }
        return NetworkReplication(
            plan: plan, number: number, tallies: simulation.tallies, batches: batches, finalStock: simulation.onHand,
            noted: noted, balance: simulation.balance, trace: number == 0 ? simulation.trace : [],
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
    /// What had been observed at each node when some periods began.
    private let noted: [Int: [NodeTally]]
    /// Whether all goods are accounted for.
    public let balance: NetworkBalance
    /// The first periods, node by node; only of the first replication.
    public let trace: [NetworkPeriod]
    /// How many events happened.
    public let eventCount: Int

    init(
        plan: NetworkPlan, number: Int, tallies: [NodeTally], batches: [[NodeTally]], finalStock: [Double],
        noted: [Int: [NodeTally]], balance: NetworkBalance, trace: [NetworkPeriod], eventCount: Int
    ) {
        self.plan = plan
        self.number = number
        self.tallies = tallies
        self.batches = batches
        self.finalStock = finalStock
        self.noted = noted
        self.balance = balance
        self.trace = trace
        self.eventCount = eventCount
    }

    /// What was observed at each node in some periods; nil unless their bounds were noted.
    func tallies(over periods: ClosedRange<Int>) -> [NodeTally]? {
        let none = plan.nodes.map { _ in NodeTally() }
        let before = periods.lowerBound == plan.warmUp ? none : noted[periods.lowerBound]
        guard let before, let after = noted[periods.upperBound + 1] else { return nil }
        return zip(after, before).map { $0.since($1) }
    }
}
