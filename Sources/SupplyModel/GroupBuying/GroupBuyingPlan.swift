/// How a cell's households order together: one round a day.
public struct GroupBuyingPlan: Sendable {
    /// What happens to the part of an order that the store could not grant.
    public enum Unfilled: Hashable, Sendable {
        /// It is cancelled, and the household orders again when its cover is low.
        case cancelled
        /// It waits for the next allocations, and is cancelled after this many have passed it over.
        case backordered(rounds: Int)
    }

    /// Seconds after midnight at which the list opens.
    public var listTime: Int
    /// Seconds after midnight at which the round closes.
    public var cutoffTime: Int
    /// Seconds after midnight of the next day at which the store takes the round up and allocates its stock.
    public var releaseTime: Int
    /// Fewest packages that a cell's round needs; below, its orders roll over to the next round.
    public var minimumPackages: Int
    /// What becomes of the part of an order that was not granted.
    public var unfilled: Unfilled

    /// Creates the plan of the rounds.
    public init(listTime: Int, cutoffTime: Int, releaseTime: Int, minimumPackages: Int, unfilled: Unfilled) {
        self.listTime = listTime
        self.cutoffTime = cutoffTime
        self.releaseTime = releaseTime
        self.minimumPackages = minimumPackages
        self.unfilled = unfilled
    }
}
