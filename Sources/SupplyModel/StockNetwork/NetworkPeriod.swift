/// One node in one period: what happened since the step `count` of the period before, and what was counted.
public struct NetworkPeriod: Sendable {
    /// The period, from 0, with the warm-up.
    public let period: Int
    /// The node, by its place in the plan.
    public let node: Int
    /// What happened.
    public let flow: NodeTally
    /// Units on hand.
    public let onHand: Double
    /// Units of demand that wait.
    public let backorders: Double
    /// Units in transit to the node.
    public let inTransit: Double
    /// Units on hand and coming, less those owed.
    public let position: Double
}
