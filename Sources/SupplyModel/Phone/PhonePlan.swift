public import EventKernel
public import Stochastics

/// How communities call the households that cannot order online, and order for them.
public struct PhonePlan: Sendable {
    /// In which order they are called.
    public enum Order: String, CaseIterable, Sendable {
        /// Always the same: whoever is at the end is the first to go without.
        case fixed
        /// Who has least first.
        case cover
        /// Another every day.
        case random
    }

    /// People of each community who only call.
    public var callers: Int
    /// The share of those on the crew's list who come, and who call as well; none of them carries parcels.
    public var crewShare: Double
    /// When they call; calls after the round's cut-off are of no use.
    public var hours: WorkCalendar
    /// Minutes of a call, with the entry of the order.
    public var minutesPerCall: Distribution
    /// In which order they call.
    public var order: Order

    /// Creates the plan of the calls.
    public init(
        callers: Int, crewShare: Double, hours: WorkCalendar, minutesPerCall: Distribution, order: Order
    ) {
        self.callers = callers
        self.crewShare = crewShare
        self.hours = hours
        self.minutesPerCall = minutesPerCall
        self.order = order
    }
}
