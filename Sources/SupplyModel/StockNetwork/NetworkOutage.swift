/// A time during which nodes of a network send nothing, or lanes carry nothing.
///
/// A node that is out gives nothing to its customers in the network or to demand of its own, which waits or is lost as its
/// plan says; it goes on ordering, and takes in what comes. What is on its way when a lane is closed comes in.
public struct NetworkOutage: Sendable {
    /// The identifier that scenarios use.
    public var id: String
    /// The first period, from the start of the run, as it begins.
    public var firstPeriod: Int
    /// How many periods it lasts.
    public var periods: Int
    /// The nodes that are out, by identifier.
    public var nodes: [String] = []
    /// The lanes that are closed, by the names of ``NetworkPlan/laneNames``.
    public var lanes: [String] = []

    /// An outage of nothing yet.
    public init(id: String, firstPeriod: Int, periods: Int) {
        self.id = id
        self.firstPeriod = firstPeriod
        self.periods = periods
    }
}

extension NetworkPlan {
    /// What a lane's name has in place of a node where the goods come from outside.
    public static let outside = "outside"

    /// The lanes as scenarios and outputs call them, node by node in the order of its suppliers: `depot/shop`,
    /// `outside/depot`; the second from the same supplier is `outside-2/depot`.
    public var laneNames: [String] {
        nodes.flatMap { node in
            var counts: [String: Int] = [:]
            return node.suppliers.map { supplier in
                let sender = supplier.node.map { nodes[$0].id } ?? Self.outside
                counts[sender, default: 0] += 1
                let number = counts[sender, default: 1]
                return "\(sender)\(number > 1 ? "-\(number)" : "")/\(node.id)"
            }
        }
    }
}

/// The outages of a network with nodes and lanes by their places.
struct NetworkOutages: Sendable {
    private struct Outage {
        let periods: Range<Int>
        let nodes: [Int]
        let lanes: [Int]
    }

    private let outages: [Outage]

    init(_ plan: NetworkPlan) {
        let names = plan.outages.isEmpty ? [] : plan.laneNames
        outages = plan.outages.map { outage in
            Outage(
                periods: outage.firstPeriod..<outage.firstPeriod + outage.periods,
                nodes: plan.nodes.indices.filter { outage.nodes.contains(plan.nodes[$0].id) },
                lanes: names.indices.filter { outage.lanes.contains(names[$0]) })
        }
    }

    /// Whether there is none.
    var isEmpty: Bool { outages.isEmpty }

    /// Whether one begins or ends as a period begins.
    func change(at period: Int) -> Bool {
        outages.contains { $0.periods.lowerBound == period || $0.periods.upperBound == period }
    }

    /// Whether a node is out in a period.
    func isOut(_ node: Int, in period: Int) -> Bool {
        outages.contains { $0.periods.contains(period) && $0.nodes.contains(node) }
    }

    /// Whether a lane is closed in a period, for its own sake or its sender's.
    func isClosed(_ lane: Int, from sender: Int, in period: Int) -> Bool {
        outages.contains { outage in
            outage.periods.contains(period) && (outage.lanes.contains(lane) || outage.nodes.contains(sender))
        }
    }
}
