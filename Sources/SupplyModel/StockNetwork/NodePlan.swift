public import Stochastics

/// A stock point of a network; it has whatever roles its keys give it.
public struct NodePlan: Sendable {
    /// When a node looks whether to order.
    public enum Review: Hashable, Sendable {
        /// At the start, and whenever its position changes.
        case continuous
        /// In the step `order` of every so many periods, first in period `offset`.
        case periodic(every: Int, offset: Int)
    }

    /// How an order is spread over several suppliers.
    public enum Sourcing: String, CaseIterable, Sendable {
        /// All of it to the first that may be used.
        case first
        /// To each in turn what it can send at once; what none can, to the first.
        case available
        /// To each its share.
        case split
    }

    /// The rules by which nodes can share; those that read who a household is have no meaning here.
    public static let allocationRules = [
        FirstCome.name, customerOrder, MaxMin.name, Proportional.name, LowestCover.name, EqualCover.name,
    ]

    /// All that the first customer waits for, then the next one's, in the order of the file.
    public static let customerOrder = "customer-order"

    /// Which lot leaves first.
    public enum Issue: String, CaseIterable, Sendable {
        /// The one that came first.
        case fifo
        /// The one that came last.
        case lifo
        /// The one that expires first.
        case fefo
    }

    /// Prices and costs of a node, per unit unless they say otherwise.
    public struct Costs: Sendable {
        /// For every order that the node places.
        public var order = 0.0
        /// For every unit that it orders or receives.
        public var unit = 0.0
        /// For a unit in stock for a period.
        public var holding = 0.0
        /// For a unit backordered for a period.
        public var backorder = 0.0
        /// For a unit that was not met at once, once.
        public var shortage = 0.0
        /// For a unit of lost demand.
        public var lostSale = 0.0
        /// For a unit thrown away; negative where it has a salvage value.
        public var waste = 0.0
        /// Earned for a unit sold.
        public var price = 0.0

        /// No costs.
        public init() {}
    }

    /// Floor and target as periods of cover.
    public struct Cover: Sendable {
        /// Cover below which the node orders.
        public var floorPeriods: Double
        /// Cover that it orders up to.
        public var targetPeriods: Double
        /// Planned units of demand a period, which cover is measured in.
        public var demandPerPeriod: Double
        /// Measures cover in the mean demand of so many last periods instead, once one is over.
        public var trailingPeriods: Int?

        /// Cover of planned demand, or of trailing demand.
        public init(floorPeriods: Double, targetPeriods: Double, demandPerPeriod: Double, trailingPeriods: Int? = nil) {
            self.floorPeriods = floorPeriods
            self.targetPeriods = targetPeriods
            self.demandPerPeriod = demandPerPeriod
            self.trailingPeriods = trailingPeriods
        }
    }

    /// How a node decides what to order.
    public enum Policy: Sendable {
        /// A rule with fixed parameters.
        case fixed(ReplenishmentPolicy)
        /// Periods of cover.
        case cover(Cover)
        /// What a schedule says, and whatever is missing on hand to `topUpTo`.
        case push(PushSchedule, topUpTo: Int64)
    }

    /// Its name.
    public var id: String
    /// Counts on hand at the start.
    public var initial: Int64 = 0
    /// The demand of its own.
    public var demand: DemandPlan?
    /// From whom it is supplied, in order of preference.
    public var suppliers: [SupplierPlan] = []
    /// How an order is spread over them.
    public var sourcing = Sourcing.first
    /// Whether it needs something of every supplier to make a unit.
    public var assembles = false
    /// How it decides what to order; nil when it never orders.
    public var policy: Policy?
    /// Whether its position takes in all that its stock supplies.
    public var usesEchelonPosition = false
    /// When it looks whether to order.
    public var review = Review.periodic(every: 1, offset: 0)
    /// What it may order.
    public var limits = OrderLimits()
    /// What it costs.
    public var costs = Costs()
    /// How it shares among those that wait, by the rule's name.
    public var allocationRule = FirstCome.name
    /// Whether it sends customers' orders only as a whole, each in its turn.
    public var shipsWholeOrders = false
    /// Which lot leaves first.
    public var issue = Issue.fifo

    /// A node that does nothing yet.
    public init(id: String) {
        self.id = id
    }
}

/// One way on which a node is supplied.
public struct SupplierPlan: Sendable {
    /// When a supplier may be used.
    public enum Condition: Hashable, Sendable {
        /// Always.
        case always
        /// When the position of the node that orders is at most so many counts.
        case positionAtMost(Int64)
        /// When its stock less its backorders is at most so many counts.
        case netStockAtMost(Int64)
    }

    /// The node that supplies; nil for the outside.
    public var node: Int?
    /// Periods from sending to receipt, drawn for each shipment; draws below 0 count as 0.
    public var leadTime: Distribution
    /// Whether a later shipment may come in before an earlier one.
    public var allowsOvertaking = true
    /// Counts that it can send in a period; nil without limit.
    public var capacity: Int64?
    /// The part of each order under `split`.
    public var share = 1.0
    /// Counts that make one unit of the node, where it assembles.
    public var perUnit = 1
    /// When it may be used.
    public var condition = Condition.always
    /// For every order placed with it.
    public var orderCost = 0.0
    /// For every unit ordered or received from it.
    public var unitCost = 0.0
    /// For a unit in transit for a period, where it is not the rate of a node.
    public var holdingInTransit: Double?

    /// A supplier with a lead time in periods.
    public init(node: Int?, leadTime: Distribution) {
        self.node = node
        self.leadTime = leadTime
    }
}

/// The demand of a node's own.
public struct DemandPlan: Sendable {
    /// How demand falls.
    public enum Pattern: Sendable {
        /// In the step `demand` of each period, a draw.
        case perPeriod(Distribution)
        /// In the step `demand` of each period, the next of a list.
        case list([Int64], repeats: Bool)
        /// At moments with drawn intervals between them, a drawn quantity each.
        case arrivals(interval: Distribution, quantity: Distribution, startsAtOnce: Bool)
        /// All the time, at so many units a period.
        case rate(Double)
    }

    /// How it falls.
    public var pattern: Pattern
    /// The first period with demand.
    public var firstPeriod = 0
    /// The first period without demand again; nil if it never ends.
    public var endPeriod: Int?
    /// The part of unmet demand that waits; the rest is lost.
    public var backorderedShare = 1.0
    /// Whether a demand that cannot be met as a whole is not met at all; what waits then waits as a whole too.
    public var isWholeOnly = false
    /// Whether draws below 0 count as 0; otherwise they are returns.
    public var isNeverNegative = false

    /// Demand that is backordered.
    public init(_ pattern: Pattern) {
        self.pattern = pattern
    }
}
