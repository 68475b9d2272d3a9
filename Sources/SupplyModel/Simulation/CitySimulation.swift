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
    ///   - journal: what is written down one by one; nothing unless it is asked for.
    ///   - recordsCells: whether to note what each cell has at the end of each day; it changes nothing else.
    public init(
        _ city: City, seed: UInt64, replication: Int, journal: JournalPlan = JournalPlan(), recordsCells: Bool = false
    ) {
        let random = RandomSource(seed: seed, replication: UInt32(replication))
        simulator = Simulator(
            model: CityModel(
                city: city, random: random,
                journal: Journal(journal, households: city.geography.personsInHousehold.count, seed: seed)))
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

    /// Hands over what was written down since the run began, or since it was last taken.
    public mutating func takeJournal() -> JournalEntries { simulator.model.takeJournal() }

    /// Simulates one day more; does nothing when the run is over.
    public mutating func runDay() {
        guard !isFinished else { return }
        daysDone += 1
        let end = Instant(day: daysDone)
        simulator.run(until: end)
        cellRecord?.note(simulator.model.snapshot(at: end), ledger: simulator.model.ledger)
        if isFinished { simulator.model.finish(at: end) }
    }

    /// Simulates one day more, and tells the stories of whom is followed; the run is the same as without.
    public mutating func runDay(telling stories: inout Stories) {
        guard !isFinished else { return }
        daysDone += 1
        let end = Instant(day: daysDone)
        simulator.run(until: end) { entry, model in stories.see(entry.event, at: entry.time, in: model) }
        guard isFinished else { return }
        stories.finish(at: end, simulator.model)
        simulator.model.finish(at: end)
    }

    /// Simulates one day more, and looks for who fares worst; the run is the same as without.
    public mutating func runDay(searching search: inout WorstSearch) {
        guard !isFinished else { return }
        daysDone += 1
        let end = Instant(day: daysDone)
        simulator.run(until: end) { entry, model in search.see(entry.event, at: entry.time, in: model) }
        guard isFinished else { return }
        search.finish(at: end, simulator.model)
        simulator.model.finish(at: end)
    }

    /// Lets the city take another future from here on: the phases from today's midnight on, and the shocks that it adds.
    ///
    /// A copy that takes none goes on as it would have. The cell and household tables, goods, places and all that a phase
    /// cannot change must be those of the city that was simulated so far.
    ///
    /// - Parameter city: the same city with other phases from the day ``daysDone`` on, and with further shocks at the end of
    ///   its list.
    public mutating func follow(_ city: City) {
        simulator.model.follow(city, in: &simulator.schedule)
    }
}
