import EventKernel

/// What can be told of a household without letting it eat: the pantry as it will be found.
extension Households {
    /// Whether a household has nothing left of something that it needs.
    mutating func lacksSomething(_ household: Int, at now: Instant) -> Bool {
        let row = wants.row(of: household, in: traits)
        for commodity in 0..<commodityCount where wants.isNeeded(commodity, row: row) {
            if left(of: commodity, in: household, row: row, at: now) <= 0 { return true }
        }
        return false
    }

    /// Grams that will be left in the pantry; negative by what will have been missed.
    private mutating func left(of commodity: Int, in household: Int, row: Int, at now: Instant) -> Int64 {
        let perDay = wants.need[row + commodity] * persons(in: household)
        let day = Int64(secondsPerDay)
        let last = min(settledAt(household), now.ticks)
        let wanted = perDay * now.ticks / day - perDay * last / day
        return Int64(pantry[household * commodityCount + commodity]) - wanted
    }
}
