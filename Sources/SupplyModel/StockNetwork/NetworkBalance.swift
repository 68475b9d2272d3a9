/// The balance of all goods of a network: what came in is somewhere, or has left.
///
/// Every count is whole, so equality is exact. At each step `count` it must hold, for every node, that what came in is
/// on hand or went out, and that the lots add up; for every lane, that what was ordered was sent or is owed, and what
/// was sent came in or is in transit; for every node, that what is on order is owed or in transit to it.
public struct NetworkBalance: Hashable, Sendable {
    /// How often it was checked.
    public internal(set) var checks = 0
    /// Whether it held every time.
    public internal(set) var isExact = true
    /// Counts at the last check: what was there at the start or has come in since.
    public internal(set) var unitsIn: Int128 = 0
    /// Counts at the last check: what is in stock, in transit, sold, thrown away or used.
    public internal(set) var unitsAccounted: Int128 = 0
    /// Counts that entered from outside.
    var fromOutside: Int128 = 0
    /// Counts that customers gave back.
    var returned: Int128 = 0
    /// Counts that customers received.
    var sold: Int128 = 0
    /// Counts thrown away.
    var wasted: Int128 = 0
    /// Counts that assemblies made.
    var made: Int128 = 0
    /// Counts of components that went into them.
    var used: Int128 = 0

    mutating func check(_ nodes: [StockNode], _ lanes: [SupplyLane], hasLots: Bool) {
        checks += 1
        var isRight = true
        var entered = fromOutside + returned + made
        var accounted = sold + wasted + used
        for node in nodes.indices {
            let onHand = nodes[node].onHand
            let isSound = onHand >= 0 && nodes[node].backorders >= 0 && nodes[node].owed >= 0
            let isKept = nodes[node].flowIn == nodes[node].flowOut + Int128(onHand)
            let areLotsRight = !hasLots || nodes[node].lots.total == onHand
            isRight = isRight && isSound && isKept && areLotsRight && coming(to: node, nodes, lanes)
            entered += nodes[node].initialCount
            accounted += Int128(onHand)
        }
        for lane in lanes.indices {
            let isOrderKept = lanes[lane].ordered == lanes[lane].sent + Int128(lanes[lane].owed)
            let isSendingKept = lanes[lane].sent == lanes[lane].delivered + Int128(lanes[lane].inTransit)
            isRight = isRight && isOrderKept && isSendingKept
            accounted += Int128(lanes[lane].inTransit + lanes[lane].components)
        }
        isExact = isExact && isRight && entered == accounted
        (unitsIn, unitsAccounted) = (entered, accounted)
    }

    /// Whether what a node has on order is owed or in transit to it, or waits there for other components.
    private func coming(to node: Int, _ nodes: [StockNode], _ lanes: [SupplyLane]) -> Bool {
        for lane in nodes[node].lanes {
            let coming = lanes[lane].owed + lanes[lane].inTransit + lanes[lane].components
            if nodes[node].assembles {
                if coming != nodes[node].onOrder * lanes[lane].perUnit { return false }
            } else if nodes[node].lanes.count == 1 {
                if coming != nodes[node].onOrder { return false }
            }
        }
        return true
    }
}
