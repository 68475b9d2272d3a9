import Foundation
import Scenario
import Stochastics
import TestSupport
import Testing

@testable import EventKernel
@testable import SupplyModel

/// The flagship's events as a load for the kernel's benchmarks: which event placed which, how much later, and how urgent.
///
/// `RECORD_TRACE=1 swift test --filter TraceRecordingTests` writes it anew to `Benchmarks/flagship-trace.csv`.
@Suite("The trace of the flagship's events", .enabled(if: ProcessInfo.processInfo.environment["RECORD_TRACE"] != nil))
struct TraceRecordingTests {
    private static let firstDay = 10
    private static let days = 2
    private static let scale = 0.02

    /// A pending event: when it was placed, by which event, and its rank.
    private struct Placed {
        let id: Int
        let parent: Int
        let placedAt: Int64
    }

    @Test("two days of it are recorded")
    func record() throws {
        let plan = try ScenarioLoader.load(
            repository.appending(path: "scenarios/wuhan-2020.yaml").path, days: Self.firstDay + Self.days,
            scale: Self.scale)
        let city = City(plan)
        var simulator = Simulator(
            model: CityModel(city: city, random: RandomSource(seed: 1, replication: 0)))
        simulator.model.start(in: &simulator.schedule)
        simulator.run(until: Instant(day: Self.firstDay))

        var lines: [String] = []
        var pending: [EventHandle: Placed] = [:]
        func note(parent: Int) {
            let queue = simulator.schedule.queue
            for (handle, entry) in zip(queue.handlesInOrder(), queue.inOrder()) where pending[handle] == nil {
                pending[handle] = Placed(id: lines.count, parent: parent, placedAt: simulator.now.ticks)
                lines.append("\(parent),\(entry.time.ticks - simulator.now.ticks),\(entry.priority)")
            }
        }
        note(parent: -1)
        let end = Instant(day: Self.firstDay + Self.days)
        while let first = simulator.schedule.queue.handlesInOrder().first, let time = simulator.schedule.nextTime,
            time < end
        {
            let id = pending.removeValue(forKey: first)?.id ?? -1
            simulator.step()
            note(parent: id)
        }
        let header = """
            # Recorded by TraceRecordingTests from scenarios/wuhan-2020.yaml at scale \(Self.scale), \(city.geography.cells.count) cells:
            # two days from day \(Self.firstDay) on. A line is an event, in the order of placing: the number of the event that
            # placed it (-1: pending at the start), seconds from placing to happening, priority.
            parent,delay_s,priority

            """
        try (header + lines.joined(separator: "\n") + "\n").write(
            to: repository.appending(path: "Benchmarks/flagship-trace.csv"), atomically: true, encoding: .utf8)
        #expect(lines.count > 1000)
    }
}
