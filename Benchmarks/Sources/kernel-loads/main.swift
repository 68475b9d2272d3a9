import KernelLoads

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Runs one load and prints its cost, for `peers/run`: `kernel-loads hold 10000 1000000`.
func run(_ arguments: [String]) -> Int32 {
    guard arguments.count == 4, let size = Int(arguments[2]), let count = Int(arguments[3]) else {
        print("usage: kernel-loads (hold | ticks | reschedule | mm1) PENDING COUNT, or kernel-loads TRACE 0 COUNT")
        return 64
    }
    let clock = ContinuousClock()
    func report(_ start: ContinuousClock.Instant, _ check: String) {
        let (seconds, attoseconds) = (clock.now - start).components
        let nanoseconds = Double(seconds) * 1e9 + Double(attoseconds) * 1e-9
        print(nanoseconds / Double(count), check)
    }
    switch arguments[1] {
    case "hold", "ticks":
        var load = QueueLoad(pending: size, meanTicks: arguments[1] == "ticks" ? 3_600 : 1e9)
        _ = load.hold(count / 2)
        let start = clock.now
        let checksum = load.hold(count)
        report(start, "\(checksum) \(load.bytesPerEvent)")
    case "reschedule":
        var load = RescheduleLoad(pending: size, meanTicks: 1e9)
        _ = load.hold(count / 2)
        let start = clock.now
        report(start, "\(load.hold(count))")
    case "mm1":
        let start = clock.now
        report(start, "\(SingleServerQueue.meanInSystem(customers: count))")
    default:
        guard var load = try? TraceLoad(contentsOf: arguments[1]) else {
            print("\(arguments[1]) cannot be read")
            return 66
        }
        _ = load.replay(count / 2)
        let start = clock.now
        let checksum = load.replay(count)
        report(start, "\(checksum) \(load.bytesPerEvent)")
    }
    return 0
}

exit(run(CommandLine.arguments))
