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
