import EventKernel
import Testing

/// A queue and the reference heap beside it, on which the same operations are done and compared.
struct EventQueueReplay {
    var queue = EventQueue<Int>()
    var reference = ReferenceQueue<Int>()
    var handles: [(tested: EventHandle, reference: ReferenceQueue<Int>.Handle)] = []
    var now: Int64 = 0
    var serial = 0
    var differences = 0

    mutating func insert(at time: Int64, priority: Int8) {
        serial += 1
        let tested = queue.insert(serial, at: Instant(ticks: time), priority: priority)
        let expected = reference.insert(serial, at: Instant(ticks: time), priority: priority)
        if handles.count < 1 << 14 {
            handles.append((tested, expected))
        } else {
            handles[serial & (1 << 14 - 1)] = (tested, expected)
        }
    }

    mutating func pop() {
        let tested = queue.popMin()
        let expected = reference.popMin()
        compare(tested, expected)
        if let expected { now = expected.time.ticks }
    }

    mutating func cancel(_ index: Int) {
        let handle = handles[index]
        if queue.cancel(handle.tested) != reference.cancel(handle.reference) { differences += 1 }
    }

    mutating func reschedule(_ index: Int, to time: Int64, priority: Int8?) {
        let handle = handles[index]
        let tested = queue.reschedule(handle.tested, to: Instant(ticks: time), priority: priority)
        let expected = reference.reschedule(handle.reference, to: Instant(ticks: time), priority: priority)
        if tested != expected { differences += 1 }
    }

    mutating func inspect(_ index: Int) {
        let handle = handles[index]
        if queue.contains(handle.tested) != reference.contains(handle.reference) { differences += 1 }
        if queue.count != reference.count { differences += 1 }
        compare(queue.peek, reference.peek)
    }

    mutating func removeAll() {
        queue.removeAll()
        reference.removeAll()
    }

    /// Compares the whole order, by snapshot and by emptying a copy.
    mutating func compareWhole() {
        queue.checkInvariants()
        var copy = queue
        let expected = reference.inOrder()
        let snapshot = queue.inOrder()
        if snapshot.count != expected.count { differences += 1 }
        for (tested, expected) in zip(snapshot, expected) {
            compare(tested, expected)
            compare(copy.popMin(), expected)
        }
        if !copy.isEmpty { differences += 1 }
    }

    private mutating func compare(_ tested: EventQueue<Int>.Entry?, _ expected: ReferenceQueue<Int>.Entry?) {
        if tested?.time != expected?.time || tested?.priority != expected?.priority || tested?.event != expected?.event
        {
            differences += 1
        }
    }
}
