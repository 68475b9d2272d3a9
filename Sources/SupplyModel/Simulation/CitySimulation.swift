import EventKernel
import Stochastics

/// One replication: a city, simulated from its first midnight to its last.
///
/// ```swift
/// var simulation = CitySimulation(city, seed: 1, replication: 0)
/// while !simulation.isFinished { simulation.runDay() }
/// print(simulation.ledger.orderToDoor.mean)
/// ```
/// It is a value: a copy goes its own way, and left alone it goes the same way.
public struct CitySimulation: Sendable {
    private var simulator: Simulator<CityModel>
    private let days: Int
    /// Days that are over.
    public private(set) var daysDone = 0
    /// What each cell had at the end of each day so far; nil unless it was asked for.
    public private(set) var cellRecord: CellRecord?

    /// Sets a city up for a run.
    ///
    /// - Parameters:
    ///   - city: what is simulated.
    ///   - seed: the seed of the experiment.
    ///   - replication: the number of this run; alternatives that share seed and number share their draws.
    ///   - recordsCells: whether to note what each cell has at the end of each day; it changes nothing else.
    public init(_ city: City, seed: UInt64, replication: Int, recordsCells: Bool = false) {
        let random = RandomSource(seed: seed, replication: UInt32(replication))
        simulator = Simulator(model: CityModel(city: city, random: random))
        days = city.plan.days
        cellRecord = recordsCells ? CellRecord(city) : nil
        simulator.model.start(in: &simulator.schedule)
    }

    /// Whether the last day is over.
    public var isFinished: Bool { daysDone == days }

    /// What was observed so far.
    public var ledger: Ledger { simulator.model.ledger }

    /// How many events have happened.
    public var eventCount: Int { simulator.eventCount }

    /// Simulates one day more; does nothing when the run is over.
    public mutating func runDay() {
        guard !isFinished else { return }
        daysDone += 1
        let end = Instant(day: daysDone)
        simulator.run(until: end)
        cellRecord?.note(simulator.model.snapshot(at: end), ledger: simulator.model.ledger)
        if isFinished { simulator.model.finish(at: end) }
    }
}
