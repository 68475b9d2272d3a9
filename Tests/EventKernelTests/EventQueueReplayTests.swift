import EventKernel
import TestSupport
import Testing

/// How times of new events are drawn.
enum Load: String, CaseIterable, CustomTestStringConvertible {
    case exponential, seconds, oneInstant, farFuture, bimodal, powers, anywhere, falling, priorities, negative

    var testDescription: String { rawValue }

    func time(_ random: inout SplitMix, now: Int64) -> Int64 {
        switch self {
        case .exponential: return now &+ Int64(-1e9 * Double.logarithm(random.unit()))
        case .seconds, .priorities: return now &+ Int64(random.below(20))
        case .oneInstant: return random.below(1_000) == 0 ? now &+ 86_400 : now
        case .farFuture: return random.below(10) == 0 ? .max - Int64(random.below(3)) : now &+ Int64(random.below(100))
        case .bimodal: return now &+ Int64(random.below(2) == 0 ? random.below(100) : 1_000_000_000 + random.below(100))
        case .powers: return now &+ 1 << Int64(random.below(40))
        case .anywhere: return Int64(truncatingIfNeeded: random.next())
        case .falling: return now &- Int64(random.below(1_000))
        case .negative: return [.min, .min + 1, -1, 0, .max, -1_000_000][random.below(6)]
        }
    }

    func priority(_ random: inout SplitMix) -> Int8 {
        switch self {
        case .priorities, .negative: Int8(truncatingIfNeeded: random.below(256))
        case .exponential: 0
        default: random.below(20) == 0 ? Int8(random.below(3) - 1) : 0
        }
    }
}

extension Double {
    /// The natural logarithm, by series; enough for tests that need no library.
    static func logarithm(_ x: Double) -> Double {
        let mantissa = x.significand / 1.5
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        var term = ratio
        var sum = 0.0
        for power in stride(from: 1.0, to: 30, by: 2) {
            sum += term / power
            term *= square
        }
        return 2 * sum + 0.405465108108164381978 + Double(x.exponent) * 0.693147180559945309417
    }
}

#if DEBUG
private let operationsPerLoad = 50_000
#else
private let operationsPerLoad = 500_000
#endif

@Test(
    "random operations of every kind give what the reference heap gives",
    arguments: Load.allCases, [0, 1])
func randomOperations(load: Load, variant: Int) {
    var random = SplitMix(state: UInt64(variant) &* 77 &+ UInt64(load.rawValue.utf8.reduce(0) { $0 &* 31 &+ Int($1) }))
    var replay = EventQueueReplay()
    var growing = true
    let largest = variant == 0 ? 300 : 20_000
    for step in 0..<operationsPerLoad {
        if replay.queue.count > largest { growing = false }
        if replay.queue.isEmpty { growing = true }
        let insertions = growing ? 60 : 25
        switch random.below(100) {
        case ..<insertions:
            replay.insert(at: load.time(&random, now: replay.now), priority: load.priority(&random))
        case ..<75:
            replay.pop()
        case ..<82 where !replay.handles.isEmpty:
            replay.cancel(random.below(replay.handles.count))
        case ..<92 where !replay.handles.isEmpty:
            let time = load.time(&random, now: replay.now)
            let priority = random.below(3) == 0 ? load.priority(&random) : nil
            replay.reschedule(random.below(replay.handles.count), to: time, priority: priority)
        case ..<99 where !replay.handles.isEmpty:
            replay.inspect(random.below(replay.handles.count))
        case 99 where step % 5_000 == 0:
            replay.removeAll()
        default:
            replay.pop()
        }
        if step % (operationsPerLoad / 10) == 0 { replay.compareWhole() }
    }
    replay.compareWhole()
    #expect(replay.differences == 0)
}
