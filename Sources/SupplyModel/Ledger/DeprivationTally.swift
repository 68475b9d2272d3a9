import EventKernel

/// The spells for which households were without a commodity.
public struct DeprivationTally: Sendable, Hashable {
    /// Spells of households, those that last at the end of the run included.
    public internal(set) var spells = 0
    /// The same, each counted once for every person of the household.
    public internal(set) var personSpells: Int64 = 0
    /// Seconds of them, each counted once for every person of the household.
    public internal(set) var personSeconds: Int64 = 0
    /// The longest, in seconds.
    public internal(set) var longest: Int64 = 0
    /// What they cost all persons together.
    public internal(set) var cost = 0.0
}

extension Ledger {
    /// A household has a commodity again, or the run ends.
    mutating func endedSpell(
        of seconds: Int64, without commodity: Int, in household: Int, persons: Int64, cost: Double
    ) {
        deprivation[commodity].spells += 1
        deprivation[commodity].personSpells += persons
        deprivation[commodity].personSeconds += seconds * persons
        deprivation[commodity].longest = max(deprivation[commodity].longest, seconds)
        deprivation[commodity].cost += cost * Double(persons)
        traits.endedSpell(without: commodity, in: household, cost: cost * Double(persons))
    }
}
