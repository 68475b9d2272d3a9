import Benchmark
import KernelLoads

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput, .peakMemoryResident], scalingFactor: .one, maxDuration: .seconds(3))

    for (name, pending) in [("1e2", 100), ("1e4", 10_000), ("1e6", 1_000_000)] {
        Benchmark("hold_\(name)") { benchmark in
            var load = QueueLoad(pending: pending, meanTicks: 1e9)
            benchmark.startMeasurement()
            blackHole(load.hold(1_000_000))
        }
    }
    for (name, pending) in [("1e4", 10_000), ("1e6", 1_000_000)] {
        Benchmark("ticks_\(name)") { benchmark in
            var load = QueueLoad(pending: pending, meanTicks: 3_600)
            benchmark.startMeasurement()
            blackHole(load.hold(1_000_000))
        }
    }
    Benchmark("reschedule_1e4") { benchmark in
        var load = RescheduleLoad(pending: 10_000, meanTicks: 1e9)
        benchmark.startMeasurement()
        blackHole(load.hold(1_000_000))
    }
    Benchmark("flagship") { benchmark in
        var load = try TraceLoad(contentsOf: "flagship-trace.csv")
        benchmark.startMeasurement()
        blackHole(load.replay(1_000_000))
    }
    Benchmark("mm1_1e6") { _ in
        blackHole(SingleServerQueue.meanInSystem(customers: 1_000_000))
    }
}
