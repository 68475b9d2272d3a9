public import Scenario
import SupplyModel

/// Something whose outage is tried.
public struct StressTarget: Hashable, Sendable, CustomStringConvertible {
    /// What sort of thing it is.
    public enum Kind: String, CaseIterable, Sendable {
        /// A source; with a commodity after a slash, that commodity at that source. Of a network, all that is outside.
        case source
        /// A chain's warehouse or a store, or a node of a network.
        case node
        /// The way from a source to a warehouse, or from a warehouse to a store; of a network, from supplier to customer.
        case lane
        /// A commodity, at all sources.
        case commodity
    }

    /// What sort of thing it is.
    public let kind: Kind
    /// Its name, as the scenario has it.
    public let id: String

    /// A thing of a scenario.
    public init(_ kind: Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }

    /// What it is, and its name.
    public var description: String { "\(kind.rawValue) \(id)" }
}

extension LoadedScenario {
    /// The names of all targets of a kind.
    public func stressTargets(_ kind: StressTarget.Kind) -> [String] {
        switch self {
        case .city(let plan):
            switch kind {
            case .source: plan.replenishment.sources.map(\.id)
            case .node: plan.replenishment.chains.map(\.id) + plan.replenishment.storeNames
            case .lane: plan.replenishment.laneNames
            case .commodity: plan.commodities.map(\.id)
            }
        case .network(let plan):
            switch kind {
            case .source: plan.outsideLanes.isEmpty ? [] : [NetworkPlan.outside]
            case .node: plan.nodes.map(\.id)
            case .lane: plan.laneNames
            case .commodity: []
            }
        }
    }

    /// What is tried unless something is named: all of a network; of a city its sources, warehouses and commodities.
    public var usualStressTargets: [StressTarget] {
        switch self {
        case .city(let plan):
            plan.replenishment.sources.map { StressTarget(.source, $0.id) }
                + plan.replenishment.chains.map { StressTarget(.node, $0.id) }
                + plan.commodities.map { StressTarget(.commodity, $0.id) }
        case .network:
            StressTarget.Kind.allCases.flatMap { kind in stressTargets(kind).map { StressTarget(kind, $0) } }
        }
    }

    /// The targets of some names; `all` stands for all of the kind.
    ///
    /// - Throws: what is wrong with a name, with the nearest one that there is.
    public func stressTargets(_ kind: StressTarget.Kind, named names: [String]) throws(StressProblem) -> [StressTarget]
    {
        let known = stressTargets(kind)
        var targets: [StressTarget] = []
        for name in names {
            if name == "all" {
                targets += known.map { StressTarget(kind, $0) }
            } else if known.contains(name) || isGoodsOfSource(name, kind) {
                targets.append(StressTarget(kind, name))
            } else if known.isEmpty {
                throw StressProblem("--\(kind.rawValue) \(name): the scenario has nothing of that kind")
            } else {
                throw StressProblem(
                    "--\(kind.rawValue) \(name): the scenario has no \(kind.rawValue) of that name"
                        + suggestion(for: name, among: known))
            }
        }
        return targets
    }

    private func isGoodsOfSource(_ name: String, _ kind: StressTarget.Kind) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard case .city(let plan) = self, kind == .source, parts.count == 2 else { return false }
        return plan.replenishment.sources.contains { $0.id == parts[0] }
            && plan.commodities.contains { $0.id == parts[1] }
    }
}

/// Why a stress test cannot be made, as a sentence.
public struct StressProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence.
    public let description: String

    /// A sentence.
    public init(_ description: String) { self.description = description }
}

extension NetworkPlan {
    /// The lanes that come from outside.
    var outsideLanes: [String] {
        zip(laneNames, nodes.flatMap(\.suppliers)).filter { $1.node == nil }.map(\.0)
    }
}
