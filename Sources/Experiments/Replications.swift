public import SupplyModel

/// Independent runs of one city, several at a time.
///
/// ```swift
/// let runs = await Replications(of: city, count: 8, seed: 1, jobs: 2).run()
/// print(ConfidenceInterval(runs.map(\.fillRate)).mean)
/// ```
/// A replication depends on city, seed and number only: the result is the same for any number of jobs.
public struct Replications: Sendable {
    /// How far a series has come, at the end of a simulated day of one of its replications.
    public struct Progress: Sendable {
        /// The replications that are complete.
        public fileprivate(set) var completed = 0
        /// The days that are over in the replication that reports.
        public fileprivate(set) var day = 0
        /// Orders delivered so far, in all replications.
        public fileprivate(set) var ordersDelivered = 0
        /// The days that are over, of all days of all replications.
        public fileprivate(set) var fractionDone = 0.0
        fileprivate var daysDone = 0
    }

    /// What is run.
    public let city: City
    /// The number of the first replication.
    public let first: Int
    /// How many times.
    public let count: Int
    /// The seed of the series.
    public let seed: UInt64
    /// How many run at a time, at most; there are never more than the machine has cores.
    public let jobs: Int
    /// Whether the first of them notes what each cell has at the end of each day.
    public let recordsCells: Bool

    /// Plans a series.
    ///
    /// - Precondition: `count` and `jobs` are at least 1, `first` at least 0.
    public init(of city: City, first: Int = 0, count: Int, seed: UInt64, jobs: Int, recordsCells: Bool = false) {
        precondition(count >= 1 && jobs >= 1, "a series needs a replication and a job")
        precondition(first >= 0, "replications are numbered from 0")
        self.city = city
        self.first = first
        self.count = count
        self.seed = seed
        self.jobs = jobs
        self.recordsCells = recordsCells
    }

    /// Runs the series.
    ///
    /// When the task is cancelled, replications stop at the end of their simulated day, and those that are complete are
    /// returned.
    ///
    /// - Parameters:
    ///   - recording: what the first replication writes down one by one; nil for nothing.
    ///   - watch: sees the first replication at the end of each of its days; nil for nobody.
    ///   - report: called at the end of each simulated day, by one thread at a time.
    /// - Returns: the complete replications in the order of their numbers.
    public func run(
        recording: Recording? = nil, watch: DayWatch? = nil,
        report: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async -> [Replication] {
        let board = ProgressBoard(Progress(), report: report)
        return await withTaskGroup(of: Replication?.self) { group in
            var complete: [Replication] = []
            for index in 0..<count {
                if index >= jobs, let replication = await group.next() ?? nil { complete.append(replication) }
                let number = first + index
                group.addTask {
                    replicate(
                        number, recording: number == 0 ? recording : nil, watch: number == 0 ? watch : nil, board: board
                    )
                }
            }
            for await case let replication? in group { complete.append(replication) }
            return complete.sorted { $0.number < $1.number }
        }
    }

    /// Runs one replication; nil when it was cancelled.
    private func replicate(
        _ number: Int, recording: Recording?, watch: DayWatch?, board: ProgressBoard<Progress>
    ) -> Replication? {
        Replication.simulate(
            city, seed: seed, number: number, recording: recording, recordsCells: recordsCells && number == 0
        ) { simulation in
            if let watch {
                let today = simulation.daysDone - 1
                watch.see(Replication(of: simulation, city: city, number: number).during(today..<today + 1))
            }
            board.post { progress in
                progress.day = simulation.daysDone
                progress.ordersDelivered += simulation.ledger.days[simulation.daysDone - 1].ordersDelivered
                progress.daysDone += 1
                progress.fractionDone = Double(progress.daysDone) / Double(count * city.plan.days)
                if simulation.isFinished { progress.completed += 1 }
            }
        }
    }
}

extension Replication {
    /// Runs one replication on this thread.
    ///
    /// - Parameters:
    ///   - recording: what is written down one by one; nil for nothing.
    ///   - recordsCells: whether to note what each cell has at the end of each day.
    ///   - dayDone: called at the end of each simulated day.
    /// - Returns: nil when the task was cancelled, or the recording could not be taken.
    static func simulate(
        _ city: City, seed: UInt64, number: Int, recording: Recording? = nil, recordsCells: Bool = false,
        dayDone: (borrowing CitySimulation) -> Void
    ) -> Replication? {
        var simulation = CitySimulation(
            city, seed: seed, replication: number, journal: recording?.plan ?? JournalPlan(), recordsCells: recordsCells
        )
        while !simulation.isFinished {
            guard !Task.isCancelled else { return nil }
            simulation.runDay()
            if let recording, !recording.take(simulation.takeJournal()) { return nil }
            dayDone(simulation)
        }
        return Replication(of: simulation, city: city, number: number)
    }
}
