import EventKernel
import Stochastics

/// Who supplies whom: the lanes of a network, and the orders in which its nodes are gone through.
struct NetworkLayout {
    /// Lanes by node that they lead to, in order of preference.
    var lanes: [SupplyLane] = []
    let lanesInto: [[Int]]
    let lanesFrom: [[Int]]
    /// Nodes with customers before their suppliers, otherwise in the plan's order.
    let customersFirst: [Int]

    /// - Precondition: no node supplies itself, directly or through others.
    init(_ plan: NetworkPlan) {
        var (lanes, into) = ([SupplyLane](), Array(repeating: [Int](), count: plan.nodes.count))
        var from = into
        for (to, node) in plan.nodes.enumerated() {
            for supplier in node.suppliers {
                into[to].append(lanes.count)
                if let sender = supplier.node { from[sender].append(lanes.count) }
                lanes.append(SupplyLane(supplier, to: to, in: plan))
            }
        }
        self.lanes = lanes
        lanesInto = into
        lanesFrom = from
        guard let order = NetworkLayout.customersFirst(plan) else {
            preconditionFailure("the nodes of a network supply one another in a circle")
        }
        customersFirst = order
    }

    /// Nodes with customers before their suppliers; nil where they go round in a circle.
    static func customersFirst(_ plan: NetworkPlan) -> [Int]? {
        var customers = Array(repeating: 0, count: plan.nodes.count)
        for node in plan.nodes { for supplier in node.suppliers { if let j = supplier.node { customers[j] += 1 } } }
        var order: [Int] = []
        var isDone = Array(repeating: false, count: plan.nodes.count)
        while let next = customers.indices.first(where: { !isDone[$0] && customers[$0] == 0 }) {
            isDone[next] = true
            order.append(next)
            for supplier in plan.nodes[next].suppliers { if let j = supplier.node { customers[j] -= 1 } }
        }
        return order.count == plan.nodes.count ? order : nil
    }

    /// A node and all that it supplies, with how many of its units are in one of theirs.
    func echelon(of node: Int) -> [(node: Int, weight: Int64)] {
        var weights: [Int: Int64] = [node: 1]
        for next in customersFirst.reversed() {
            guard let weight = weights[next] else { continue }
            for lane in lanesFrom[next] { weights[lanes[lane].to, default: 0] += weight * lanes[lane].perUnit }
        }
        return weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension SupplyLane {
    fileprivate init(_ supplier: SupplierPlan, to: Int, in plan: NetworkPlan) {
        from = supplier.node ?? -1
        self.to = to
        leadTime = supplier.leadTime
        if case .constant = supplier.leadTime {
            constantLeadTime = NetworkTime.span(periods: max(0, supplier.leadTime.mean))
        } else {
            constantLeadTime = nil
        }
        allowsOvertaking = supplier.allowsOvertaking
        capacity = supplier.capacity
        capacityLeft = supplier.capacity ?? .max
        share = supplier.share
        perUnit = plan.nodes[to].assembles ? Int64(supplier.perUnit) : 1
        condition = supplier.condition
        orderCost = supplier.orderCost
        unitCost = supplier.unitCost
        let shipperRate = supplier.node.map { plan.nodes[$0].costs.holding } ?? 0
        transitRate =
            supplier.holdingInTransit
            ?? {
                switch plan.accounting.inTransit {
                case .none: 0
                case .shipper: shipperRate
                case .receiver: plan.nodes[to].costs.holding
                }
            }()
        componentRate = supplier.node == nil ? supplier.holdingInTransit ?? 0 : shipperRate
    }
}

extension StockNode {
    init(_ plan: NetworkPlan, at index: Int, layout: NetworkLayout, random: RandomSource) {
        let node = plan.nodes[index]
        // Claims of one moment go by their numbers, which are those of the file.
        let name = node.allocationRule == NodePlan.customerOrder ? FirstCome.name : node.allocationRule
        guard let rule = AllocationRules.named(name) else {
            preconditionFailure("there is no allocation rule '\(node.allocationRule)'")
        }
        self.rule = rule
        costs = node.costs
        policy = node.policy
        limits = node.limits
        review = node.review
        sourcing = node.sourcing
        assembles = node.assembles
        shipsWholeOrders = node.shipsWholeOrders
        demand = node.demand
        if case .rate(let unitsPerPeriod)? = node.demand?.pattern {
            rate = unitsPerPeriod * Double(plan.units.perUnit)
        } else {
            rate = 0
        }
        lanes = layout.lanesInto[index]
        customers = layout.lanesFrom[index]
        let claimants = customers.count + (node.demand == nil ? 0 : 1)
        let waitsWhole = node.demand.map { $0.isWholeOnly && $0.backorderedShare > 0 } ?? false
        keepsQueue =
            node.shipsWholeOrders || waitsWhole || (claimants > 1 && node.allocationRule == FirstCome.name)
        echelon = node.usesEchelonPosition ? layout.echelon(of: index) : []
        watchers = plan.nodes.indices.filter { other in
            other != index && plan.nodes[other].usesEchelonPosition && plan.nodes[other].review == .continuous
                && layout.echelon(of: other).contains { $0.node == index }
        }
        onHand = node.initial
        flowIn = Int128(node.initial)
        initialCount = Int128(node.initial)
        lots = StockLots(issue: node.issue)
        if case .cover(let cover)? = node.policy {
            recent = RecentDemand(periods: cover.trailingPeriods ?? 0)
        } else {
            recent = RecentDemand(periods: 0)
        }
        let entity = UInt32(index)
        arrivalStream = random.stream(.networkArrival, entity: entity)
        quantityStream = random.stream(.networkQuantity, entity: entity)
        patienceStream = random.stream(.networkPatience, entity: entity)
    }
}
