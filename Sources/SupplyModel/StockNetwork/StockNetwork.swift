import EventKernel
import Stochastics

/// Stock points that order from one another and from outside, and the demand that is placed on them.
///
/// The steps of a period happen at its beginning, in the plan's order, as events of one instant with rising priority.
/// What comes in at the beginning of a period comes in at the step `receive`, if that still lies ahead; at any other
/// moment it comes in at once. An order reaches its supplier at once; a shipment takes its lead time.
struct StockNetwork: SimulationModel, Sendable {
    enum Event: BitwiseCopyable {
        /// Capacities are as new; what waited for them leaves.
        case renewal
        /// A step of the period, by its place in the plan's order.
        case step(UInt8)
        /// A customer comes to a node.
        case arrival(UInt32)
        /// A shipment comes in.
        case delivery(NetworkShipment.ID)
        /// A lot of a node reaches the end of a life that ends exactly.
        case expiry(UInt32)
        /// A node with a constant rate of demand is brought up to date and looks at its position.
        case look(UInt32)
    }

    /// Ranks among the events of one instant; the steps have 1 and up.
    enum Priority {
        static let renewal: Int8 = 0
        static let delivery: Int8 = 50
        static let arrival: Int8 = 100
        static let expiry: Int8 = 105
        static let look: Int8 = 110

        static func step(_ place: Int) -> Int8 { Int8(1 + place) }
    }

    let perUnit: Int64
    let steps: [NetworkPlan.Step]
    let accounting: NetworkPlan.Accounting
    let life: NetworkPlan.Life?
    let random: RandomSource
    let receivePriority: Int8
    let expirePriority: Int8
    let hasShipStep: Bool
    let tracedPeriods: Int
    /// Nodes with customers before their suppliers.
    let customersFirst: [Int]
    let plans: [NodePlan]
    let outages: NetworkOutages

    var nodes: [StockNode]
    var lanes: [SupplyLane]
    var tallies: [NodeTally]
    var shipments = SlotPool<NetworkShipment>()
    var balance = NetworkBalance()
    var trace: [NetworkPeriod] = []
    var tracedTallies: [NodeTally]
    /// The rank of the event that is being handled.
    var priority: Int8 = -1

    // Used again from one allocation to the next.
    var claims: [AllocationClaim] = []
    var claimants: [Int] = []
    var grants: [Int64] = []
    var parts: [Int64] = []

    init(_ plan: NetworkPlan, random: RandomSource) {
        perUnit = plan.units.perUnit
        steps = plan.steps
        accounting = plan.accounting
        life = plan.life
        self.random = random
        receivePriority = Priority.step(plan.steps.firstIndex(of: .receive) ?? 0)
        expirePriority = Priority.step(plan.steps.firstIndex(of: .expire) ?? 0)
        hasShipStep = plan.steps.contains(.ship)
        tracedPeriods = plan.tracedPeriods
        plans = plan.nodes
        outages = NetworkOutages(plan)
        let layout = NetworkLayout(plan)
        customersFirst = layout.customersFirst
        lanes = layout.lanes
        nodes = plan.nodes.indices.map { StockNode(plan, at: $0, layout: layout, random: random) }
        tallies = Array(repeating: NodeTally(), count: nodes.count)
        tracedTallies = tallies
    }

    /// Places the first events; nodes under continuous review look at their positions.
    mutating func start(in schedule: inout Schedule<Event>) {
        if !outages.isEmpty || lanes.contains(where: { $0.capacity != nil }) {
            schedule.at(.zero, .renewal, priority: Priority.renewal)
        }
        for place in steps.indices where steps[place] != .receive {
            schedule.at(.zero, .step(UInt8(place)), priority: Priority.step(place))
        }
        for node in nodes.indices {
            if life != nil, nodes[node].onHand > 0 {
                addLot(StockLot(expiry: StockLot.notBegun, count: nodes[node].onHand), at: node, in: &schedule)
            }
            startDemand(of: node, in: &schedule)
        }
        for node in customersFirst where nodes[node].review == .continuous { review(node, in: &schedule) }
    }

    mutating func handle(_ event: Event, in schedule: inout Schedule<Event>) {
        let now = schedule.now
        switch event {
        case .step(let place):
            priority = Priority.step(Int(place))
            perform(steps[Int(place)], in: &schedule)
            schedule.at(Instant(period: now.period + 1), .step(place), priority: priority)
        case .delivery(let id):
            let shipment = shipments[id]
            shipments.remove(id)
            priority = shipment.priority
            receive(shipment, in: &schedule)
        case .arrival(let node):
            priority = Priority.arrival
            arrive(at: Int(node), in: &schedule)
        case .expiry(let node):
            priority = Priority.expiry
            expire(at: Int(node), in: &schedule)
        case .look(let node):
            priority = Priority.look
            look(Int(node), in: &schedule)
        case .renewal:
            priority = Priority.renewal
            renewCapacities(in: &schedule)
            schedule.at(Instant(period: now.period + 1), .renewal, priority: Priority.renewal)
        }
    }

    private mutating func perform(_ step: NetworkPlan.Step, in schedule: inout Schedule<Event>) {
        let period = schedule.now.period
        switch step {
        case .order:
            for node in customersFirst {
                guard case .periodic(let every, let offset) = nodes[node].review, period >= offset,
                    (period - offset) % every == 0
                else { continue }
                review(node, in: &schedule)
            }
        case .receive: break
        case .ship:
            for node in customersFirst.reversed() { shipWhatWaits(at: node, in: &schedule) }
        case .demand:
            for node in nodes.indices where nodes[node].demand != nil {
                demandOfPeriod(period, at: node, in: &schedule)
            }
        case .expire:
            if let life, !life.endsExactly { for node in nodes.indices { expire(at: node, in: &schedule) } }
        case .count:
            for node in nodes.indices { count(node, at: schedule.now) }
            balance.check(nodes, lanes, hasLots: life != nil)
        }
    }

    /// Brings all sums up to an instant.
    mutating func settle(at now: Instant) {
        for node in nodes.indices { touch(node, at: now) }
        for lane in lanes.indices { touchLane(lane, at: now) }
    }

    /// Units of a count, as a number.
    func units(_ count: Int64) -> Double { Double(count) / Double(perUnit) }
}
