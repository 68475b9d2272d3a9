import EventKernel

/// Since when each household is without each commodity whose lack is to be priced; empty where none is.
///
/// A spell begins at the second at which a household's need passes what it was supplied with, to the gram, however rarely
/// its pantry is settled; it ends when any of the commodity comes, and costs what the plan of that moment says. Memory: 4 bytes for each household
/// and such commodity.
struct Spells: Sendable {
    private var costs: [DeprivationCost?]
    /// The place of each commodity among those that are measured; negative where it is not.
    private let place: [Int]
    private let measured: Int
    /// The second at which the spell began; negative where there is none: `[household * measured + place]`.
    private var since: [Int32]

    init(_ plan: CityPlan, households: Int) {
        costs = plan.measures.deprivation
        var count = 0
        place = plan.commodities.indices.map { commodity in
            guard commodity < plan.measures.deprivation.count, plan.measures.deprivation[commodity] != nil else {
                return -1
            }
            count += 1
            return count - 1
        }
        measured = count
        since = Array(repeating: -1, count: households * count)
    }

    /// Takes over what a phase says that spells cost; the same commodities are measured.
    mutating func adopt(_ plan: CityPlan) {
        costs = plan.measures.deprivation
    }

    /// Whether there is anything to measure.
    var isOn: Bool { !since.isEmpty }

    /// A household that needs `perDay` grams has needed more than the `supplied` grams that it had since the first day.
    @inline(never)
    mutating func lacks(_ commodity: Int, in household: Int, perDay: Int64, suppliedUpTo supplied: Int64) {
        guard place[commodity] >= 0 else { return }
        let index = household * measured + place[commodity]
        guard since[index] < 0 else { return }
        // The first second s with perDay s / 86,400, rounded down, above what was supplied.
        since[index] = Int32(((supplied + 1) * Int64(secondsPerDay) + perDay - 1) / perDay)
    }

    /// Some of a commodity has come, or the run ends.
    @inline(never)
    mutating func end(
        without commodity: Int, in household: Int, persons: Int64, at now: Int64, ledger: inout Ledger
    ) {
        guard place[commodity] >= 0, let cost = costs[commodity] else { return }
        let index = household * measured + place[commodity]
        guard since[index] >= 0 else { return }
        let seconds = now - Int64(since[index])
        since[index] = -1
        ledger.endedSpell(
            of: seconds, without: commodity, in: household, persons: persons,
            cost: cost.cost(ofHours: Double(seconds) / 3600))
    }
}
