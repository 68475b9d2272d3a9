/// Where members are sent: the policy by which lists are redrawn from time to time.
public struct StaffingPlan: Hashable, Sendable {
    /// What decides how many members a community gets.
    public enum Rule: String, CaseIterable, Sendable {
        /// Lists stay as they are.
        case fixed
        /// Residents.
        case byPopulation = "by_population"
        /// The work that was last reported: parcels that wait, and those that came since the day before.
        case byBacklog = "by_backlog"
    }

    /// Among which communities members move.
    public enum Pool: String, CaseIterable, Sendable {
        /// Those of one street.
        case street
        /// Those of one district.
        case district
        /// All.
        case city
    }

    /// What decides.
    public var rule = Rule.fixed
    /// Who shares members.
    public var pool = Pool.street
    /// The name of the allocation rule that decides where there are fewer members than are asked for.
    public var allocationRule = Proportional.name
    /// Days from one plan to the next, at least 1; the first is made on the first day.
    public var everyDays = 1
    /// Seconds after midnight at which it is made; it holds from the next start of a shift on.
    public var time = 6 * 3600
    /// The fewest members for each cell (compound) of a community.
    public var minimumPerCell = 0
    /// The fewest members of a community.
    public var minimumPerCommunity = 0

    /// The rules by which members can be shared: those that need no classes, later rounds or earlier service.
    public static var allocationRules: [String] { AllocationRules.namesWithinClass.filter { $0 != Rotation.name } }

    /// Lists that stay as they are.
    public init() {}
}
