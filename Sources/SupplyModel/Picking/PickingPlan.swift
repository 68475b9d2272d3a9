public import EventKernel

/// The people who pick orders in the stores, and when stores work.
public struct PickingPlan: Sendable {
    /// The order in which a store picks.
    public enum Discipline: String, CaseIterable, Sendable {
        /// First in, first out: each batch goes to the door as soon as it is picked.
        case fifo
        /// First in, first out, and the batches of a wave go to the door together once all of them are picked.
        case wave
        /// The batch of fewest packages first.
        case shortestFirst = "shortest-first"
    }

    /// When stores close for a day to be disinfected.
    public enum Disinfection: Hashable, Sendable {
        /// Each store every so many days, at least 2; the stores take turns.
        case everyDays(Int)
        /// On any day so large a share of the stores, 0...1, drawn anew each day.
        case share(Double)
    }

    /// Pickers in all stores together; they are spread over the stores by the residents served, at least one each.
    public var pickers: Int
    /// When they work.
    public var shift: WorkCalendar
    /// Order lines (packages) that one picker assembles in an hour.
    public var linesPerHour: Double
    /// The order in which a store picks.
    public var discipline = Discipline.fifo
    /// Packages after which a wave is complete.
    public var wavePackages = 400
    /// The most packages that a store has room for between their being granted and being loaded; nil when that does not
    /// matter.
    public var storeSpacePackages: Int?
    /// When stores close for a day to be disinfected; nil for never.
    public var disinfection: Disinfection?

    /// Creates the plan of picking.
    public init(pickers: Int, shift: WorkCalendar, linesPerHour: Double) {
        self.pickers = pickers
        self.shift = shift
        self.linesPerHour = linesPerHour
    }
}
