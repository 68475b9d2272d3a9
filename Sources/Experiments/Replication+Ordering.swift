import SupplyModel

/// Who could order and who could not: the telephone, refusals, roll-overs, shopping in person.
extension Replication {
    /// The unmet share of those who are offline by nature, and of all others; NaN where nobody is.
    public var unmetShareByAccess: (offline: Double, online: Double) {
        guard let offline = householdClasses.first(where: { $0.id == "offline" }) else { return (.nan, .nan) }
        return (figures(of: offline).unmetShare, figures(ofAllBut: offline).unmetShare)
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
