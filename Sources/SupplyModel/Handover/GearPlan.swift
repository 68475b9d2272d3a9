/// Protective gear: who works without it may stay away from the next day on.
public struct GearPlan: Hashable, Sendable {
    /// Who keeps the gear.
    public enum Keeper: String, CaseIterable, Sendable {
        /// Each community its own; supplies are split by listed members.
        case community
        /// The city: while there is some, everybody has the same share of what they need.
        case city
    }

    /// Sets for each listed member at the start.
    public var initialSets: Double
    /// Sets that one wears out in a day at work.
    public var setsPerDay: Double
    /// Sets that come for the whole city every day, before the shift.
    public var supplyPerDay: Int
    /// Who keeps them.
    public var keeper: Keeper
    /// The share of members without gear that leaves in a day.
    public var leavingShare: Double
    /// The share of those who left that comes back in a day on which nobody is without.
    public var returningShare: Double

    /// Creates the plan of gear.
    public init(
        initialSets: Double, setsPerDay: Double, supplyPerDay: Int, keeper: Keeper, leavingShare: Double,
        returningShare: Double
    ) {
        self.initialSets = initialSets
        self.setsPerDay = setsPerDay
        self.supplyPerDay = supplyPerDay
        self.keeper = keeper
        self.leavingShare = leavingShare
        self.returningShare = returningShare
    }
}
