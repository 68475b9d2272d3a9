import Experiments
public import Foundation
import Statistics
import SupplyModel

/// The figures of a run of a network: `summary.json` of a network, version 1.
///
/// Every key is described in `Docs/reference/stock-networks.md`.
public struct NetworkSummary: Codable, Hashable, Sendable {
    /// A figure with its intervals, which are null where there is only one observation.
    public struct Estimate: Codable, Hashable, Sendable {
        /// The estimate.
        public var mean: Figure
        /// The 95 % interval.
        public var ci95: IntervalEnds
        /// The 99 % interval.
        public var ci99: IntervalEnds
    }

    /// What the intervals rest on.
    public struct Basis: Codable, Hashable, Sendable {
        /// `replications`, `batches` or `none`.
        public var from: String
        /// How many of them.
        public var count: Int
    }

    /// Figures and sums of a node, or of the network.
    public struct Part: Codable, Hashable, Sendable {
        /// The figures, by name; one without meaning here is null.
        public var figures: [String: Estimate]
        /// Sums over the run, by name: means over the replications.
        public var totals: [String: Figure]
    }

    /// The count of all goods.
    public struct Conservation: Codable, Hashable, Sendable {
        /// Whether every check came out exactly.
        public var exact: Bool
        /// How many checks there were, in all replications.
        public var checks: Int
        /// Units that were there at the start or came in, in all replications.
        public var unitsIn: Figure
        /// Units in stock, in transit, sold, thrown away or used at the last check.
        public var unitsAccounted: Figure

        enum CodingKeys: String, CodingKey {
            case exact, checks
            case unitsIn = "units_in"
            case unitsAccounted = "units_accounted"
        }
    }

    /// The version of these keys.
    public var version = 1
    /// The program and its version.
    public var program: String
    /// `network`, where a city's summary has no such key.
    public var kind = "network"
    /// The scenario's name.
    public var scenario: String
    /// The values set in place of the scenario's.
    public var settings: [String]
    /// The seed of the series.
    public var seed: UInt64
    /// How many replications the figures rest on.
    public var replications: Int
    /// How many replications were asked for; more when the run was interrupted.
    public var replicationsAsked: Int
    /// How closely a figure was wanted and is known; absent where the number of replications was given.
    public var precision: PrecisionSummary?
    /// Periods observed in each.
    public var periods: Int
    /// Periods before those.
    public var warmUpPeriods: Int
    /// What the intervals rest on.
    public var intervals: Basis
    /// The network as a whole.
    public var network: Part
    /// The nodes, by name.
    public var nodes: [String: Part]
    /// The count of all goods.
    public var conservation: Conservation

    enum CodingKeys: String, CodingKey {
        case version, program, kind, scenario, settings, seed, replications
        case replicationsAsked = "replications_asked"
        case precision, periods
        case warmUpPeriods = "warm_up_periods"
        case intervals, network, nodes, conservation
    }

    /// The text of `summary.json`: sorted keys, two spaces, a last line feed; the same bytes for the same summary.
    public var json: Data {
        get throws { try JSONText.encode(self) }
    }
}

extension NetworkResults {
    /// The figures of the run.
    public var summary: NetworkSummary {
        let plan = estimates.plan
        let parts = plan.nodes.enumerated().map { ($1.id, NetworkSummary.Part(estimates, node: $0)) }
        return NetworkSummary(
            program: "quartermaster \(Program.version)", scenario: plan.name, settings: request.settings,
            seed: request.seed, replications: estimates.replications.count, replicationsAsked: request.replications,
            precision: request.precision?.summary, periods: plan.periods, warmUpPeriods: plan.warmUp,
            intervals: NetworkSummary.Basis(from: estimates.basis.rawValue, count: estimates.count),
            network: NetworkSummary.Part(estimates, node: nil),
            nodes: Dictionary(parts) { first, _ in first }, conservation: NetworkSummary.Conservation(estimates))
    }
}

extension NetworkSummary.Part {
    /// - Parameter node: the node's place in the plan; nil for the network.
    fileprivate init(_ estimates: NetworkEstimates, node: Int?) {
        figures = [:]
        for figure in NetworkFigure.all where node != nil || figure.isOfNetwork {
            figures[figure.name] = NetworkSummary.Estimate(estimates.estimate(figure, node: node))
        }
        totals = ["final_stock": Figure(estimates.finalStock(node: node).mean, decimals: 6)]
        for total in NetworkTotal.all {
            totals[total.name] = Figure(estimates.total(total, node: node).mean, decimals: 6)
        }
    }
}

extension NetworkSummary.Estimate {
    fileprivate init(_ estimate: RatioEstimate) {
        mean = Figure(estimate.ratio, decimals: 6)
        ci95 = IntervalEnds(estimate.interval(level: 0.95), decimals: 6)
        ci99 = IntervalEnds(estimate.interval(level: 0.99), decimals: 6)
    }
}

extension NetworkSummary.Conservation {
    fileprivate init(_ estimates: NetworkEstimates) {
        let balances = estimates.replications.map(\.balance)
        let perUnit = Double(estimates.plan.units.perUnit)
        exact = balances.allSatisfy(\.isExact)
        checks = balances.reduce(0) { $0 + $1.checks }
        unitsIn = Figure(balances.reduce(0.0) { $0 + Double($1.unitsIn) } / perUnit, decimals: 6)
        unitsAccounted = Figure(balances.reduce(0.0) { $0 + Double($1.unitsAccounted) } / perUnit, decimals: 6)
    }
}
