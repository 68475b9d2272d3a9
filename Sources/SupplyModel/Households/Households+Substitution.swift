import EventKernel

/// Eating one thing in place of another.
extension Households {
    /// Whether a household has anything that it could eat in the place of something else.
    @inline(__always)
    func mayEatOtherwise(_ household: Int) -> Bool {
        for rule in substitutions where pantry[household * commodityCount + rule.to] > 0 { return true }
        return false
    }

    /// Lets a household that has run out of something eat of another, step by step from one that runs out to the next,
    /// and leaves the last step, up to `now`, to be eaten.
    ///
    /// Between two such instants every rate is constant. At the start of a step what will be needed in it of the missing
    /// commodity is taken out of the pantry as the other one: as far as that lasts beside its own need. Each step is
    /// booked in whole grams, so that it is exact to a gram however often a pantry is looked at, and goods are conserved
    /// exactly.
    mutating func eatInSteps(_ household: Int, in cell: EntityID<Cell>, upTo now: Instant, ledger: inout Ledger) {
        let row = wants.row(of: household, in: traits)
        while settledAt(household) < now.ticks {
            let start = settledAt(household)
            let end = min(now.ticks, start + stepLength(of: household, row: row))
            for rule in substitutions
            where wants.isEaten(rule.from, row: row) && wants.isEaten(rule.to, row: row)
                && pantry[household * commodityCount + rule.from] == 0
            {
                substitute(rule, by: household, row: row, from: start, to: end, ledger: &ledger)
            }
            if end == now.ticks { return }
            eat(household, in: cell, upTo: Instant(ticks: end), ledger: &ledger)
        }
    }

    /// Seconds until the first commodity that is eaten runs out; at least a minute, so that the last gram does not hold it up.
    private mutating func stepLength(of household: Int, row: Int) -> Int64 {
        let people = persons(in: household)
        var length = Int64.max / 2
        for commodity in 0..<commodityCount where pantry[household * commodityCount + commodity] > 0 {
            var perDay = Double(wants.need[row + commodity] * people)
            for rule in substitutions
            where rule.to == commodity && wants.isEaten(rule.from, row: row)
                && pantry[household * commodityCount + rule.from] == 0
            {
                perDay += rule.ratio * Double(wants.need[row + rule.from] * people)
            }
            guard perDay > 0, wants.isEaten(commodity, row: row) else { continue }
            let stock = Double(pantry[household * commodityCount + commodity])
            length = min(length, Int64(stock * Double(secondsPerDay) / perDay))
        }
        return max(60, length)
    }

    /// Takes what a rule gives for a step.
    private mutating func substitute(
        _ rule: Substitution, by household: Int, row: Int, from start: Int64, to end: Int64, ledger: inout Ledger
    ) {
        func wanted(_ commodity: Int) -> Int64 {
            let perDay = wants.need[row + commodity] * persons(in: household)
            return perDay * end / Int64(secondsPerDay) - perDay * start / Int64(secondsPerDay)
        }
        let base = household * commodityCount
        let spare = Int64(pantry[base + rule.to]) - wanted(rule.to)
        let missing = wanted(rule.from)
        guard spare > 0, missing > 0 else { return }
        let asked = Int64((Double(missing) * rule.ratio).rounded())
        let covered = asked <= spare ? missing : min(missing, Int64(Double(spare) / rule.ratio))
        let given = asked <= spare ? asked : min(spare, Int64((Double(covered) * rule.ratio).rounded()))
        pantry[base + rule.to] -= Int32(given)
        pantry[base + rule.from] += Int32(covered)
        ledger.ate(given, of: rule.to, inPlaceOf: covered, of: rule.from)
        if covered > 0 { endSpell(without: rule.from, in: household, ledger: &ledger) }
    }
}
