import EventKernel
import Foundation

/// The flagship's own events, as recorded at a fiftieth of its size, replayed in fifty copies.
///
/// An event that is taken places those that it placed in the recording, as much later. What happens at a full minute (a
/// cut-off, a shift) does so in all copies at once; anything else is put off by up to an eighth of its delay, by another
/// amount in each copy. When all has happened, it begins anew.
public struct TraceLoad {
    private struct Event {
        let delay: Int64
        let priority: Int8
        let isAtFullMinute: Bool
        var children: Range<Int32>
    }

    private static let copies = 50

    private var queue = EventQueue<UInt64>()
    private var events: [Event] = []
    private var childrenInOrder: [Int32] = []
    private var roots: [Int32] = []
    private var start: Int64 = 0

    /// Reads a recording (`flagship-trace.csv`).
    public init(contentsOf path: String) throws {
        var childrenOf: [[Int32]] = []
        var dueAt: [Int64] = []
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") where line.first != "#" {
            let fields = line.split(separator: ",")
            guard let parent = Int(fields[0]), let delay = Int64(fields[1]), let priority = Int8(fields[2]) else {
                continue
            }
            let due = (parent < 0 ? 0 : dueAt[parent]) + delay
            if parent < 0 {
                roots.append(Int32(events.count))
            } else {
                childrenOf[parent].append(Int32(events.count))
            }
            events.append(Event(delay: delay, priority: priority, isAtFullMinute: due % 60 == 0, children: 0..<0))
            childrenOf.append([])
            dueAt.append(due)
        }
        for index in events.indices {
            let first = Int32(childrenInOrder.count)
            childrenInOrder.append(contentsOf: childrenOf[index])
            events[index].children = first..<Int32(childrenInOrder.count)
        }
    }

    /// The pending events, and the memory of the queue for each, in bytes.
    public var bytesPerEvent: Double { Double(queue.byteCount) / Double(max(1, queue.count)) }

    /// Takes `count` events, each of which places those that follow it.
    ///
    /// - Returns: a sum over the events in the order in which they were taken.
    public mutating func replay(_ count: Int) -> UInt64 {
        var checksum: UInt64 = 0
        for step in 0..<count {
            if queue.isEmpty {
                for copy in 0..<Self.copies { for root in roots { place(Int(root), in: copy, at: start) } }
            }
            guard let entry = queue.popMin() else { break }
            checksum &+= entry.event &* (UInt64(step) | 1)
            let copy = Int(entry.event >> 32)
            start = entry.time.ticks
            for child in events[Int(entry.event & 0xFFFF_FFFF)].children {
                place(Int(childrenInOrder[Int(child)]), in: copy, at: start)
            }
        }
        return checksum
    }

    @inline(__always)
    private mutating func place(_ index: Int, in copy: Int, at time: Int64) {
        let event = events[index]
        let jitter = event.isAtFullMinute ? 0 : Int64(copy * 37 + index * 11) % (1 + event.delay / 8)
        queue.insert(
            UInt64(copy) << 32 | UInt64(index), at: Instant(ticks: time + event.delay + jitter),
            priority: event.priority)
    }
}
