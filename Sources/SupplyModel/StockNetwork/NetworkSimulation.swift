import EventKernel
import Stochastics

/// One replication of a network: the warm-up, and the periods that are observed.
///
/// ```swift
/// var simulation = NetworkSimulation(plan, seed: 1, replication: 0)
/// while !simulation.isFinished { simulation.run(periods: 1_000) }
/// print(simulation.tallies[0].cost / simulation.tallies[0].periods)
/// ```
/// It is a value: a copy goes its own way, and left alone it goes the same way.
public struct NetworkSimulation: Sendable {
    private var simulator: Simulator<StockNetwork>
    private let warmUp: Int
    private let end: Int
    /// Periods that are over, with the warm-up.
    public private(set) var periodsDone = 0
    /// What was observed until the warm-up was over.
    private var beforehand: [NodeTally]

    /// Sets a network up for a run.
    ///
    /// - Parameters:
    ///   - plan: what is simulated.
    ///   - seed: the seed of the experiment.
    ///   - replication: the number of this run; alternatives that share seed and number share their draws.
    public init(_ plan: NetworkPlan, seed: UInt64, replication: Int) {
        let random = RandomSource(seed: seed, replication: UInt32(replication))
        simulator = Simulator(model: StockNetwork(plan, random: random))
        warmUp = plan.warmUp
        end = plan.warmUp + plan.periods
        simulator.model.start(in: &simulator.schedule)
        beforehand = simulator.model.tallies.map { _ in NodeTally() }
    }

    /// Whether the last period is over.
    public var isFinished: Bool { periodsDone == end }

    /// How many events have happened.
    public var eventCount: Int { simulator.eventCount }

    /// Whether all goods are accounted for, and how often that was checked.
    public var balance: NetworkBalance { simulator.model.balance }

    /// The first periods, node by node.
    public var trace: [NetworkPeriod] { simulator.model.trace }

    /// What was observed at each node since the end of the warm-up.
    public var tallies: [NodeTally] {
        guard isObserving else { return beforehand }
        return zip(simulator.model.tallies, beforehand).map { tally, before in
            var observed = tally.since(before)
            observed.periods = Double(periodsDone - warmUp)
            return observed
        }
    }

    /// The stock on hand of each node now, in units.
    public var onHand: [Double] { simulator.model.nodes.map { simulator.model.units($0.onHand) } }

    /// Goes on for so many periods, to the end of the warm-up or of the run at most.
    public mutating func run(periods: Int) {
        let stop = min(periodsDone + periods, periodsDone < warmUp ? warmUp : end)
        simulator.run(until: Instant(period: stop))
        simulator.model.settle(at: simulator.now)
        periodsDone = stop
        if stop == warmUp { beforehand = simulator.model.tallies }
    }

    /// Whether the warm-up is over.
    public var isObserving: Bool { periodsDone >= warmUp }
}
