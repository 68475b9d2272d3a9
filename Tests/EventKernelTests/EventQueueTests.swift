import EventKernel
import Testing

@Test("events happen in the order of time, priority, insertion")
func order() {
    var queue = EventQueue<Int>()
    queue.insert(3, at: Instant(ticks: 5))
    queue.insert(4, at: Instant(ticks: 5))
    queue.insert(2, at: Instant(ticks: 5), priority: -1)
    queue.insert(5, at: Instant(ticks: 5), priority: 1)
    queue.insert(1, at: Instant(ticks: -5), priority: 9)
    var popped: [Int] = []
    while let entry = queue.popMin() { popped.append(entry.event) }
    #expect(popped == [1, 2, 3, 4, 5])
}
