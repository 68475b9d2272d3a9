import Stochastics
import SupplyModel

/// A node as it stands in the file, with the names of its suppliers.
struct NodeEntry {
    private var plan: NodePlan
    private var suppliers: [SupplierEntry]

    /// The nodes with their suppliers found; what is not found has been reported.
    static func joined(_ entries: [NodeEntry]) -> [NodePlan] {
        let places = Dictionary(entries.enumerated().map { ($1.plan.id, $0) }) { first, _ in first }
        return entries.map { entry in
            var plan = entry.plan
            plan.suppliers = entry.suppliers.map { supplier in
                var found = supplier.plan
                found.node = supplier.from.flatMap { places[$0] }
                return found
            }
            return plan
        }
    }

    /// One of the section `network.nodes`.
    init(reading section: Section, id: String, units: NetworkPlan.Units) {
        var node = NodePlan(id: id)
        node.initial = section.value("initial", .quantity(units), default: 0, "On hand at the start.")
        node.demand = section.optional(
            "demand", .section { DemandPlan(reading: $0, units: units) }, "The demand of its own.")
        let policy = section.optional(
            "policy", .replenishmentPolicy(units, plannedDemand: node.demand?.meanPerPeriod ?? 0),
            "What it orders; without one it never orders.")
        node.policy = policy
        let review = section.value(
            "review", .choice, default: ReviewWord.periodic,
            "Whether it looks at its position in the step `order`, or at every change of it.")
        let every = section.value(
            "review_every_periods", .integer(in: 1...1_000_000), default: 1,
            "Under periodic review: every how many periods.")
        let offset = section.value(
            "review_first_period", .integer(in: 0...10_000_000), default: 0, "Under periodic review: the first time.")
        node.review = review == .continuous ? .continuous : .periodic(every: every, offset: offset)
        node.usesEchelonPosition =
            section.value(
                "position", .choice, default: PositionWord.local,
                "Whether the policy reads the node's own position, or that of its echelon: of it and of all that it supplies."
            ) == .echelon
        let minimum = section.value("order_minimum", .quantity(units), default: 0, "The least of one order.")
        let multiple = section.optional(
            "order_multiple", .quantity(units, in: 0.000001...1e9), "An order is a whole multiple of this.")
        let maximum = section.optional("order_maximum", .quantity(units), "The most of one order.")
        node.limits = OrderLimits(minimum: minimum, multiple: max(1, multiple ?? 1), maximum: maximum ?? .max)
        suppliers =
            section.optional(
                "suppliers", .list(.section { SupplierEntry(reading: $0, units: units) }, count: 1...100),
                "Where it orders, in order of preference; without it, outside with no lead time.") ?? []
        if suppliers.isEmpty, policy != nil {
            suppliers = [SupplierEntry(SupplierPlan(node: nil, leadTime: .fixed(0)))]
        }
        node.sourcing = section.value(
            "sourcing", .choice, default: NodePlan.Sourcing.first,
            "How an order is spread over several suppliers: the `first` that may be used, what each has `available`, or `split` by `share`."
        )
        node.assembles = section.value(
            "assembles", .boolean, default: false, "Whether each unit is made of something from every supplier.")
        node.allocationRule = section.value(
            "allocation", .choice(of: NodePlan.allocationRules), default: FirstCome.name,
            "Who gets what when there is less than its customers and its own backorders wait for.")
        node.shipsWholeOrders = section.value(
            "ships_whole_orders", .boolean, default: false,
            "Whether it sends customers' orders only as a whole, each in its turn.")
        node.issue = section.value("issue", .choice, default: NodePlan.Issue.fifo, "Which lot leaves first.")
        node.costs = section.section("costs", "Prices and costs.", NodePlan.Costs.init(reading:))
        plan = node
        check(section, review, units)
    }

    private func check(_ section: Section, _ review: ReviewWord, _ units: NetworkPlan.Units) {
        if case .push? = plan.policy {
            section.check(review == .periodic, at: "review", "a 'push' needs periodic review")
        }
        if case .fixed(.baseStock)? = plan.policy, case .rate? = plan.demand?.pattern {
            section.check(
                review == .periodic, at: "review",
                "'base_stock' under continuous review would order at every moment of a constant rate of demand")
        }
        if case .rate(let rate)? = plan.demand?.pattern, review == .continuous, let lot = plan.leastLot {
            section.check(
                rate * Double(units.perUnit) / Double(max(1, lot)) <= 100_000, at: "policy",
                "'policy' would order more than 100000 times a period; the quantity of an order is too small for the demand"
            )
        }
        section.check(
            plan.limits.maximum >= plan.limits.minimum, at: "order_maximum", "'order_maximum' is below 'order_minimum'")
        section.check(
            !plan.assembles || !suppliers.isEmpty, at: "assembles", "a node that assembles needs 'suppliers'")
    }
}

