public import EventKernel

/// The people who pick orders in the stores.
public struct PickingPlan: Sendable {
    /// Pickers in all stores together; they are spread over the stores by the residents served, at least one each.
    public var pickers: Int
    /// When they work.
    public var shift: WorkCalendar
    /// Order lines (packages) that one picker assembles in an hour.
    public var linesPerHour: Double

    /// Creates the plan of picking.
    public init(pickers: Int, shift: WorkCalendar, linesPerHour: Double) {
        self.pickers = pickers
        self.shift = shift
        self.linesPerHour = linesPerHour
    }
}
