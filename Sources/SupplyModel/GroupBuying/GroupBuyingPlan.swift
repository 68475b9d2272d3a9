/// How households order together: one round a day for each group of them, a cell or one of its compounds.
public struct GroupBuyingPlan: Sendable {
    /// What happens to the part of an order that the store could not grant.
    public enum Unfilled: Hashable, Sendable {
        /// It is cancelled, and the household orders again when its cover is low.
        case cancelled
        /// It waits for the next allocations, and is cancelled after this many have passed it over.
        case backordered(rounds: Int)
    }

    /// What the packages of which are counted towards the minimum; what counts together goes together or rolls over.
    public enum MinimumScope: String, CaseIterable, Sendable {
        /// The group's own.
        case group
        /// Those of all groups of its cell.
        case cell
        /// Those of all groups of its community.
        case community
    }

    /// Seconds after midnight at which the list opens.
    public var listTime: Int
    /// Seconds after midnight at which the round closes.
    public var cutoffTime: Int
    /// Seconds after midnight of the next day at which the store takes the round up and allocates its stock.
    public var releaseTime: Int
    /// Fewest packages that a group's round needs; below, its orders roll over to the next round.
    public var minimumPackages: Int
    /// What becomes of the part of an order that was not granted.
    public var unfilled: Unfilled
    /// Whether there are rounds at all.
    public var isOpen = true
    /// Days from one order of a household to its next, at the least.
    public var intervalDays = 1
    /// Households of a cell that order as one group (a compound), in the order of the household table; 0 for the cell.
    public var householdsPerGroup = 0
    /// What is counted towards the minimum.
    public var minimumScope = MinimumScope.group
    /// Kilometres, as the crow flies, beyond which a store refuses a cell; nil when it refuses none.
    public var serviceRadiusKilometres: Double?
    /// Whether stores refuse cells of other districts.
    public var servesOwnDistrictOnly = false

    /// Creates the plan of the rounds.
    public init(listTime: Int, cutoffTime: Int, releaseTime: Int, minimumPackages: Int, unfilled: Unfilled) {
        self.listTime = listTime
        self.cutoffTime = cutoffTime
        self.releaseTime = releaseTime
        self.minimumPackages = minimumPackages
        self.unfilled = unfilled
    }

    /// Whether it has rules beyond one round a day for each whole cell, from which figures of their own follow.
    public var hasOrderingRules: Bool {
        !isOpen || intervalDays > 1 || householdsPerGroup > 0 || minimumScope != .group
            || serviceRadiusKilometres != nil || servesOwnDistrictOnly
    }
}
