import SupplyModel

/// A figure of a node or of a whole network: one sum of what was observed over another.
///
/// `Docs/reference/stock-networks.md` has the formula and the unit of each.
public struct NetworkFigure: Sendable {
    /// What it is called in every output.
    public let name: String
    /// Whether it has a meaning for a network as a whole, whose sums are those of its nodes.
    public let isOfNetwork: Bool
    let numerator: @Sendable (NodeTally) -> Double
    let denominator: @Sendable (NodeTally) -> Double

    private init(
        _ name: String, _ numerator: @escaping @Sendable (NodeTally) -> Double,
        over denominator: @escaping @Sendable (NodeTally) -> Double, isOfNetwork: Bool = true
    ) {
        self.name = name
        self.isOfNetwork = isOfNetwork
        self.numerator = numerator
        self.denominator = denominator
    }

    /// All figures, in the order in which they are shown.
    public static let all: [NetworkFigure] =
        [
            NetworkFigure("cost_per_period", { $0.cost }, over: { $0.periods }),
            NetworkFigure("revenue_per_period", { $0.revenue }, over: { $0.periods }),
            NetworkFigure("profit_per_period", { $0.profit }, over: { $0.periods }),
        ] + costs + service + flows + stocks

    /// The parts of the cost.
    public static let costs = [
        NetworkFigure("order_cost_per_period", { $0.orderCost }, over: { $0.periods }),
        NetworkFigure("transport_cost_per_period", { $0.transportCost }, over: { $0.periods }),
        NetworkFigure("purchase_cost_per_period", { $0.unitCost }, over: { $0.periods }),
        NetworkFigure("holding_cost_per_period", { $0.holdingCost }, over: { $0.periods }),
        NetworkFigure("in_transit_cost_per_period", { $0.transitCost }, over: { $0.periods }),
        NetworkFigure("backorder_cost_per_period", { $0.backorderCost }, over: { $0.periods }),
        NetworkFigure("shortage_cost_per_period", { $0.shortageCost }, over: { $0.periods }),
        NetworkFigure("lost_sale_cost_per_period", { $0.lostSaleCost }, over: { $0.periods }),
        NetworkFigure("waste_cost_per_period", { $0.wasteCost }, over: { $0.periods }),
    ]

    private static let service = [
        NetworkFigure("fill_rate", { $0.metAtOnce }, over: { $0.asked }),
        NetworkFigure("demand_fill_rate", { $0.demandsMetAtOnce }, over: { $0.demands }),
        NetworkFigure("supply_fill_rate", { $0.sentAtOnce }, over: { $0.orderedByCustomers }),
        NetworkFigure("cycle_service_level", { $0.cyclesMet }, over: { $0.cycles }, isOfNetwork: false),
        NetworkFigure("period_service_level", { $0.countsMet }, over: { $0.counts }, isOfNetwork: false),
        NetworkFigure("no_backorder_share", { $0.countsWithoutBackorders }, over: { $0.counts }, isOfNetwork: false),
        NetworkFigure("ready_rate", { $0.timeInStock }, over: { $0.periods }, isOfNetwork: false),
        NetworkFigure("lost_share", { $0.lost }, over: { $0.asked }),
        NetworkFigure("waste_share", { $0.wasted }, over: { $0.ordered }),
        NetworkFigure("wait_periods", { $0.backorderArea }, over: { $0.asked }),
    ]

    private static let flows = [
        NetworkFigure("demand_per_period", { $0.asked }, over: { $0.periods }),
        NetworkFigure("sold_per_period", { $0.sold }, over: { $0.periods }),
        NetworkFigure("backordered_per_period", { $0.backordered }, over: { $0.periods }),
        NetworkFigure("lost_per_period", { $0.lost }, over: { $0.periods }),
        NetworkFigure("orders_per_period", { $0.orders }, over: { $0.periods }),
        NetworkFigure("order_size", { $0.ordered }, over: { $0.orders }, isOfNetwork: false),
        NetworkFigure("ordered_per_period", { $0.ordered }, over: { $0.periods }),
        NetworkFigure("received_per_period", { $0.received }, over: { $0.periods }),
        NetworkFigure("sent_per_period", { $0.sent }, over: { $0.periods }),
        NetworkFigure("wasted_per_period", { $0.wasted }, over: { $0.periods }),
    ]

    private static let stocks = [
        NetworkFigure("on_hand_at_count", { $0.onHandCounted }, over: { $0.counts }),
        NetworkFigure("on_hand_over_time", { $0.onHandArea }, over: { $0.periods }),
        NetworkFigure("backorders_at_count", { $0.backordersCounted }, over: { $0.counts }),
        NetworkFigure("backorders_over_time", { $0.backorderArea }, over: { $0.periods }),
        NetworkFigure("in_transit_at_count", { $0.inTransitCounted }, over: { $0.counts }),
        NetworkFigure("in_transit_over_time", { $0.inTransitArea }, over: { $0.periods }),
        NetworkFigure("components_at_count", { $0.componentsCounted }, over: { $0.counts }),
        NetworkFigure("owed_at_count", { $0.owedCounted }, over: { $0.counts }, isOfNetwork: false),
        NetworkFigure("position_at_count", { $0.positionCounted }, over: { $0.counts }, isOfNetwork: false),
    ]
}

/// A sum over the whole run, of a node or of a network.
public struct NetworkTotal: Sendable {
    /// What it is called in every output.
    public let name: String
    let sum: @Sendable (NodeTally) -> Double

    /// All sums, in the order in which they are shown.
    public static let all = [
        NetworkTotal(name: "demand") { $0.asked }, NetworkTotal(name: "sold") { $0.sold },
        NetworkTotal(name: "met_at_once") { $0.metAtOnce }, NetworkTotal(name: "backordered") { $0.backordered },
        NetworkTotal(name: "lost") { $0.lost }, NetworkTotal(name: "orders") { $0.orders },
        NetworkTotal(name: "ordered") { $0.ordered }, NetworkTotal(name: "receipts") { $0.receipts },
        NetworkTotal(name: "received") { $0.received }, NetworkTotal(name: "sent") { $0.sent },
        NetworkTotal(name: "wasted") { $0.wasted }, NetworkTotal(name: "order_cost") { $0.orderCost },
        NetworkTotal(name: "transport_cost") { $0.transportCost }, NetworkTotal(name: "purchase_cost") { $0.unitCost },
        NetworkTotal(name: "holding_cost") { $0.holdingCost }, NetworkTotal(name: "in_transit_cost") { $0.transitCost },
        NetworkTotal(name: "backorder_cost") { $0.backorderCost },
        NetworkTotal(name: "shortage_cost") { $0.shortageCost },
        NetworkTotal(name: "lost_sale_cost") { $0.lostSaleCost }, NetworkTotal(name: "waste_cost") { $0.wasteCost },
        NetworkTotal(name: "cost") { $0.cost }, NetworkTotal(name: "revenue") { $0.revenue },
        NetworkTotal(name: "profit") { $0.profit },
    ]
}
