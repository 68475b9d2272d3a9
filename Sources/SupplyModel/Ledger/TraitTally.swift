/// What happened to all households of the same traits over the run.
public struct TraitTally: Sendable, Hashable {
    /// Their traits.
    public let traits: HouseholdTraits
    /// How many they are.
    public internal(set) var households = 0
    /// The people in them.
    public internal(set) var people = 0
    /// Orders that they placed.
    public internal(set) var ordersPlaced = 0
    /// Handovers at their doors.
    public internal(set) var deliveries = 0
    /// Seconds from order to door, over those.
    public internal(set) var orderToDoorSeconds = 0
    /// What they asked for.
    public internal(set) var asked = Grams.zero
    /// What came to their doors in a good state.
    public internal(set) var delivered = Grams.zero
    /// Those of them to which nothing came.
    public internal(set) var neverServed = 0
    /// The longest time, in days, from one delivery to the next at any of them.
    public internal(set) var longestGapDays = 0
}

/// Who is set apart, and how they fared; empty where nobody is.
public struct TraitTallies: Sendable {
    /// One for each combination of traits that occurs, in the order of their bytes.
    public internal(set) var tallies: [TraitTally] = []

    private let traitsOfHousehold: [HouseholdTraits]
    /// The position in `tallies` of each combination.
    private var position = Array(repeating: UInt8(0), count: 256)
    private let commodityCount: Int
    /// Grams missed: `[(day * tallies + position) * commodityCount + commodity]`.
    private var unmet: [Int64] = []
    /// What spells without a commodity cost: `[position * commodityCount + commodity]`.
    private var deprivationCosts: [Double] = []

    init(city: City) {
        traitsOfHousehold = city.geography.traits
        commodityCount = city.plan.commodities.count
        guard !traitsOfHousehold.isEmpty else { return }
        var people = Array(repeating: 0, count: 256)
        var households = people
        for (traits, persons) in zip(traitsOfHousehold, city.geography.personsInHousehold) {
            households[Int(traits.rawValue)] += 1
            people[Int(traits.rawValue)] += Int(persons)
        }
        for byte in 0..<256 where households[byte] > 0 {
            position[byte] = UInt8(tallies.count)
            var tally = TraitTally(traits: HouseholdTraits(rawValue: UInt8(byte)))
            tally.households = households[byte]
            tally.people = people[byte]
            tallies.append(tally)
        }
        unmet = Array(repeating: 0, count: city.plan.days * tallies.count * commodityCount)
        deprivationCosts = Array(repeating: 0, count: tallies.count * commodityCount)
    }

    /// What their spells without a commodity cost those of a combination of traits.
    public func deprivationCost(at position: Int, of commodity: Int) -> Double {
        deprivationCosts[position * commodityCount + commodity]
    }

    mutating func endedSpell(without commodity: Int, in household: Int, cost: Double) {
        guard !tallies.isEmpty else { return }
        deprivationCosts[index(of: household) * commodityCount + commodity] += cost
    }

    /// Grams that those of a combination of traits needed of a commodity on a day and did not have.
    public func unmet(at position: Int, onDay day: Int, of commodity: Int) -> Grams {
        Grams(unmet[(day * tallies.count + position) * commodityCount + commodity])
    }

    @inline(__always)
    mutating func missed(_ grams: Int64, of commodity: Int, by household: Int, onDay day: Int) {
        guard !tallies.isEmpty else { return }
        unmet[(day * tallies.count + index(of: household)) * commodityCount + commodity] += grams
    }

    @inline(__always)
    mutating func placed(_ grams: Int64, by household: Int) {
        guard !tallies.isEmpty else { return }
        let index = index(of: household)
        tallies[index].ordersPlaced += 1
        tallies[index].asked.count += grams
    }

    @inline(__always)
    mutating func delivered(_ grams: Int64, to household: Int, after seconds: Int64) {
        guard !tallies.isEmpty else { return }
        let index = index(of: household)
        tallies[index].deliveries += 1
        tallies[index].orderToDoorSeconds += Int(seconds)
        tallies[index].delivered.count += grams
    }

    @inline(__always)
    mutating func served(_ household: Int, afterDays days: Int) {
        guard !tallies.isEmpty else { return }
        let index = index(of: household)
        tallies[index].longestGapDays = max(tallies[index].longestGapDays, days)
    }

    mutating func neverServed(_ household: Int) {
        guard !tallies.isEmpty else { return }
        tallies[index(of: household)].neverServed += 1
    }

    @inline(__always)
    private func index(of household: Int) -> Int { Int(position[Int(traitsOfHousehold[household].rawValue)]) }
}

extension TraitTallies {
    /// Grams that all households with some traits needed over the run and did not have.
    public func unmet(by traits: HouseholdTraits, of commodity: Int) -> Grams {
        let days = unmet.count / max(1, tallies.count * commodityCount)
        return tallies.indices.reduce(.zero) { sum, position in
            guard tallies[position].traits.isSuperset(of: traits) else { return sum }
            return (0..<days).reduce(sum) { $0 + unmet(at: position, onDay: $1, of: commodity) }
        }
    }
}
