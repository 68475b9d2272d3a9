import EventKernel

/// How long households went from one delivery to the next, in days; the start and the end of the run count as deliveries.
public struct GapTally: Sendable, Hashable {
    /// The number of gaps of each length in days, from 0; deliveries on one day have none between them.
    public internal(set) var counts: [Int]
    /// Households to which nothing came in the whole run.
    public internal(set) var neverServed = 0

    init(days: Int) {
        counts = Array(repeating: 0, count: days + 1)
    }

    /// The longest gap of any household.
    public var longest: Int { counts.lastIndex { $0 > 0 } ?? 0 }

    /// The days that a share of the gaps does not exceed; nil without gaps.
    public func quantile(_ share: Double) -> Int? {
        let rank = max(1, Int((share * Double(counts.reduce(0, +))).rounded(.up)))
        var below = 0
        return counts.firstIndex { count in
            below += count
            return below >= rank
        }
    }
}

extension Ledger {
    /// Something came to a household, so many days after what came before.
    @inline(__always)
    mutating func served(_ household: Int, afterDays days: Int) {
        guard days > 0 else { return }
        gaps.counts[days] += 1
        traits.served(household, afterDays: days)
    }

    /// The run ends for a household, so many days after the last delivery to it.
    mutating func ended(_ household: Int, in cell: EntityID<Cell>, afterDays days: Int, isServed: Bool) {
        served(household, afterDays: days)
        guard !isServed else { return }
        gaps.neverServed += 1
        cells[cell.index].householdsNeverServed += 1
        traits.neverServed(household)
    }
}

extension CellTally {
    /// Something came to a door of the cell on a day, or the run ended.
    @inline(__always)
    mutating func served(on day: Int) {
        guard day > servedDay else { return }
        longestGapDays = max(longestGapDays, day - servedDay)
        servedDay = day
    }
}
