/// What a run writes down one by one, beside the sums of its ledger; nothing unless it is asked for.
public struct JournalPlan: Hashable, Sendable {
    /// The share of the households whose orders are written down, 0...1; the same ones in every replication of a seed, and
    /// those of a smaller share are among those of a larger one.
    public var orderShare = 0.0
    /// Whether the trips of buses are.
    public var trips = false
    /// Whether work is: each picking, stop, crew's round and handover at a gate, and shocks and phases.
    public var events = false

    /// Nothing at all.
    public init() {}
}
