public import SupplyModel

/// One past, several futures: each replication is simulated once up to a day, and goes on from copies of it.
///
/// ```swift
/// let fork = Fork(of: city, at: 20, futures: [moreBuses, fewerBuses], count: 10, seed: 1, jobs: 2)
/// let runs = await fork.run()
/// print(runs[0].unchanged.fillRate, runs[0].futures[0].fillRate)
/// ```
/// A copy that nothing changes goes the way of the run that was never copied, event by event. The result is the same for
/// any number of jobs.
public struct Fork: Sendable {
    /// A replication with all its futures.
    public struct Outcome: Sendable {
        /// The future in which nothing changes.
        public let unchanged: Replication
        /// The others, in the order in which they were given.
        public let futures: [Replication]
    }

    /// How far the replications have come.
    public struct Progress: Sendable {
        /// Replications of which all futures are over.
        public fileprivate(set) var completed = 0
        /// The days that are over, of all days of all pasts and futures.
        public fileprivate(set) var fractionDone = 0.0
        fileprivate var daysDone = 0
    }

    /// The city whose past is common.
    public let city: City
    /// The days of the past.
    public let day: Int
    /// The same city with another timeline from that day on.
    public let futures: [City]
    /// How many replications.
    public let count: Int
    /// The seed of the series.
    public let seed: UInt64
    /// How many pasts or futures are simulated at a time, at most.
    public let jobs: Int
    /// Whether the first replication notes what each cell has at the end of each day.
    public let recordsCells: Bool

    /// Plans a fork.
    ///
    /// - Precondition: the day lies within the run; `count` and `jobs` are at least 1.
    public init(
        of city: City, at day: Int, futures: [City], count: Int, seed: UInt64, jobs: Int, recordsCells: Bool = false
    ) {
        precondition(day >= 0 && day < city.plan.days, "the fork lies outside the run")
        precondition(count >= 1 && jobs >= 1, "a fork needs a replication and a job")
        (self.city, self.day, self.futures) = (city, day, futures)
        (self.count, self.seed, self.jobs) = (count, seed, jobs)
        self.recordsCells = recordsCells
    }

    /// A piece of work: a replication's past, or one of its futures, the unchanged one first.
    private enum Task: Sendable {
        case past(Int)
        case future(Int, of: Int, from: CitySimulation)
    }

    private enum Done: Sendable {
        case past(CitySimulation, Int)
        case future(Replication, Int, of: Int)
        case stopped
    }

    /// Simulates all pasts and futures.
    ///
    /// When the task is cancelled, what is under way stops at the end of its simulated day, and the replications of which all
    /// futures are complete are returned.
    ///
    /// - Parameter report: called at the end of each simulated day, by one thread at a time.
    /// - Returns: the complete replications in the order of their numbers.
    public func run(report: @escaping @Sendable (Progress) -> Void = { _ in }) async -> [Outcome] {
        let board = ProgressBoard(Progress(), report: report)
        let ways = futures.count + 1
        return await withTaskGroup(of: Done.self) { group in
            // Futures come before further pasts, so that few copies are held at a time.
            var waiting = (0..<count).reversed().map(Task.past)
            var running = 0
            var runs: [[Replication?]] = Array(repeating: Array(repeating: nil, count: ways), count: count)
            while running > 0 || !waiting.isEmpty {
                while running < jobs, let next = waiting.popLast() {
                    running += 1
                    group.addTask { work(on: next, board: board) }
                }
                let done = await group.next()
                running -= 1
                switch done {
                case .past(let simulation, let number):
                    waiting += (0..<ways).reversed().map { .future($0, of: number, from: simulation) }
                case .future(let replication, let way, let number):
                    runs[number][way] = replication
                    if runs[number].allSatisfy({ $0 != nil }) { board.post { $0.completed += 1 } }
                case .stopped, nil: waiting = []
                }
            }
            return runs.compactMap { ways in
                let complete = ways.compactMap(\.self)
                guard complete.count == ways.count else { return nil }
                return Outcome(unchanged: complete[0], futures: Array(complete.dropFirst()))
            }
        }
    }

    private func work(on task: Task, board: ProgressBoard<Progress>) -> Done {
        switch task {
        case .past(let number):
            var simulation = CitySimulation(
                city, seed: seed, replication: number, recordsCells: recordsCells && number == 0)
            guard simulate(&simulation, until: day, board: board) else { return .stopped }
            return .past(simulation, number)
        case .future(let way, let number, let past):
            var simulation = past
            let city = way == 0 ? city : futures[way - 1]
            if way > 0 { simulation.follow(city) }
            guard simulate(&simulation, until: city.plan.days, board: board) else { return .stopped }
            return .future(Replication(of: simulation, city: city, number: number), way, of: number)
        }
    }

    /// - Returns: false when it was cancelled.
    private func simulate(_ simulation: inout CitySimulation, until end: Int, board: ProgressBoard<Progress>) -> Bool {
        let days = count * (day + (futures.count + 1) * (city.plan.days - day))
        while simulation.daysDone < end {
            guard !_Concurrency.Task.isCancelled else { return false }
            simulation.runDay()
            board.post { progress in
                progress.daysDone += 1
                progress.fractionDone = Double(progress.daysDone) / Double(days)
            }
        }
        return true
    }
}
