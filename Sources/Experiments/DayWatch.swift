/// Who sees the first replication of a series at the end of each of its days.
public struct DayWatch: Sendable {
    let see: @Sendable (Replication) -> Void

    /// Describes a watch.
    ///
    /// - Parameter see: given the replication at the end of each of its days, in order, with that day as its window. Days to
    ///   come are empty, and what the next midnight or the end of the run notes is not there yet: the day's stock, the last
    ///   deliveries' fates. What is kept of it is copied when the run goes on.
    public init(_ see: @escaping @Sendable (Replication) -> Void) {
        self.see = see
    }
}
