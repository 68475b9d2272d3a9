import EventKernel

/// What is in the pantries of households that are followed.
extension HouseholdWatch {
    /// Takes in how the household begins.
    mutating func begin(_ model: CityModel) {
        remember(model)
        emptySince = pantry.map { _ in nil }
    }

    /// Notes how the household is now.
    mutating func remember(_ model: CityModel) {
        settledAt = model.households.settledAt(household)
        onOrder = model.households.onOrder(by: household)
        let count = model.households.commodityCount
        pantry = (0..<count).map { Int64(model.households.pantry[household * count + $0]) }
    }

    /// Whether the last event touched the household.
    func isTouched(_ model: CityModel) -> Bool {
        if model.households.settledAt(household) != settledAt { return true }
        if model.households.onOrder(by: household) != onOrder { return true }
        for commodity in pantry.indices
        where Int64(model.households.pantry[household * pantry.count + commodity]) != pantry[commodity] {
            return true
        }
        return false
    }

    /// What the pantry would hold at a second if nothing came; less than nothing by what would have been missed.
    func left(of commodity: Int, at second: Int64, _ model: CityModel) -> Int64 {
        let perDay = model.households.needPerDay(of: commodity, household: household)
        let day = Int64(secondsPerDay)
        return pantry[commodity] - (perDay * second / day - perDay * min(second, settledAt) / day)
    }

    /// The second at which the pantry has run out of a commodity if nothing comes; nil of what it does not need.
    func lastsUntil(_ commodity: Int, _ model: CityModel) -> Int64? {
        let perDay = model.households.needPerDay(of: commodity, household: household)
        guard perDay > 0, model.households.needs(commodity, household: household) else { return nil }
        let day = Int64(secondsPerDay)
        return max(settledAt, ((perDay * settledAt / day + pantry[commodity]) * day + perDay - 1) / perDay)
    }
}

extension Stories {
    /// Takes in what an event did to a household's pantry.
    mutating func look(at watch: Int, after event: CityEvent, at now: Instant, _ model: CityModel) {
        guard watches[watch].isTouched(model) else { return }
        let before = watches[watch]
        watches[watch].remember(model)
        let settled = watches[watch].settledAt
        var gained = Array(repeating: Int64(0), count: before.pantry.count)
        for commodity in before.pantry.indices {
            let left = before.left(of: commodity, at: settled, model)
            gained[commodity] = max(0, watches[watch].pantry[commodity] - max(0, left))
            noteSpell(watch, commodity, before: before, left: left, settled: settled, model)
        }
        switch event {
        case .shopping where gained.contains { $0 > 0 }: note(.shopped(gained), watch, at: now)
        case .gateBuffer where gained.contains { $0 > 0 }: note(.givenAtGate(gained), watch, at: now)
        default: break
        }
    }

    /// Notes that a commodity has run out since the household was last looked at, and that some has come.
    private mutating func noteSpell(
        _ watch: Int, _ commodity: Int, before: HouseholdWatch, left: Int64, settled: Int64, _ model: CityModel
    ) {
        guard let empty = before.lastsUntil(commodity, model) else { return }
        let holds = watches[watch].pantry[commodity] > 0
        if watches[watch].emptySince[commodity] == nil, left < 0 || !holds {
            let since = Instant(ticks: min(empty, settled))
            watches[watch].emptySince[commodity] = since
            households[watch].spells.append(HouseholdStory.Spell(commodity: commodity, from: since))
        }
        guard holds, watches[watch].emptySince[commodity] != nil else { return }
        watches[watch].emptySince[commodity] = nil
        endSpell(watch, commodity, at: Instant(ticks: settled))
    }

    private mutating func endSpell(_ watch: Int, _ commodity: Int, at end: Instant) {
        guard let index = households[watch].spells.lastIndex(where: { $0.commodity == commodity }) else { return }
        if households[watch].spells[index].from == end {
            households[watch].spells.remove(at: index)
        } else {
            households[watch].spells[index].to = end
        }
    }

    /// Notes what a household is without when the run ends.
    mutating func endSpells(of watch: Int, at end: Instant, _ model: CityModel) {
        for commodity in watches[watch].pantry.indices where watches[watch].emptySince[commodity] == nil {
            guard watches[watch].left(of: commodity, at: end.ticks, model) < 0,
                let empty = watches[watch].lastsUntil(commodity, model), empty < end.ticks
            else { continue }
            households[watch].spells.append(
                HouseholdStory.Spell(commodity: commodity, from: Instant(ticks: empty)))
        }
        households[watch].spells.sort { ($0.from, $0.commodity) < ($1.from, $1.commodity) }
    }

    /// For how long a household still has each commodity that it needs.
    func cover(of watch: Int, at now: Instant, _ model: CityModel) -> [Span?] {
        var fresh = watches[watch]
        fresh.remember(model)
        return fresh.pantry.indices.map { commodity in
            fresh.lastsUntil(commodity, model).map { Span(ticks: max(0, $0 - now.ticks)) }
        }
    }
}
