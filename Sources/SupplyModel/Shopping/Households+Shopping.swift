import EventKernel

extension Households {
    /// Lets a household buy loose goods: first of what is at or below its reorder level, then of the rest, in the
    /// scenario's order, each up to its target as far as the store has it and the visitor may and can carry it.
    mutating func shop(
        _ household: Int, in cell: EntityID<Cell>, at store: EntityID<City.Store>, plan: ShoppingPlan,
        stock: inout Replenishment, ledger: inout Ledger, now: Instant
    ) {
        settle(household, in: cell, at: now, ledger: &ledger)
        loadPosition(of: household)
        let people = persons(in: household)
        let row = wants.row(of: household, in: traits)
        var carries = plan.mostPerVisit.count
        for isLow in [true, false] {
            for commodity in 0..<commodityCount
            where (position[commodity] <= wants.reorder[row + commodity] * people) == isLow {
                var grams = min(
                    wants.target[row + commodity] * people - position[commodity], carries,
                    stock.onHand(commodity, at: store))
                if let most = plan.mostOfCommodity[commodity] { grams = min(grams, most.count) }
                guard grams > 0 else { continue }
                carries -= grams
                stock.issue(grams, of: commodity, at: store, isPacked: false, ledger: &ledger, now: now)
                stock.noteDemand(grams, of: commodity, at: store, now: now)
                pantry[household * commodityCount + commodity] += Int32(grams)
                ledger.bought(grams, of: commodity, by: household)
                endSpell(without: commodity, in: household, ledger: &ledger)
            }
        }
        discardUneatable(of: household, ledger: &ledger)
        planReview(of: household, after: now)
    }
}
