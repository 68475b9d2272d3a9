import EventKernel
import TestSupport
import Testing

@Suite("the simulator")
struct SimulatorTests {
    /// Writes down what happens.
    struct Recorder: SimulationModel {
        enum Event: BitwiseCopyable {
            case note(Int)
            case chain(Int)
            case halt
        }

        var log: [Int] = []

        mutating func handle(_ event: Event, in schedule: inout Schedule<Event>) {
            switch event {
            case .note(let number): log.append(number)
            case .chain(let left):
                log.append(left)
                if left > 0 { schedule.after(.zero, .chain(left - 1)) }
            case .halt: schedule.stop()
            }
        }
    }

    @Test("a copy stepped to the end leaves the original untouched, and equal to a run without the fork")
    func fork() {
        let stations = [Station(servers: 2, serviceRate: 1, arrivalRate: 1.8)]
        var original = QueueingNetwork.run(stations, units: 100, seed: 1)
        var twin = QueueingNetwork.run(stations, units: 100, seed: 1)
        var copy = original
        copy.run(until: Instant(ticks: 1_000_000_000))
        #expect(original.now == twin.now)
        #expect(original.schedule.pendingCount == twin.schedule.pendingCount)
        original.run(until: Instant(ticks: 1_000_000_000))
        twin.run(until: Instant(ticks: 1_000_000_000))
        for simulator in [original, copy] {
            #expect(simulator.eventCount == twin.eventCount)
            #expect(simulator.model.random.state == twin.model.random.state)
            #expect(simulator.model.pools[0].waits.total == twin.model.pools[0].waits.total)
        }
    }

    @Test("a run stops before its horizon's events, and the clock stands there")
    func horizon() {
        var simulator = Simulator(model: Recorder())
        for time in [1, 2, 3] { simulator.schedule.at(Instant(ticks: Int64(time)), .note(time)) }
        let reason1 = simulator.run(until: Instant(ticks: 2))
        #expect(reason1 == .horizon)
        #expect(simulator.model.log == [1])
        #expect(simulator.now == Instant(ticks: 2))
        let reason2 = simulator.run(until: Instant(ticks: 9))
        #expect(reason2 == .exhausted)
        #expect(simulator.model.log == [1, 2, 3])
        #expect(simulator.now == Instant(ticks: 9))
    }

    @Test("a run stops by count, by predicate, and when the model asks")
    func stopping() {
        var simulator = Simulator(model: Recorder())
        simulator.schedule.at(.zero, .chain(5))
        let reason3 = simulator.run(until: .distantFuture, maximumEvents: 2)
        #expect(reason3 == .eventLimit)
        #expect(simulator.model.log == [5, 4])
        let reason4 = simulator.run(while: { $0.model.log.count < 4 })
        #expect(reason4 == .predicate)
        #expect(simulator.model.log == [5, 4, 3, 2])
        simulator.schedule.at(.zero, .halt, priority: -1)
        let reason5 = simulator.run()
        #expect(reason5 == .requested)
        let reason6 = simulator.run()
        #expect(reason6 == .exhausted)
        #expect(simulator.eventCount == 7)
        let stepped = simulator.step()
        #expect(!stepped)
    }

    @Test("an event without delay happens after those already placed at its instant")
    func noDelay() {
        var simulator = Simulator(model: Recorder())
        simulator.schedule.at(.zero, .chain(1))
        simulator.schedule.at(.zero, .note(7))
        simulator.run()
        #expect(simulator.model.log == [1, 7, 0])
    }

    @Test("a trace sees each event before it happens, and changes nothing")
    func trace() {
        var traced = Simulator(model: Recorder())
        traced.schedule.at(.zero, .chain(3))
        var plain = traced
        var times: [Instant] = []
        traced.run(until: Instant(ticks: 5)) { entry, _ in times.append(entry.time) }
        plain.run(until: Instant(ticks: 5))
        #expect(times == Array(repeating: .zero, count: 4))
        #expect(traced.model.log == plain.model.log)
    }

    @Test("an event in the past stops the program with a message")
    func past() async {
        await #expect(processExitsWith: .failure) {
            var simulator = Simulator(model: Recorder(), startingAt: Instant(ticks: 10))
            simulator.schedule.at(Instant(ticks: 9), .note(1))
        }
    }

    @Test("time that overflows stops the program with a message")
    func overflow() async {
        await #expect(processExitsWith: .failure) {
            var simulator = Simulator(model: Recorder(), startingAt: Instant(ticks: 10))
            simulator.schedule.after(Span(ticks: .max), .note(1))
        }
    }

    @Test("reals keep their order as instants, and come back unchanged")
    func continuousTime() {
        let reals = [
            -Double.infinity, -1e300, -2.5, -1e-300, 0, .leastNonzeroMagnitude, 0.1, 1, 1.0.nextUp, 1e300, .infinity,
        ]
        let instants = reals.map(Instant.init(continuous:))
        #expect(instants == instants.sorted())
        #expect(Set(instants).count == reals.count)
        #expect(instants.map(\.continuous) == reals)
        #expect(Instant(continuous: -0.0) == Instant(continuous: 0))
    }
}
