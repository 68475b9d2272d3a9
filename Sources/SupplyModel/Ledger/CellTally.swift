/// What happened in one cell over the run.
public struct CellTally: Sendable, Hashable {
    /// Orders that its households placed.
    public internal(set) var ordersPlaced = 0
    /// Handovers at its doors.
    public internal(set) var deliveries = 0
    /// Seconds from order to door, over those.
    public internal(set) var orderToDoorSeconds = 0
    /// What its households asked for.
    public internal(set) var asked = Grams.zero
    /// What came to their doors in a good state.
    public internal(set) var delivered = Grams.zero
}
