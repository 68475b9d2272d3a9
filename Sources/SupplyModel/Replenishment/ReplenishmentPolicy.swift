/// How much a stock point orders, given what it has and has coming: one rule for a city's nodes and for a network's.
///
/// Quantities are whole units of the caller's choice (grams in a city). The position is what is on hand, plus what was
/// ordered and has not come, less what is owed. A policy is a small value without references.
@frozen
public enum ReplenishmentPolicy: Hashable, Sendable, BitwiseCopyable {
    /// Below the floor, order up to the target: the days-of-cover rule, with both worked out in units.
    case cover(floor: Int64, target: Int64)
    /// (s,S): at or below `reorderAt`, order up to `upTo` (Scarf 1960).
    case reorderUpTo(reorderAt: Int64, upTo: Int64)
    /// (r,nQ): at or below `reorderAt`, order as many whole `quantity` as bring the position above it.
    ///
    /// Where the position never falls below the point between two reviews this is (r,Q) (Hadley and Whitin 1963).
    case fixedQuantity(reorderAt: Int64, quantity: Int64)
    /// (r,Q) at its simplest: at or below `reorderAt`, order `quantity` once, whatever the position.
    case oneQuantity(reorderAt: Int64, quantity: Int64)
    /// Base stock, (S-1,S), or order-up-to: order whatever is missing to `level`.
    case baseStock(level: Int64)
    /// Push: order what the schedule says, whatever the position.
    case push

    /// The days-of-cover rule for a rate of demand; cover is position over demand per day.
    ///
    /// - Parameters:
    ///   - floorDays: cover below which it orders, at least 0.
    ///   - targetDays: cover that it orders up to, at least the floor.
    ///   - demandPerDay: in units a day, at least 0. Levels are rounded to the nearest unit.
    public static func cover(floorDays: Double, targetDays: Double, demandPerDay: Double) -> ReplenishmentPolicy {
        .cover(
            floor: Int64((floorDays * demandPerDay).rounded()), target: Int64((targetDays * demandPerDay).rounded()))
    }

    /// The units to order now; 0 for none.
    ///
    /// - Parameters:
    ///   - position: units on hand and coming, less those owed; may be negative.
    ///   - scheduled: what the schedule of a push says for now; other policies ignore it.
    /// - Complexity: O(1).
    @inlinable
    public func order(position: Int64, scheduled: Int64 = 0) -> Int64 {
        switch self {
        case .cover(let floor, let target):
            return position < floor ? Swift.max(0, target - position) : 0
        case .reorderUpTo(let reorderAt, let upTo):
            return position <= reorderAt ? Swift.max(0, upTo - position) : 0
        case .fixedQuantity(let reorderAt, let quantity):
            guard position <= reorderAt else { return 0 }
            return ((reorderAt - position) / quantity + 1) * quantity
        case .oneQuantity(let reorderAt, let quantity):
            return position <= reorderAt ? quantity : 0
        case .baseStock(let level):
            return Swift.max(0, level - position)
        case .push:
            return Swift.max(0, scheduled)
        }
    }
}
