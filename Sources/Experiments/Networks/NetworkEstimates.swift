public import Statistics
public import SupplyModel

/// The figures of a series of replications of one network, with their intervals.
///
/// Intervals are from the replications; where there is only one, from its batches.
public struct NetworkEstimates: Sendable {
    /// Of what independent observations the intervals are made.
    public enum Basis: String, Sendable {
        /// Each replication is one.
        case replications
        /// Each batch of periods of the only replication is one.
        case batches
        /// There is only one, so that there is no interval.
        case none
    }

    /// The replications, in the order of their numbers; at least one.
    public let replications: [NetworkReplication]
    /// What the intervals rest on.
    public let basis: Basis
    /// The sums of each observation, by node.
    private let observations: [[NodeTally]]

    /// Takes in complete replications; nil where there are none.
    public init?(_ replications: [NetworkReplication]) {
        guard let first = replications.first else { return nil }
        self.replications = replications
        if replications.count > 1 {
            observations = replications.map(\.tallies)
            basis = .replications
        } else {
            observations = first.batches
            basis = first.batches.count > 1 ? .batches : .none
        }
    }

    /// What was run.
    public var plan: NetworkPlan { replications[0].plan }

    /// How many observations the intervals rest on.
    public var count: Int { observations.count }

    /// A figure of a node, by its place in the plan, or of the network where it is nil.
    public func estimate(_ figure: NetworkFigure, node: Int?) -> RatioEstimate {
        let tallies = observations.map { node.map($0.at) ?? $0.whole }
        return RatioEstimate(
            numerators: tallies.map(figure.numerator), denominators: tallies.map(figure.denominator))
    }

    /// A sum over the run, of a node or of the network: its mean over the replications.
    public func total(_ total: NetworkTotal, node: Int?) -> ConfidenceInterval {
        ConfidenceInterval(replications.map { total.sum(node.map($0.tallies.at) ?? $0.tallies.whole) })
    }

    /// The mean over the replications of the stock at the end, of a node or of the network.
    public func finalStock(node: Int?) -> ConfidenceInterval {
        ConfidenceInterval(replications.map { node.map($0.finalStock.at) ?? $0.finalStock.reduce(0, +) })
    }

    /// A figure by its name; nil where there is none of that name.
    public func estimate(_ name: String, node: Int?) -> RatioEstimate? {
        NetworkFigure.all.first { $0.name == name }.map { estimate($0, node: node) }
    }

    /// A sum by its name; nil where there is none of that name.
    public func total(_ name: String, node: Int?) -> ConfidenceInterval? {
        NetworkTotal.all.first { $0.name == name }.map { total($0, node: node) }
    }
}

extension [NodeTally] {
    /// The sums of all nodes of a network, over the periods and counts of one.
    var whole: NodeTally {
        var sum = reduce(NodeTally(), +)
        sum.periods = self[0].periods
        sum.counts = self[0].counts
        return sum
    }
}

extension Array {
    fileprivate func at(_ index: Int) -> Element { self[index] }
}
