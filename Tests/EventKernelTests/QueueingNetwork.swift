import EventKernel
import TestSupport

/// A network of service stations with Poisson arrivals: the models whose answers queueing theory knows.
struct QueueingNetwork: SimulationModel {
    enum Event: BitwiseCopyable {
        case arrival(station: UInt16)
        case served(station: UInt16)
    }

    /// How long a service takes, with mean 1 / rate.
    enum Service {
        case exponential, constant, uniform, hyperexponential
    }

    struct Station {
        var servers: Int
        var serviceRate: Double
        var service = Service.exponential
        var arrivalRate = 0.0
        var lineCapacity = Int.max
        /// Where a served customer goes, with what probability; the rest leaves.
        var routes: [(station: Int, probability: Double)] = []
    }

    static let ticksPerUnit = 1e6

    let stations: [Station]
    var pools: [Server<UInt8>]
    var offered: [Int]
    var random: SplitMix

    init(_ stations: [Station], seed: UInt64) {
        self.stations = stations
        pools = stations.map { Server(capacity: $0.servers, lineCapacity: $0.lineCapacity) }
        offered = Array(repeating: 0, count: stations.count)
        random = SplitMix(state: seed)
    }

    mutating func exponential(rate: Double) -> Span {
        Span(ticks: Int64(-Double.logarithm(random.unit()) / rate * Self.ticksPerUnit))
    }

    mutating func serviceTime(_ station: Int) -> Span {
        let rate = stations[station].serviceRate
        switch stations[station].service {
        case .exponential: return exponential(rate: rate)
        case .constant: return Span(ticks: Int64(Self.ticksPerUnit / rate))
        case .uniform: return Span(ticks: Int64(2 * random.unit() / rate * Self.ticksPerUnit))
        case .hyperexponential: return exponential(rate: random.unit() < 0.5 ? rate * 2 / 3 : rate * 2)
        }
    }

    mutating func enter(_ station: Int, in schedule: inout Schedule<Event>) {
        offered[station] += 1
        if case .started = pools[station].offer(0, at: schedule.now) {
            schedule.after(serviceTime(station), .served(station: UInt16(station)))
        }
    }

    mutating func handle(_ event: Event, in schedule: inout Schedule<Event>) {
        switch event {
        case .arrival(let station):
            schedule.after(exponential(rate: stations[Int(station)].arrivalRate), event)
            enter(Int(station), in: &schedule)
        case .served(let station):
            if pools[Int(station)].release(at: schedule.now) != nil {
                schedule.after(serviceTime(Int(station)), event)
            }
            var draw = random.unit()
            for route in stations[Int(station)].routes {
                draw -= route.probability
                if draw < 0 {
                    enter(route.station, in: &schedule)
                    break
                }
            }
        }
    }

    /// The network after `units` of time, observed after a tenth of them.
    static func run(_ stations: [Station], units: Double, seed: UInt64) -> Simulator<QueueingNetwork> {
        let units = units * runLength
        var simulator = Simulator(model: QueueingNetwork(stations, seed: seed))
        for (index, station) in stations.enumerated() where station.arrivalRate > 0 {
            let first = simulator.model.exponential(rate: station.arrivalRate)
            simulator.schedule.after(first, .arrival(station: UInt16(index)))
        }
        simulator.run(until: Instant(ticks: Int64(units * 0.1 * ticksPerUnit)))
        for index in stations.indices {
            simulator.model.pools[index].restartStatistics(at: simulator.now)
            simulator.model.offered[index] = 0
        }
        simulator.run(until: Instant(ticks: Int64(units * ticksPerUnit)))
        return simulator
    }
}

#if DEBUG
/// Debug builds run a tenth as long, and accept wider intervals.
let runLength = 0.1
#else
/// Release builds run in full.
let runLength = 1.0
#endif

/// Twenty independent values and the 99 % interval of their mean.
struct Replications {
    let mean: Double
    let halfWidth: Double

    /// Runs twenty replications.
    init(_ value: (UInt64) -> Double) {
        let values = (1...20).map { value(UInt64($0) &* 0x9E37_79B9) }
        let mean = values.reduce(0, +) / 20
        let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 19
        self.mean = mean
        halfWidth = 2.861 * (variance / 20).squareRoot()
    }

    /// Whether a value lies inside the interval, which is narrow enough to mean something.
    func agrees(with theory: Double, within relative: Double = 0.03) -> Bool {
        abs(mean - theory) <= halfWidth && halfWidth <= relative / runLength.squareRoot() * theory
    }
}
