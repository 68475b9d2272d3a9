/// A pool of equal servers whose work can be interrupted: by a job of lower priority number, a breakdown, a shift's end.
///
/// An interrupted job goes back to the head of its priority's line with the work that it has left, and goes on when a
/// server is free (preemptive resume). The model places one event for each service and hands its ``Service/ID`` back;
/// the event of an interrupted service is recognised as stale, so nothing needs to be cancelled:
///
/// ```swift
/// case .arrived(let job):
///     if let service = crew.offer(job, work: work(job), priority: rank(job), at: schedule.now) {
///         schedule.at(service.finish, .done(service.id))
///     }
/// case .done(let id):
///     guard let done = crew.complete(id, at: schedule.now) else { return }
///     if let next = done.next { schedule.at(next.finish, .done(next.id)) }
/// ```
///
/// Times are in ticks. When fewer servers are on duty than are busy, the services with the highest priority number are
/// interrupted first, and among these the latest started.
///
/// - Complexity: O(*c* + log *n*) for *c* busy servers and *n* waiting jobs.
public struct InterruptibleServer<Job: BitwiseCopyable> {
    /// One stretch of uninterrupted work on a job.
    public struct Service: BitwiseCopyable {
        /// Names one service; never used again.
        public struct ID: Hashable, Sendable, BitwiseCopyable {
            @usableFromInline let number: UInt64

            @inlinable
            init(number: UInt64) {
                self.number = number
            }
        }

        /// The name to hand back to ``InterruptibleServer/complete(_:at:)``.
        public let id: ID
        /// The job that is served.
        public let job: Job
        /// When the service ends unless it is interrupted.
        public let finish: Instant

        @usableFromInline let claim: Claim

        @inlinable
        init(id: ID, claim: Claim, finish: Instant) {
            self.id = id
            self.claim = claim
            self.finish = finish
            job = claim.job
        }
    }

    @usableFromInline
    struct Claim: BitwiseCopyable {
        @usableFromInline let job: Job
        @usableFromInline let priority: Int8
        @usableFromInline let order: Int64
        @usableFromInline var work: Span
        @usableFromInline var since: Instant

        @inlinable
        init(job: Job, priority: Int8, order: Int64, work: Span, since: Instant) {
            self.job = job
            self.priority = priority
            self.order = order
            self.work = work
            self.since = since
        }
    }

    /// Services that were interrupted.
    @inlinable public var interruptedCount: Int { interruptions }
    /// The number of servers on duty.
    @inlinable public var capacity: Int { figures.onDuty.level }
    /// Servers on duty over time.
    @inlinable public var onDuty: LevelStatistics { figures.onDuty }
    /// Busy servers over time.
    @inlinable public var busy: LevelStatistics { figures.busy }
    /// Waiting jobs over time, interrupted ones included.
    @inlinable public var waiting: LevelStatistics { figures.waiting }
    /// How long each service was waited for; an interrupted job waits more than once.
    @inlinable public var waits: SpanStatistics { figures.waits }

    @usableFromInline var interruptions = 0
    @usableFromInline var figures: ServerFigures
    @usableFromInline var line = EventQueue<Claim>()
    @usableFromInline var services: [Service] = []
    @usableFromInline var started: UInt64 = 0
    @usableFromInline var arrivals: Int64 = 0

    /// Creates a pool of idle servers.
    @inlinable
    public init(capacity: Int, at start: Instant = .zero) {
        precondition(capacity >= 0, "a pool cannot have fewer than no servers")
        figures = ServerFigures(capacity: capacity, at: start, scale: .ticks)
    }

    /// Brings a job to the pool; it interrupts a service of higher priority number if all servers are busy.
    ///
    /// - Returns: the service that starts now, if one does: of this job.
    @inlinable
    public mutating func offer(_ job: Job, work: Span, priority: Int8 = 0, at time: Instant) -> Service? {
        precondition(work >= .zero, "work cannot take less than no time")
        arrivals += 1
        let claim = Claim(job: job, priority: priority, order: arrivals, work: work, since: time)
        if services.count >= capacity {
            guard capacity > 0, let index = weakest(), services[index].claim.priority > priority else {
                wait(claim, at: time)
                return nil
            }
            interrupt(index, at: time)
        }
        return start(claim, at: time)
    }

    /// Ends a service at its time.
    ///
    /// - Returns: the job, and the service that starts in its place if one does; `nil` when the service had been
    ///   interrupted before.
    @inlinable
    public mutating func complete(_ id: Service.ID, at time: Instant) -> (job: Job, next: Service?)? {
        guard let index = services.firstIndex(where: { $0.id == id }) else { return nil }
        let job = services.remove(at: index).job
        figures.busy.add(-1, at: time)
        return (job, startNext(at: time))
    }

    /// Changes the number of servers on duty, and interrupts what is too much.
    ///
    /// When more come on duty, call ``startNext(at:)`` until it returns `nil`. A breakdown is one less, a repair one
    /// more; a closed shift is none.
    @inlinable
    public mutating func setCapacity(_ newCapacity: Int, at time: Instant) {
        precondition(newCapacity >= 0, "a pool cannot have fewer than no servers")
        figures.onDuty.set(newCapacity, at: time)
        while services.count > newCapacity, let index = weakest() { interrupt(index, at: time) }
    }

    /// Starts the service of the next waiting job if a server is idle.
    @inlinable
    public mutating func startNext(at time: Instant) -> Service? {
        guard services.count < capacity, let next = line.popMin()?.event else { return nil }
        figures.waiting.add(-1, at: time)
        return start(next, at: time)
    }

    /// The service that gives way first.
    @inlinable
    func weakest() -> Int? {
        services.indices.max { lhs, rhs in
            (services[lhs].claim.priority, services[lhs].id.number)
                < (services[rhs].claim.priority, services[rhs].id.number)
        }
    }

    @inlinable
    mutating func start(_ claim: Claim, at time: Instant) -> Service {
        started += 1
        let service = Service(id: Service.ID(number: started), claim: claim, finish: time + claim.work)
        services.append(service)
        figures.start(after: TimeScale.ticks.length(from: claim.since, to: time), at: time)
        return service
    }

    @inlinable
    mutating func interrupt(_ index: Int, at time: Instant) {
        let service = services.remove(at: index)
        figures.busy.add(-1, at: time)
        interruptions += 1
        var claim = service.claim
        claim.work = service.finish - time
        claim.since = time
        wait(claim, at: time)
    }

    @inlinable
    mutating func wait(_ claim: Claim, at time: Instant) {
        figures.waiting.add(1, at: time)
        line.insert(claim, at: Instant(ticks: Int64(claim.priority) << 48 + claim.order))
    }
}

extension InterruptibleServer: Sendable where Job: Sendable {}
extension InterruptibleServer.Service: Sendable where Job: Sendable {}
extension InterruptibleServer.Claim: Sendable where Job: Sendable {}
