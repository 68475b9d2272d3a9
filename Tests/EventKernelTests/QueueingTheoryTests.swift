import EventKernel
import TestSupport
import Testing

typealias Station = QueueingNetwork.Station

/// The chance of waiting in M/M/c (Erlang 1917), for `load` = arrival rate / service rate.
func erlangC(servers: Int, load: Double) -> Double {
    let blocked = erlangB(servers: servers, load: load)
    return blocked / (1 - load / Double(servers) * (1 - blocked))
}

/// The chance of loss in M/M/c/c (Erlang 1917).
func erlangB(servers: Int, load: Double) -> Double {
    (1...servers).reduce(1.0) { blocked, count in load * blocked / (Double(count) + load * blocked) }
}

@Suite("queues agree with theory, inside the 99 % interval of twenty replications")
struct QueueingTheoryTests {
    @Test("M/M/1 (5, 8): the mean wait is 0.208333")
    func singleServer() {
        let station = [Station(servers: 1, serviceRate: 8, arrivalRate: 5)]
        let wait = Replications { seed in
            QueueingNetwork.run(station, units: 20_000, seed: seed).model.pools[0].waits.mean
                / QueueingNetwork.ticksPerUnit
        }
        #expect(wait.agrees(with: 0.208333))
    }

    @Test("M/M/3 (6, 3): 0.888889 wait on average, with chance 0.444444 each")
    func severalServers() {
        let station = [Station(servers: 3, serviceRate: 3, arrivalRate: 6)]
        let length = Replications { seed in
            let simulator = QueueingNetwork.run(station, units: 10_000, seed: seed)
            return simulator.model.pools[0].waiting.mean(at: simulator.now)
        }
        #expect(length.agrees(with: 0.888889))
        #expect(abs(erlangC(servers: 3, load: 2) - 0.444444) < 1e-6)
        let busy = Replications { seed in
            let simulator = QueueingNetwork.run(station, units: 10_000, seed: seed)
            return simulator.model.pools[0].busy.mean(at: simulator.now)
        }
        #expect(busy.agrees(with: 2))
    }

    @Test(
        "M/G/1: the mean wait is that of Pollaczek and Khinchine",
        arguments: [
            (QueueingNetwork.Service.constant, 0.0), (.uniform, 1.0 / 3), (.hyperexponential, 1.5),
        ])
    func generalService(service: QueueingNetwork.Service, squaredVariation: Double) {
        let station = [Station(servers: 1, serviceRate: 1, service: service, arrivalRate: 0.7)]
        let wait = Replications { seed in
            QueueingNetwork.run(station, units: 60_000, seed: seed).model.pools[0].waits.mean
                / QueueingNetwork.ticksPerUnit
        }
        #expect(wait.agrees(with: 0.7 / 0.3 * (1 + squaredVariation) / 2, within: 0.05))
    }

    @Test("M/M/2/5: as many are turned away as the birth-death chain says")
    func finiteRoom() {
        let station = [Station(servers: 2, serviceRate: 1, arrivalRate: 1.8, lineCapacity: 3)]
        var weights = [1.0]
        for count in 1...5 { weights.append(weights[count - 1] * 1.8 / Double(min(count, 2))) }
        let theory = weights[5] / weights.reduce(0, +)
        let loss = Replications { seed in
            let model = QueueingNetwork.run(station, units: 30_000, seed: seed).model
            return Double(model.pools[0].refusedCount) / Double(model.offered[0])
        }
        #expect(loss.agrees(with: theory))
    }

    @Test(
        "M/G/5/5: the loss is Erlang's whatever the distribution of service",
        arguments: [QueueingNetwork.Service.exponential, .constant, .hyperexponential])
    func loss(service: QueueingNetwork.Service) {
        let station = [Station(servers: 5, serviceRate: 1, service: service, arrivalRate: 4, lineCapacity: 0)]
        let loss = Replications { seed in
            let model = QueueingNetwork.run(station, units: 20_000, seed: seed).model
            return Double(model.pools[0].refusedCount) / Double(model.offered[0])
        }
        #expect(loss.agrees(with: erlangB(servers: 5, load: 4)))
    }

    @Test("a Jackson network's stations behave as independent M/M/c queues")
    func jacksonNetwork() {
        // Traffic: 1 gets 2 + 0.3 x3, 2 gets 0.5 x1, 3 gets 0.5 x1 + x2.
        let stations = [
            Station(servers: 1, serviceRate: 5, arrivalRate: 2, routes: [(1, 0.5), (2, 0.5)]),
            Station(servers: 2, serviceRate: 1.5, routes: [(2, 1)]),
            Station(servers: 1, serviceRate: 4, routes: [(0, 0.3)]),
        ]
        let flow = 2 / 0.7
        let flows = [flow, flow / 2, flow]
        for index in stations.indices {
            let servers = stations[index].servers
            let load = flows[index] / stations[index].serviceRate
            let waiting = erlangC(servers: servers, load: load) * load / (Double(servers) - load)
            let length = Replications { seed in
                let simulator = QueueingNetwork.run(stations, units: 10_000, seed: seed)
                let pool = simulator.model.pools[index]
                return pool.waiting.mean(at: simulator.now) + pool.busy.mean(at: simulator.now)
            }
            #expect(length.agrees(with: waiting + load, within: 0.05))
        }
    }

    @Test("machine repair: as many machines run as the finite-source chain says")
    func machineRepair() {
        var weights = [1.0]
        for failed in 1...8 {
            weights.append(weights[failed - 1] * Double(9 - failed) * 0.2 / Double(min(failed, 2)))
        }
        let total = weights.reduce(0, +)
        let theory = 8 - weights.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / total
        let running = Replications { MachineRepair.meanRunning(machines: 8, crews: 2, units: 5_000, seed: $0) }
        #expect(running.agrees(with: theory))
    }
}

/// Machines that fail at rate 0.2 each, and crews that repair at rate 1.
struct MachineRepair: SimulationModel {
    enum Event: BitwiseCopyable {
        case failed
        case repaired
    }

    var crews: Server<UInt8>
    var running: LevelStatistics
    var random: SplitMix

    mutating func delay(rate: Double) -> Span {
        Span(ticks: Int64(-Double.logarithm(random.unit()) / rate * 1e6))
    }

    mutating func handle(_ event: Event, in schedule: inout Schedule<Event>) {
        switch event {
        case .failed:
            running.add(-1, at: schedule.now)
            if case .started = crews.offer(0, at: schedule.now) { schedule.after(delay(rate: 1), .repaired) }
        case .repaired:
            running.add(1, at: schedule.now)
            schedule.after(delay(rate: 0.2), .failed)
            if crews.release(at: schedule.now) != nil { schedule.after(delay(rate: 1), .repaired) }
        }
    }

    static func meanRunning(machines: Int, crews: Int, units: Double, seed: UInt64) -> Double {
        let units = units * runLength
        let model = MachineRepair(
            crews: Server(capacity: crews), running: LevelStatistics(level: machines), random: SplitMix(state: seed))
        var simulator = Simulator(model: model)
        for _ in 0..<machines {
            let life = simulator.model.delay(rate: 0.2)
            simulator.schedule.after(life, .failed)
        }
        simulator.run(until: Instant(ticks: Int64(units * 0.1 * 1e6)))
        simulator.model.running.restart(at: simulator.now)
        simulator.run(until: Instant(ticks: Int64(units * 1e6)))
        return simulator.model.running.mean(at: simulator.now)
    }
}
