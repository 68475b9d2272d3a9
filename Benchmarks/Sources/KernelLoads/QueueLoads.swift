import EventKernel

/// A queue of pending events that are taken and placed again at a random later time (HOLD).
public struct QueueLoad {
    var queue = EventQueue<UInt64>()
    var random = RandomDraws(seed: 1)
    let meanTicks: Double

    /// Fills a queue with `pending` events.
    ///
    /// - Parameters:
    ///   - pending: how many events are pending.
    ///   - meanTicks: the mean delay.
    public init(pending: Int, meanTicks: Double) {
        self.meanTicks = meanTicks
        for index in 0..<pending {
            queue.insert(UInt64(index), at: Instant(ticks: Int64(meanTicks * random.exponential())))
        }
    }

    /// The memory of the queue for each pending event, in bytes.
    public var bytesPerEvent: Double { Double(queue.byteCount) / Double(queue.count) }

    /// Takes the first event and places it again, `count` times.
    ///
    /// - Returns: a sum over the events taken, in the order of which it depends only through `random`.
    public mutating func hold(_ count: Int) -> UInt64 {
        var checksum: UInt64 = 0
        for step in 0..<count {
            guard let entry = queue.popMin() else { break }
            checksum &+= entry.event &* (UInt64(step) | 1)
            let delay = Span(ticks: Int64(meanTicks * random.exponential()))
            queue.insert(entry.event, at: entry.time + delay)
        }
        return checksum
    }
}

/// HOLD in which each step also moves a random pending event.
public struct RescheduleLoad {
    var queue = EventQueue<UInt64>()
    var handles: [EventHandle] = []
    var random = RandomDraws(seed: 1)
    let meanTicks: Double

    /// Fills a queue with `pending` events.
    public init(pending: Int, meanTicks: Double) {
        self.meanTicks = meanTicks
        for index in 0..<pending {
            let time = Instant(ticks: Int64(meanTicks * random.exponential()))
            handles.append(queue.insert(UInt64(index), at: time))
        }
    }

    /// Takes the first event and places it again, then moves a random one, `count` times.
    public mutating func hold(_ count: Int) -> UInt64 {
        var checksum: UInt64 = 0
        for step in 0..<count {
            guard let entry = queue.popMin() else { break }
            checksum &+= entry.event &* (UInt64(step) | 1)
            let delay = Span(ticks: Int64(meanTicks * random.exponential()))
            handles[Int(entry.event)] = queue.insert(entry.event, at: entry.time + delay)
            let moved = Int(random.next().multipliedFullWidth(by: UInt64(handles.count)).high)
            let later = Span(ticks: Int64(meanTicks * random.exponential()))
            queue.reschedule(handles[moved], to: entry.time + later)
        }
        return checksum
    }
}

/// A load with the statistics of the supply model's flagship: a burst of 13,001 events at one instant each day, beside
/// 5,000 events whose delays range from none to three days, in whole seconds.
public struct FlagshipLoad {
    var queue = EventQueue<UInt64>()
    var random = RandomDraws(seed: 1)

    static let burst: UInt64 = 13_001
    static let meanSeconds = [30.0, 600, 7_200, 86_400]

    /// Fills a queue with the burst at 20:00 of the first day, and the others from its start.
    public init() {
        for index in 0..<Self.burst { queue.insert(index, at: Instant(ticks: 72_000)) }
        for index in Self.burst..<Self.burst + 5_000 { queue.insert(index, at: .zero) }
    }

    /// Takes the first event and places it again, `count` times.
    public mutating func hold(_ count: Int) -> UInt64 {
        var checksum: UInt64 = 0
        for step in 0..<count {
            guard let entry = queue.popMin() else { break }
            checksum &+= entry.event &* (UInt64(step) | 1)
            var seconds: Int64 = 86_400
            if entry.event >= Self.burst {
                let mean = Self.meanSeconds[Int(random.next() & 3)]
                seconds = min(259_200, Int64(mean * random.exponential()))
            }
            queue.insert(entry.event, at: entry.time + Span(ticks: seconds))
        }
        return checksum
    }
}
