/// A pool of equal servers with one waiting line: pickers, pumps, counters, ambulances.
///
/// The pool keeps who is served and who waits, and its statistics; the model places the events. The pattern:
///
/// ```swift
/// case .arrived(let job):
///     if case .started = pickers.offer(job, at: schedule.now) { schedule.after(work(job), .picked(job)) }
/// case .picked(let job):
///     if let next = pickers.release(at: schedule.now) { schedule.after(work(next), .picked(next)) }
/// ```
///
/// - Complexity: O(log *n*) in the number of waiting jobs for each operation.
public struct Server<Job: BitwiseCopyable> {
    /// The order in which waiting jobs are served; equal jobs are served in the order of arrival.
    public enum Discipline: Hashable, Sendable {
        /// First in, first out.
        case fifo
        /// Last in, first out.
        case lifo
        /// Shortest processing time first, by the size given at arrival.
        case shortestFirst
        /// Lowest priority number first.
        case priority
    }

    /// What became of a job that was offered.
    public enum Admission: Hashable, Sendable {
        /// Its service starts now.
        case started
        /// It waits; the handle lets it leave the line.
        case waiting(EventHandle)
        /// The line is full, and it was turned away.
        case refused
    }

    @usableFromInline
    struct Waiting: BitwiseCopyable {
        @usableFromInline let job: Job
        @usableFromInline let since: Instant

        @inlinable
        init(job: Job, since: Instant) {
            self.job = job
            self.since = since
        }
    }

    /// The order in which waiting jobs are served.
    public let discipline: Discipline
    /// How many jobs may wait.
    public let lineCapacity: Int

    @usableFromInline let scale: TimeScale
    @usableFromInline var line = EventQueue<Waiting>()
    @usableFromInline var arrivals: Int64 = 0
    @usableFromInline var figures: ServerFigures

    /// Creates a pool of idle servers.
    ///
    /// - Parameters:
    ///   - capacity: the number of servers, `>= 0`.
    ///   - discipline: the order of the waiting line.
    ///   - lineCapacity: how many jobs may wait, `>= 0`.
    ///   - start: when observation begins.
    ///   - scale: what the model's instants mean.
    @inlinable
    public init(
        capacity: Int, discipline: Discipline = .fifo, lineCapacity: Int = .max, at start: Instant = .zero,
        scale: TimeScale = .ticks
    ) {
        precondition(capacity >= 0, "a pool cannot have fewer than no servers")
        precondition(lineCapacity >= 0, "a line cannot hold fewer than no jobs")
        self.discipline = discipline
        self.lineCapacity = lineCapacity
        self.scale = scale
        figures = ServerFigures(capacity: capacity, at: start, scale: scale)
    }

    /// The number of servers on duty.
    @inlinable public var capacity: Int { figures.onDuty.level }

    /// The number of servers that could start a job now; negative while more work than are on duty.
    @inlinable public var idleCount: Int { figures.onDuty.level - figures.busy.level }

    /// Servers on duty over time.
    @inlinable public var onDuty: LevelStatistics { figures.onDuty }

    /// Busy servers over time.
    @inlinable public var busy: LevelStatistics { figures.busy }

    /// Waiting jobs over time.
    @inlinable public var waiting: LevelStatistics { figures.waiting }

    /// How long jobs waited before their service started, counting those that did not wait at all.
    @inlinable public var waits: SpanStatistics { figures.waits }

    /// Jobs turned away because the line was full.
    @inlinable public var refusedCount: Int { figures.refusedCount }

    /// Jobs that left the line before their service.
    @inlinable public var leftCount: Int { figures.leftCount }

    /// The time that servers were busy over the time that they were on duty, up to `time`.
    ///
    /// Above 1 where services went on after the end of duty; NaN where nobody was on duty yet.
    @inlinable
    public func utilisation(at time: Instant) -> Double {
        figures.busy.integral(at: time) / figures.onDuty.integral(at: time)
    }

    /// Brings a job to the pool.
    ///
    /// - Parameters:
    ///   - job: what is to be served.
    ///   - time: now.
    ///   - size: its processing time, for ``Discipline/shortestFirst``.
    ///   - priority: its rank, for ``Discipline/priority``; lower comes first.
    @inlinable
    public mutating func offer(_ job: Job, at time: Instant, size: Span = .zero, priority: Int8 = 0) -> Admission {
        if idleCount > 0, line.isEmpty {
            figures.start(after: 0, at: time)
            return .started
        }
        guard line.count < lineCapacity else {
            figures.refusedCount += 1
            return .refused
        }
        let key =
            switch discipline {
            case .fifo: Int64(0)
            case .lifo: -arrivals
            case .shortestFirst: size.ticks
            case .priority: Int64(priority)
            }
        arrivals += 1
        figures.waiting.add(1, at: time)
        return .waiting(line.insert(Waiting(job: job, since: time), at: Instant(ticks: key)))
    }

    /// Ends one service.
    ///
    /// - Returns: the job whose service starts on the freed server, if one waits and the server is still on duty.
    @inlinable
    public mutating func release(at time: Instant) -> Job? {
        precondition(figures.busy.level > 0, "a server was released when none was busy")
        figures.busy.add(-1, at: time)
        return startNext(at: time)
    }

    /// Starts the service of the next waiting job if a server is idle; after ``setCapacity(_:at:)``, until `nil`.
    @inlinable
    public mutating func startNext(at time: Instant) -> Job? {
        guard idleCount > 0, let next = line.popMin()?.event else { return nil }
        figures.waiting.add(-1, at: time)
        figures.start(after: scale.length(from: next.since, to: time), at: time)
        return next.job
    }

    /// Changes the number of servers on duty.
    ///
    /// When fewer remain than are busy, services under way are finished first. When more come on duty, call
    /// ``startNext(at:)`` until it returns `nil`.
    @inlinable
    public mutating func setCapacity(_ newCapacity: Int, at time: Instant) {
        precondition(newCapacity >= 0, "a pool cannot have fewer than no servers")
        figures.onDuty.set(newCapacity, at: time)
    }

    /// Takes a waiting job out of the line.
    ///
    /// - Returns: the job, or `nil` when it does not wait any more.
    @inlinable
    public mutating func leave(_ handle: EventHandle, at time: Instant) -> Job? {
        guard let left = line.cancel(handle) else { return nil }
        figures.waiting.add(-1, at: time)
        figures.leftCount += 1
        return left.job
    }

    /// Takes all waiting jobs out of the line, as a counter does that closes.
    ///
    /// - Returns: the jobs, in the order in which they would have been served.
    @inlinable
    public mutating func dismissAll(at time: Instant) -> [Job] {
        var dismissed: [Job] = []
        while let next = line.popMin()?.event { dismissed.append(next.job) }
        figures.waiting.add(-dismissed.count, at: time)
        figures.leftCount += dismissed.count
        return dismissed
    }

    /// Forgets the statistics of what was before `time`; jobs and servers stay as they are.
    @inlinable
    public mutating func restartStatistics(at time: Instant) {
        figures.restart(at: time)
    }
}

extension Server: Sendable where Job: Sendable {}
extension Server.Waiting: Sendable where Job: Sendable {}
