/// A network of stock points with demand placed straight on them: the systems of inventory textbooks.
///
/// `Docs/reference/stock-networks.md` has the conventions and every formula. Quantities are whole counts of
/// `units.perUnit` parts of a unit, so that nothing is lost to rounding; money and rates are per unit.
public struct NetworkPlan: Sendable {
    /// How finely quantities are counted.
    public enum Units: String, CaseIterable, Sendable {
        /// Whole pieces.
        case pieces
        /// Any quantity, to a millionth of a unit.
        case any

        /// Counts in one unit.
        public var perUnit: Int64 { self == .pieces ? 1 : 1_000_000 }

        /// The count nearest to a quantity.
        public func count(_ quantity: Double) -> Int64 { Int64((quantity * Double(perUnit)).rounded()) }

        /// The quantity of a count.
        public func quantity(_ count: Int64) -> Double { Double(count) / Double(perUnit) }
    }

    /// What happens at the beginning of each period, in an order that the scenario chooses.
    public enum Step: String, CaseIterable, Sendable {
        /// Nodes under periodic review order, customers before their suppliers.
        case order
        /// What is due in this period comes in.
        case receive
        /// Suppliers share out what they have among all that waits; without this step they do so at once.
        case ship
        /// The demand of the period falls.
        case demand
        /// Lots at the end of their life are thrown away.
        case expire
        /// Stocks are counted, and what is charged on counts is charged.
        case count
    }

    /// What stock and backorders are charged on.
    public enum Charge: String, CaseIterable, Sendable {
        /// The stock at the step `count`.
        case atCount = "at_count"
        /// The stock at every moment, weighted by time.
        case overTime = "over_time"
    }

    /// At whose holding cost goods in transit are charged, where the lane has none of its own.
    public enum TransitRate: String, CaseIterable, Sendable {
        /// At no cost.
        case none
        /// At the cost of the node that sent them; from outside at none.
        case shipper
        /// At the cost of the node that awaits them.
        case receiver
    }

    /// When what is bought is paid for.
    public enum Payment: String, CaseIterable, Sendable {
        /// When it is ordered.
        case onOrder = "on_order"
        /// When it comes in.
        case onReceipt = "on_receipt"
    }

    /// How costs are charged.
    public struct Accounting: Sendable {
        /// What holding costs are charged on.
        public var holding = Charge.atCount
        /// What backorder costs are charged on.
        public var backorders = Charge.atCount
        /// What goods in transit cost.
        public var inTransit = TransitRate.none
        /// When costs per unit are paid.
        public var purchase = Payment.onOrder

        /// End-of-period charges, nothing for goods in transit, paid on order.
        public init() {}
    }

    /// From when the life of a lot is counted.
    public enum LifeStart: String, CaseIterable, Sendable {
        /// From its first receipt from outside; it goes on through the network.
        case firstReceipt = "first_receipt"
        /// From leaving the outside; it goes on through the network.
        case dispatch
        /// Anew from every receipt.
        case eachReceipt = "each_receipt"
    }

    /// Goods that spoil.
    public struct Life: Sendable {
        /// How long a lot keeps; whole unless it ends exactly.
        public var periods: Double
        /// From when that is counted.
        public var start: LifeStart
        /// Whether it ends that long after its start, rather than at the step `expire` of that number that it meets.
        public var endsExactly: Bool

        /// A life of so many periods.
        public init(periods: Double, start: LifeStart = .firstReceipt, endsExactly: Bool = false) {
            self.periods = periods
            self.start = start
            self.endsExactly = endsExactly
        }
    }

    /// What reports call it.
    public var name: String
    /// How finely quantities are counted.
    public var units: Units
    /// Periods that are observed, after the warm-up.
    public var periods: Int
    /// Periods before those.
    public var warmUp = 0
    /// How many replications are run unless the caller says otherwise.
    public var replications = 1
    /// How many periods, from the first on, are recorded one by one.
    public var tracedPeriods = 1_000
    /// The order of events within a period.
    public var steps: [Step] = [.order, .receive, .demand, .count]
    /// How costs are charged.
    public var accounting = Accounting()
    /// How goods spoil, if they do.
    public var life: Life?
    /// The stock points.
    public var nodes: [NodePlan]
    /// What is out of order, and when.
    public var outages: [NetworkOutage] = []

    /// Whether a node supplies itself, directly or through others, so that the network cannot be run.
    public var hasCircle: Bool { NetworkLayout.customersFirst(self) == nil }

    /// The places of the nodes, customers before their suppliers; empty where there is a circle.
    public var customersBeforeSuppliers: [Int] { NetworkLayout.customersFirst(self) ?? [] }

    /// A network that runs for so many periods.
    public init(name: String, units: Units, periods: Int, nodes: [NodePlan]) {
        self.name = name
        self.units = units
        self.periods = periods
        self.nodes = nodes
    }
}
