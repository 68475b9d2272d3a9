import EventKernel
import Foundation
import TestSupport
import Testing

@Suite("no load is a bad case")
struct EventQueueLoadTests {
    /// Runs `body` on a growing number of events; the cost of one must not grow much faster than the logarithm.
    func expectNearlyConstantCost(_ body: (Int) -> Void) {
        func cost(_ count: Int) -> Double {
            let times = (0..<3).map { _ in
                let begin = processorNanoseconds()
                body(count)
                return processorNanoseconds() - begin
            }
            return (times.min() ?? 0) / Double(count)
        }
        let small = cost(4_000)
        let large = cost(64_000)
        #expect(large < 8 * small, "16 times as many events cost \(large) ns each instead of \(small)")
    }

    /// What this thread has had of the processor: other work on the machine does not count.
    private func processorNanoseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    func drain(_ queue: inout EventQueue<Int>) {
        var last = Instant.distantPast
        while let entry = queue.popMin() {
            if entry.time < last { Issue.record("events out of order") }
            last = entry.time
        }
    }

    @Test("a burst at one instant")
    func burst() {
        expectNearlyConstantCost { count in
            var queue = EventQueue<Int>()
            for index in 0..<count { queue.insert(index, at: .zero) }
            drain(&queue)
        }
    }

    @Test("a burst at one instant with all priorities, while it happens")
    func burstWithPriorities() {
        expectNearlyConstantCost { count in
            var random = SplitMix(state: 1)
            var queue = EventQueue<Int>()
            for index in 0..<count {
                queue.insert(index, at: .zero, priority: Int8(truncatingIfNeeded: random.below(256)))
                queue.insert(index, at: .zero, priority: Int8(truncatingIfNeeded: random.below(256)))
                queue.popMin()
            }
            drain(&queue)
        }
    }

    @Test("ever earlier events")
    func falling() {
        expectNearlyConstantCost { count in
            var queue = EventQueue<Int>()
            for index in 0..<count { queue.insert(index, at: Instant(ticks: -Int64(index))) }
            queue.checkInvariants()
            drain(&queue)
        }
    }

    @Test("times that double")
    func doubling() {
        expectNearlyConstantCost { count in
            var queue = EventQueue<Int>()
            for index in 0..<count { queue.insert(index, at: Instant(ticks: 1 << Int64(index % 63))) }
            drain(&queue)
        }
    }

    @Test("near and far at once, to the ends of time")
    func farFuture() {
        expectNearlyConstantCost { count in
            var queue = EventQueue<Int>()
            for index in 0..<count {
                queue.insert(index, at: [Instant.distantFuture, .distantPast, Instant(ticks: Int64(index))][index % 3])
                if index % 4 == 0 { queue.popMin() }
            }
            drain(&queue)
        }
    }

    @Test("all cancelled, and filled again")
    func cancelled() {
        expectNearlyConstantCost { count in
            var queue = EventQueue<Int>()
            for round in 0..<4 {
                let handles = (0..<count / 4).map { queue.insert($0, at: Instant(ticks: Int64($0 * (round + 1)))) }
                for handle in handles { queue.cancel(handle) }
                #expect(queue.isEmpty)
            }
            queue.checkInvariants()
        }
    }

    @Test("one event moved again and again")
    func moved() {
        expectNearlyConstantCost { count in
            var queue = EventQueue<Int>()
            let handle = queue.insert(0, at: .zero)
            for index in 0..<count { queue.reschedule(handle, to: Instant(ticks: Int64(count - index))) }
            #expect(queue.count == 1)
        }
    }

    @Test("a million pending events take at most 40 bytes each")
    func memory() {
        var random = SplitMix(state: 1)
        var queue = EventQueue<Int>()
        let count = 1_000_000
        for index in 0..<count { queue.insert(index, at: Instant(ticks: Int64(random.below(1 << 40)))) }
        for _ in 0..<count {
            guard let entry = queue.popMin() else { return }
            queue.insert(entry.event, at: entry.time + Span(ticks: Int64(random.below(1 << 40))))
        }
        #expect(queue.byteCount <= 40 * count)
    }

    @Test("a handle stays stale when its slot is used again")
    func staleHandles() {
        var queue = EventQueue<Int>()
        let first = queue.insert(1, at: .zero)
        queue.popMin()
        let second = queue.insert(2, at: .zero)
        #expect(queue.cancel(first) == nil)
        #expect(queue.reschedule(first, to: .zero) == false)
        #expect(queue[second] == 2)
        queue.removeAll()
        #expect(!queue.contains(second))
    }
}