extension NodePlan {
    /// The least counts between two orders of a policy with a point at which it orders.
    fileprivate var leastLot: Int64? {
        switch policy {
        case .fixed(.reorderUpTo(let point, let upTo)): upTo - point
        case .fixed(.fixedQuantity(_, let quantity)), .fixed(.oneQuantity(_, let quantity)): quantity
        case .cover(let cover) where cover.floorPeriods == cover.targetPeriods: 0
        case .fixed, .cover, .push, nil: nil
        }
    }
}

private enum ReviewWord: String, CaseIterable {
    case periodic, continuous
}

private enum PositionWord: String, CaseIterable {
    case local, echelon
}

private enum UnmetWord: String, CaseIterable {
    case backorder, lost
}

private enum NegativeWord: String, CaseIterable {
    case returns, zero
}

/// A supplier as it stands in the file, with its name.
private struct SupplierEntry {
    var plan: SupplierPlan
    var from: String?

    init(_ plan: SupplierPlan) { self.plan = plan }

    /// One of the list `suppliers` of a node.
    init(reading section: Section, units: NetworkPlan.Units) {
        from = section.optional("from", .reference(to: "nodes"), "The node that supplies; the outside, if not given.")
        let leadTime = section.value(
            "lead_time_periods", .distribution(in: 0...1e6, isClamped: true), default: .fixed(0),
            "Periods from sending to receipt, drawn for each shipment; whole or not.")
        var supplier = SupplierPlan(node: nil, leadTime: leadTime)
        supplier.allowsOvertaking = section.value(
            "overtaking", .boolean, default: true, "Whether a shipment may come in before one that was sent earlier.")
        supplier.capacity = section.optional(
            "capacity_per_period", .quantity(units), "The most that it sends in a period; without limit, if not given.")
        supplier.share = section.value(
            "share", .number(in: 0...1e6), default: 1, "Its part of an order, under `split`.")
        supplier.perUnit = section.value(
            "units_per_assembly", .integer(in: 1...1_000_000), default: 1, "Units of it in one that the node assembles."
        )
        let position = section.optional(
            "use_when_position_at_most", .quantity(units, in: -1e9...1e9),
            "It is used only when the position before the order is at most this.")
        let netStock = section.optional(
            "use_when_net_stock_at_most", .quantity(units, in: -1e9...1e9),
            "It is used only when stock less backorders is at most this.")
        section.check(
            position == nil || netStock == nil || section.reader.isDescribing, at: "use_when_net_stock_at_most",
            "a supplier has 'use_when_position_at_most' or 'use_when_net_stock_at_most', not both")
        supplier.condition =
            position.map(SupplierPlan.Condition.positionAtMost) ?? netStock.map(SupplierPlan.Condition.netStockAtMost)
            ?? .always
        supplier.orderCost = section.value("cost_per_order", .money, default: 0, "For each order placed with it.")
        supplier.unitCost = section.value("cost_per_unit", .money, default: 0, "For each unit bought from it.")
        supplier.holdingInTransit = section.optional(
            "in_transit_per_unit_period", .money,
            "For a unit in transit for a period, in place of the rate that `accounting.in_transit` names.")
        plan = supplier
    }
}

extension NodePlan.Costs {
    /// The section `costs` of a node.
    fileprivate init(reading section: Section) {
        self.init()
        order = section.value("per_order", .money, default: 0, "For each order that it places.")
        unit = section.value("per_unit", .money, default: 0, "For each unit that it buys, from whomever.")
        holding = section.value(
            "holding_per_unit_period", .money, default: 0, "For a unit on hand for a period.")
        backorder = section.value(
            "backorder_per_unit_period", .money, default: 0, "For a unit of its own demand that waits for a period.")
        shortage = section.value(
            "shortage_per_unit", .money, default: 0,
            "For a unit of its own demand that is not met at once, however long it waits.")
        lostSale = section.value("lost_sale_per_unit", .money, default: 0, "For a unit of its own demand that is lost.")
        waste = section.value(
            "waste_per_unit", .money, default: 0, "For a unit thrown away; below 0, what it is salvaged for.")
        price = section.value("price_per_unit", .money, default: 0, "Earned for a unit of its own demand that is met.")
    }
}

extension Kind where Value == Double {
    /// A price or a cost.
    fileprivate static var money: Kind { .number(in: -1e9...1e9) }
}

