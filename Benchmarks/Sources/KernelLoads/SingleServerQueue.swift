public import EventKernel

/// The M/M/1 queue at utilisation 0.9, as events: number in system, and its integral over time.
public struct SingleServerQueue: SimulationModel {
    /// What happens.
    public enum Event: BitwiseCopyable {
        /// A customer comes.
        case arrival
        /// The customer in service leaves.
        case departure
    }

    var random = RandomDraws(seed: 1)
    var inSystem: Int64 = 0
    var served = 0
    var area = 0.0
    var lastChange = Instant.zero
    let customers: Int

    init(customers: Int) {
        self.customers = customers
    }

    mutating func delay(mean: Double) -> Span {
        Span(ticks: Int64(mean * 1e6 * random.exponential()))
    }

    /// Lets one event happen.
    public mutating func handle(_ event: Event, in schedule: inout Schedule<Event>) {
        area += Double(inSystem) * Double((schedule.now - lastChange).ticks)
        lastChange = schedule.now
        switch event {
        case .arrival:
            inSystem += 1
            schedule.after(delay(mean: 1 / 0.9), .arrival)
            if inSystem == 1 { schedule.after(delay(mean: 1), .departure) }
        case .departure:
            inSystem -= 1
            served += 1
            if served == customers {
                schedule.stop()
            } else if inSystem > 0 {
                schedule.after(delay(mean: 1), .departure)
            }
        }
    }

    /// Serves `customers` customers.
    ///
    /// - Returns: the mean number in system.
    public static func meanInSystem(customers: Int) -> Double {
        var simulator = Simulator(model: SingleServerQueue(customers: customers))
        let first = simulator.model.delay(mean: 1 / 0.9)
        simulator.schedule.after(first, .arrival)
        simulator.run()
        return simulator.model.area / Double(simulator.now.ticks)
    }
}
