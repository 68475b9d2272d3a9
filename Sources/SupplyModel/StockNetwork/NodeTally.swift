/// What was observed at one node, as sums: every figure is one of them over another.
///
/// Quantities are in units; *areas* are integrals over time, in unit-periods.
public struct NodeTally: Hashable, Sendable, BitwiseCopyable {
    /// Periods observed.
    public var periods = 0.0
    /// Steps `count`.
    public var counts = 0.0
    /// Units that were asked, net of returns.
    public var asked = 0.0
    /// Demands that were asked: periods with demand, or arrivals.
    public var demands = 0.0
    /// Units met at once.
    public var metAtOnce = 0.0
    /// Demands met whole at once.
    public var demandsMetAtOnce = 0.0
    /// Units that had to wait.
    public var backordered = 0.0
    /// Units lost.
    public var lost = 0.0
    /// Units sold: met at once or later.
    public var sold = 0.0
    /// Units that customers in the network ordered.
    public var orderedByCustomers = 0.0
    /// Of those, units sent at once.
    public var sentAtOnce = 0.0
    /// Units sent to customers in the network.
    public var sent = 0.0
    /// Orders placed.
    public var orders = 0.0
    /// Units ordered.
    public var ordered = 0.0
    /// Receipts: deliveries that came in; for an assembly, units finished together.
    public var receipts = 0.0
    /// Units received.
    public var received = 0.0
    /// Units thrown away.
    public var wasted = 0.0
    /// Replenishment cycles ended by a receipt.
    public var cycles = 0.0
    /// Of those, cycles in which all was met at once.
    public var cyclesMet = 0.0
    /// Counts since which, up to the count before, all was met at once.
    public var countsMet = 0.0
    /// Counts at which nothing was backordered.
    public var countsWithoutBackorders = 0.0
    /// Stock on hand over time.
    public var onHandArea = 0.0
    /// Demand backordered over time.
    public var backorderArea = 0.0
    /// Goods in transit to the node over time.
    public var inTransitArea = 0.0
    /// Time with stock on hand, in periods.
    public var timeInStock = 0.0
    /// Stock on hand, summed over counts.
    public var onHandCounted = 0.0
    /// Demand backordered, summed over counts.
    public var backordersCounted = 0.0
    /// Goods in transit to the node, summed over counts.
    public var inTransitCounted = 0.0
    /// The position, summed over counts.
    public var positionCounted = 0.0
    /// Orders of customers in the network that wait, summed over counts.
    public var owedCounted = 0.0
    /// Components that wait for others, summed over counts.
    public var componentsCounted = 0.0
    /// Fixed cost of orders placed.
    public var orderCost = 0.0
    /// What suppliers take for an order.
    public var transportCost = 0.0
    /// Cost of units bought.
    public var unitCost = 0.0
    /// Cost of stock on hand.
    public var holdingCost = 0.0
    /// Cost of goods in transit to the node and of components that wait there.
    public var transitCost = 0.0
    /// Cost of backorders for the time they last.
    public var backorderCost = 0.0
    /// Cost of units not met at once.
    public var shortageCost = 0.0
    /// Cost of lost sales.
    public var lostSaleCost = 0.0
    /// Cost of units thrown away.
    public var wasteCost = 0.0
    /// Earned by sales.
    public var revenue = 0.0

    /// Nothing observed.
    public init() {}

    /// All costs together.
    public var cost: Double {
        orderCost + transportCost + unitCost + holdingCost + transitCost + backorderCost + shortageCost + lostSaleCost
            + wasteCost
    }

    /// Revenue less all costs.
    public var profit: Double { revenue - cost }

    /// What was observed since an earlier state of the same tally.
    public func since(_ earlier: NodeTally) -> NodeTally { combined(with: earlier) { $0 - $1 } }

    /// Two tallies together.
    public static func + (left: NodeTally, right: NodeTally) -> NodeTally { left.combined(with: right) { $0 + $1 } }

    /// Combines each sum with its counterpart; all stored properties are sums.
    private func combined(with other: NodeTally, _ combine: (Double, Double) -> Double) -> NodeTally {
        var result = self
        withUnsafeMutableBytes(of: &result) { mine in
            withUnsafeBytes(of: other) { others in
                let (mine, others) = (
                    mine.assumingMemoryBound(to: Double.self), others.assumingMemoryBound(to: Double.self)
                )
                for index in mine.indices { mine[index] = combine(mine[index], others[index]) }
            }
        }
        return result
    }
}