extension DemandPlan {
    /// The section `demand` of a node.
    fileprivate init(reading section: Section, units: NetworkPlan.Units) {
        let draw = Kind<Distribution>.distribution(in: -1e9...1e9, isClamped: true)
        let eachPeriod = section.optional("each_period", draw, "A draw, in the step `demand` of each period.")
        let list = section.optional(
            "list", .list(.quantity(units, in: -1e9...1e9), count: 1...10_000),
            "In the step `demand` of each period, the next of these.")
        let table = section.optional(
            "table", .table { Self.column($0, units) }, "The same from a table, a period a row.")
        let arrivals = section.optional("arrivals", .section(Arrivals.init), "Customers at moments of their own.")
        let rate = section.optional(
            "rate_per_period", .number(in: 0.000001...1e9), "All the time, evenly, so many units a period.")
        let repeats = section.value(
            "repeats", .boolean, default: true, "Whether a list or table begins again at its end; else nothing follows."
        )
        let first = section.value("first_period", .integer(in: 0...10_000_000), default: 0, "The first with demand.")
        let end = section.optional(
            "end_period", .integer(in: 0...100_000_000), "The first without demand again; never, if not given.")
        let unmet = section.value(
            "unmet", .choice, default: UnmetWord.backorder,
            "Whether demand that cannot be met at once waits or is lost.")
        let share = section.optional(
            "backordered_share", .number(in: 0...1),
            "The share of it that waits, in place of `unmet`; of pieces each one with this probability.")
        let wholeOnly = section.value(
            "whole_only", .boolean, default: false,
            "Whether a demand that cannot be met as a whole is not met at all: all of it is lost, or waits in its turn until all is there."
        )
        let negative = section.value(
            "negative", .choice, default: NegativeWord.returns,
            "Whether draws below 0 are `returns`, which go into stock, or count as `zero`.")
        let given = [eachPeriod != nil, list != nil, table != nil, arrivals != nil, rate != nil].count { $0 }
        section.check(
            given == 1 || section.reader.isDescribing, at: "each_period",
            "'demand' must have exactly one of the keys each_period, list, table, arrivals or rate_per_period")
        section.check(
            !wholeOnly || rate == nil, at: "whole_only", "'whole_only' has no meaning for a constant rate of demand")
        let pattern: Pattern
        if let list = list ?? table {
            pattern = .list(list, repeats: repeats)
        } else if let arrivals {
            pattern = .arrivals(
                interval: arrivals.interval, quantity: arrivals.quantity, startsAtOnce: arrivals.startsAtOnce)
        } else {
            pattern = rate.map { .rate($0) } ?? .perPeriod(eachPeriod ?? .fixed(0))
        }
        self.init(pattern)
        firstPeriod = first
        endPeriod = end
        backorderedShare = share ?? (unmet == .backorder ? 1 : 0)
        isWholeOnly = wholeOnly
        isNeverNegative = negative == .zero
    }

    /// The columns of a table of demand.
    private static func column(_ table: DataTable, _ units: NetworkPlan.Units) -> [Int64] {
        let quantities = table.required(
            "quantity", .quantity(units, in: -1e9...1e9), "The demand of the period, the first in the first row.")
        table.checkNotEmpty()
        return quantities
    }

    /// The section `demand.arrivals` of a node.
    private struct Arrivals {
        let interval: Distribution
        let quantity: Distribution
        let startsAtOnce: Bool

        init(_ section: Section) {
            let rate = section.optional(
                "per_period", .number(in: 0.000001...1e6),
                "Customers of a Poisson process, so many a period on average.")
            let interval = section.optional(
                "interval_periods", .distribution(in: 0.000001...1e6, isClamped: true),
                "Periods between customers, drawn anew each time, in place of a Poisson process.")
            quantity = section.value(
                "quantity", .distribution(in: -1e9...1e9, isClamped: true), default: .fixed(1),
                "What one customer asks.")
            startsAtOnce = section.value(
                "starts_at_once", .boolean, default: false,
                "Whether the first customer comes as the first period begins, rather than an interval later.")
            section.check(
                (rate == nil) != (interval == nil) || section.reader.isDescribing, at: "per_period",
                "'arrivals' must have one of the keys per_period or interval_periods, and not both")
            let poisson = rate.flatMap { try? Distribution.exponential(mean: 1 / $0) }
            self.interval = interval ?? poisson ?? .fixed(1)
        }
    }

    /// Expected units a period; 0 where it cannot be told.
    fileprivate var meanPerPeriod: Double {
        switch pattern {
        case .perPeriod(let distribution): distribution.mean
        case .list: 0
        case .arrivals(let interval, let quantity, _): quantity.mean / interval.mean
        case .rate(let rate): rate
        }
    }
}
