public import SupplyModel

/// What the first replication of a series writes down one by one, and who takes it at the end of each of its days.
public struct Recording: Sendable {
    /// What is written down.
    public let plan: JournalPlan
    /// Takes what a day brought; false stops that replication.
    let take: @Sendable (JournalEntries) -> Bool

    /// Plans a recording.
    ///
    /// - Parameters:
    ///   - plan: what is written down.
    ///   - take: called at the end of each simulated day of the first replication, in order; when it returns false that
    ///     replication stops, and is not complete.
    public init(_ plan: JournalPlan, take: @escaping @Sendable (JournalEntries) -> Bool) {
        self.plan = plan
        self.take = take
    }
}
