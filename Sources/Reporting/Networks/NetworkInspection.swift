public import Foundation
import Stochastics
public import SupplyModel

/// What a network is made of, before it is run.
public struct NetworkInspection: Codable, Hashable, Sendable {
    /// A stock point.
    public struct Node: Codable, Hashable, Sendable {
        /// Its name.
        public var id: String
        /// Its suppliers, in order of preference; `outside` is the outside.
        public var suppliers: [String]
        /// Expected periods from each of them.
        public var leadTimes: [Figure]
        /// Expected demand of its own a period; null where it has none or only a list.
        public var demandPerPeriod: Figure
        /// Expected demand a period of its own and of all that it supplies first of all.
        public var flowPerPeriod: Figure
        /// What its suppliers can send in a period, over that demand; null without limit.
        public var capacityOverFlow: Figure

        enum CodingKeys: String, CodingKey {
            case id, suppliers
            case leadTimes = "lead_time_periods"
            case demandPerPeriod = "demand_per_period"
            case flowPerPeriod = "flow_per_period"
            case capacityOverFlow = "capacity_over_flow"
        }
    }

    /// What reports call it.
    public var scenario: String
    /// `pieces` or `any`.
    public var units: String
    /// Periods observed.
    public var periods: Int
    /// Periods before those.
    public var warmUpPeriods: Int
    /// Replications, unless the command line says otherwise.
    public var replications: Int
    /// The order of events in a period.
    public var periodOrder: [String]
    /// The stock points.
    public var nodes: [Node]

    enum CodingKeys: String, CodingKey {
        case scenario, units, periods
        case warmUpPeriods = "warm_up_periods"
        case replications
        case periodOrder = "period_order"
        case nodes
    }

    /// Looks at a network.
    public init(of plan: NetworkPlan) {
        scenario = plan.name
        units = plan.units.rawValue
        periods = plan.periods
        warmUpPeriods = plan.warmUp
        replications = plan.replications
        periodOrder = plan.steps.map(\.rawValue)
        let flows = plan.expectedFlows
        nodes = plan.nodes.enumerated().map { index, node in
            let capacities = node.suppliers.map(\.capacity)
            let isLimited = !capacities.isEmpty && capacities.allSatisfy { $0 != nil }
            let capacity = capacities.reduce(0.0) { $0 + plan.units.quantity($1 ?? 0) }
            return Node(
                id: node.id, suppliers: node.suppliers.map { $0.node.map { plan.nodes[$0].id } ?? "outside" },
                leadTimes: node.suppliers.map { Figure($0.leadTime.mean, decimals: 6) },
                demandPerPeriod: Figure(node.demand == nil ? .nan : plan.expectedDemand(of: index), decimals: 6),
                flowPerPeriod: Figure(flows[index], decimals: 6),
                capacityOverFlow: Figure(isLimited ? capacity / flows[index] : .nan, decimals: 6))
        }
    }

    /// The figures as JSON.
    public var json: Data {
        get throws { try JSONText.encode(self) }
    }

    /// What the terminal shows.
    public func screen(for terminal: Terminal) -> String {
        var lines = [terminal.strong(scenario), ""]
        lines += terminal.wrapped(
            "\(NumberText.count(periods, "period", "periods")) after \(NumberText.count(warmUpPeriods)) of warm-up, "
                + "\(NumberText.count(replications, "replication", "replications")), quantities: \(units); "
                + "order of events: \(periodOrder.joined(separator: ", "))")
        var table = TextTable(
            header: ["node", "demand a period", "with customers'", "capacity over it", "lead time", ""])
        func text(_ figure: Figure) -> String { figure.value.map(NumberText.exact) ?? "-" }
        for node in nodes {
            let times = zip(node.suppliers, node.leadTimes).map { "from \($0)" + ($1.value == 0 ? " at once" : "") }
            table.append([
                node.id, text(node.demandPerPeriod), text(node.flowPerPeriod), text(node.capacityOverFlow),
                node.leadTimes.map(text).joined(separator: ", "), times.joined(separator: ", "),
            ])
        }
        return terminal.page(lines + [""] + table.lines(for: terminal))
    }
}

extension NetworkPlan {
    /// Expected units a period of a node's own demand; NaN where it cannot be told.
    fileprivate func expectedDemand(of node: Int) -> Double {
        switch nodes[node].demand?.pattern {
        case .perPeriod(let distribution): distribution.mean
        case .arrivals(let interval, let quantity, _): quantity.mean / interval.mean
        case .rate(let rate): rate
        case .list(let counts, let repeats):
            repeats ? units.quantity(counts.reduce(0, +)) / Double(counts.count) : .nan
        case nil: 0
        }
    }

    /// Expected units a period that pass through each node, where all order from their first supplier.
    fileprivate var expectedFlows: [Double] {
        var flows = nodes.indices.map { expectedDemand(of: $0) }
        for node in customersBeforeSuppliers {
            let sources = nodes[node].assembles ? nodes[node].suppliers[...] : nodes[node].suppliers.prefix(1)
            for supplier in sources {
                guard let sender = supplier.node else { continue }
                flows[sender] += flows[node] * Double(nodes[node].assembles ? supplier.perUnit : 1)
            }
        }
        return flows
    }
}
