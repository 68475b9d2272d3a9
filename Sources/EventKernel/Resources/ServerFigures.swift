/// What a pool of servers counts, whatever its jobs are.
@usableFromInline
struct ServerFigures: Sendable, BitwiseCopyable {
    @usableFromInline var onDuty: LevelStatistics
    @usableFromInline var busy: LevelStatistics
    @usableFromInline var waiting: LevelStatistics
    @usableFromInline var waits = SpanStatistics()
    @usableFromInline var refusedCount = 0
    @usableFromInline var leftCount = 0

    @usableFromInline
    init(capacity: Int, at start: Instant, scale: TimeScale) {
        onDuty = LevelStatistics(level: capacity, at: start, scale: scale)
        busy = LevelStatistics(at: start, scale: scale)
        waiting = LevelStatistics(at: start, scale: scale)
    }

    /// Counts the start of a service after a wait.
    @usableFromInline
    mutating func start(after wait: Double, at time: Instant) {
        busy.add(1, at: time)
        waits.add(wait)
    }

    /// Forgets what was before `time`.
    @usableFromInline
    mutating func restart(at time: Instant) {
        onDuty.restart(at: time)
        busy.restart(at: time)
        waiting.restart(at: time)
        waits = SpanStatistics()
        refusedCount = 0
        leftCount = 0
    }
}
