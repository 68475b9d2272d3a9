import EventKernel
import Stochastics

/// The state of a stock point, with its own copy of what it needs of the plan.
struct StockNode: Sendable {
    /// Says who gets what; it owns what it works with.
    var rule: any AllocationRule

    // What the plan says.
    let costs: NodePlan.Costs
    let policy: NodePlan.Policy?
    let limits: OrderLimits
    let review: NodePlan.Review
    let sourcing: NodePlan.Sourcing
    let assembles: Bool
    let shipsWholeOrders: Bool
    /// Whether orders that wait are kept one by one: several wait in turn, or they are met only as a whole.
    let keepsQueue: Bool
    let demand: DemandPlan?
    /// Of a constant rate of demand, counts a period; 0 without one.
    let rate: Double
    /// Lanes on which it is supplied, in order of preference.
    let lanes: [Int]
    /// Lanes on which it supplies others.
    let customers: [Int]
    /// The nodes whose positions make up its own, with how many of its units are in one of theirs; empty when local.
    let echelon: [(node: Int, weight: Int64)]
    /// The nodes under continuous review whose echelon position takes this one in.
    let watchers: [Int]

    /// Whether it gives nothing to anybody for the time being.
    var isOut = false
    /// Counts on hand.
    var onHand: Int64
    /// Demand that waits.
    var backorders: Int64 = 0
    /// Orders of customers in the network that wait.
    var owed: Int64 = 0
    /// Counts ordered and not yet on hand.
    var onOrder: Int64 = 0
    /// Until when time is accounted for.
    var touched = Instant.zero
    /// Whether something was not met at once since the last count.
    var wasShortSinceCount = false
    /// Whether something was not met at once since the last receipt.
    var wasShortSinceReceipt = false
    /// Customers' orders since the last step `ship`.
    var newlyOwed: Int64 = 0
    /// Waiting orders in the order in which they came; the demand of its own on lane -1.
    var queue = WaitingLine()
    var lots: StockLots
    /// Of a constant rate of demand: what has fallen so far.
    var accrued: Int64 = 0
    /// When it will next look at its position.
    var looksAt = Instant.distantFuture
    /// What was asked in the last periods, for trailing cover.
    var recent: RecentDemand
    /// The part of a count by which backordered shares were rounded so far.
    var unroundedWaiting = 0.0
    var arrivalStream: RandomStream
    var quantityStream: RandomStream
    var patienceStream: RandomStream
    /// All that came in and went out, for the balance.
    var flowIn: Int128
    let initialCount: Int128
    var flowOut: Int128 = 0

    /// On hand and coming, less what is owed to anybody.
    var position: Int64 { onHand + onOrder - backorders - owed }
}

/// An order that waits.
struct WaitingOrder: BitwiseCopyable, Sendable {
    /// The customer's lane; -1 for the node's own demand.
    var lane: Int
    var count: Int64
}

/// Orders in the order in which they came.
struct WaitingLine: Sendable {
    private(set) var orders: [WaitingOrder] = []
    private(set) var head = 0

    var isEmpty: Bool { head == orders.count }

    mutating func append(_ order: WaitingOrder) { orders.append(order) }

    var indices: Range<Int> { head..<orders.count }

    /// Lowers what one of them waits for.
    mutating func take(_ count: Int64, from index: Int) { orders[index].count -= count }

    /// Forgets the first ones that wait for nothing any more.
    mutating func trim() {
        while head < orders.count, orders[head].count == 0 { head += 1 }
        if head == orders.count {
            orders.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 64 {
            orders.removeFirst(head)
            head = 0
        }
    }
}

/// The state of one way of supply.
struct SupplyLane: Sendable {
    // What the plan says.
    /// The node that sends; -1 for the outside.
    let from: Int
    let to: Int
    let leadTime: Distribution
    /// The lead time where it is always the same.
    let constantLeadTime: Span?
    let allowsOvertaking: Bool
    let capacity: Int64?
    let share: Double
    let perUnit: Int64
    let condition: SupplierPlan.Condition
    let orderCost: Double
    let unitCost: Double
    /// For a unit in transit for a period.
    let transitRate: Double
    /// For a component that waits for a period.
    let componentRate: Double

    /// Ordered and not yet sent.
    var owed: Int64 = 0
    var inTransit: Int64 = 0
    /// Components that came in and wait for others.
    var components: Int64 = 0
    /// What it can still send in this period.
    var capacityLeft: Int64
    /// Whether it carries nothing for the time being.
    var isClosed = false
    var touched = Instant.zero
    var shipments: UInt32 = 0
    var lastDue = Instant.distantPast
    // All that passed, for the balance.
    var ordered: Int128 = 0
    var sent: Int128 = 0
    var delivered: Int128 = 0
    var used: Int128 = 0
}

/// A lot on its way.
struct NetworkShipment: BitwiseCopyable, Sendable {
    typealias ID = EntityID<NetworkShipment>

    var lane: Int32
    /// Its rank among the events of its instant.
    var priority: Int8
    var lot: StockLot
}

/// What was asked in each of the last periods.
struct RecentDemand: Sendable {
    /// The last periods, in a ring.
    private var periods: [Int64]
    private var complete = 0
    private var current: Int64 = 0

    /// Remembers so many periods; none is kept for 0.
    init(periods: Int) {
        self.periods = Array(repeating: 0, count: periods)
    }

    mutating func add(_ count: Int64) { current += count }

    /// Ends a period.
    mutating func endPeriod() {
        guard !periods.isEmpty else { return }
        periods[complete % periods.count] = current
        current = 0
        complete += 1
    }

    /// The mean over the periods remembered; nil where none is over.
    var mean: Double? {
        complete == 0 ? nil : Double(periods.reduce(0, +)) / Double(min(complete, periods.count))
    }
}
