import SupplyModel

/// Who could order and who could not: the telephone, refusals, roll-overs, shopping in person.
extension Replication {
    /// The people of offline households who eat a commodity.
    private func offlineEaters(of commodity: Int) -> Int {
        let geography = city.geography
        let eatenBy = city.plan.commodities[commodity].eatenBy
        return geography.traits.indices.reduce(0) { sum, household in
            let traits = geography.traits[household]
            let counts = traits.contains(.offline) && eatenBy.contains(diet: traits.diet)
            return counts ? sum + Int(geography.personsInHousehold[household]) : sum
        }
    }

    /// Person-days without, of those who are offline by nature and of all others, over their person-days times the
    /// commodities that they eat.
    public var unmetShareByAccess: (offline: Double, online: Double) {
        var unmet = (offline: 0.0, online: 0.0)
        var needed = (offline: 0.0, online: 0.0)
        for (index, commodity) in city.plan.commodities.enumerated() {
            let perDay = Double(commodity.needPerPersonDay.count)
            let missed = Double(ledger.phone.unmetOffline[index].count) / perDay
            let people = offlineEaters(of: index)
            unmet.offline += missed
            unmet.online += Double(ledger.sum(of: index, \.unmet).count) / perDay - missed
            needed.offline += Double(people * city.plan.days)
            needed.online += Double((city.eaters(of: index) - people) * city.plan.days)
        }
        return (unmet.offline / needed.offline, unmet.online / needed.online)
    }

    /// Household-days offline on which the household was reached, over all of them.
    public var phoneReachedShare: Double {
        Double(ledger.phone.reached) / Double(ledger.phone.offlineHouseholdDays)
    }

    /// Time on the telephone over the time for which there were callers.
    public var callerUtilisation: Double { Double(ledger.phone.callSeconds) / Double(ledger.phone.callerSeconds) }

    /// The most days on which every store refused one cell.
    public var mostDaysRefused: Int { ledger.rounds.refusedDaysOfCell.max() ?? 0 }

    /// Cells that every store refused on some day.
    public var cellsRefused: Int { ledger.rounds.refusedDaysOfCell.count { $0 > 0 } }

    /// Others in the same store or queue in the same slot, for each visitor who was let in.
    public var contactsPerVisit: Double {
        2 * Double(ledger.shopping.contacts) / Double(ledger.shopping.visits)
    }

    /// Minutes that people queued for each visitor who was let in.
    public var queueMinutesPerVisit: Double {
        Double(ledger.shopping.queueMinutes) / Double(ledger.shopping.visits)
    }
}
