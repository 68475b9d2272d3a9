import Statistics
import SupplyModel

/// What the crews signed for and worked, how fit they were, and what happened at the gates.
extension Replication {
    /// Hours of whole shifts for all carriers on the lists.
    public var nominalCrewHours: Double { Double(ledger.crews.city.nominalSeconds) / 3600 }

    /// Hours of whole shifts for all carriers who were signed in.
    public var signedCrewHours: Double { Double(ledger.crews.city.signedSeconds) / 3600 }

    /// Hours for which carriers were there.
    public var effectiveCrewHours: Double { Double(ledger.crews.city.effectiveSeconds) / 3600 }

    /// The Gini coefficient over communities, each counted once, of effective crew hours per resident.
    public var giniOfCrewHours: Double {
        Inequality.gini(
            zip(ledger.crews.communities, city.geography.communities).map { tally, community in
                Double(tally.effectiveSeconds) / Double(community.residents)
            })
    }

    /// The mean productivity of members who came, 1 when rested.
    public var crewProductivity: Double { ledger.crews.productivity / Double(ledger.crews.memberDays) }

    /// The mean number of days that members who came had been on duty without a rest.
    public var daysOnDuty: Double { ledger.crews.daysOnDuty / Double(ledger.crews.memberDays) }

    /// The mean time for a parcel of members who came, over that of a novice.
    public var learningFactor: Double { ledger.crews.learningFactor / Double(ledger.crews.memberDays) }

    /// Person-minutes at pick-up points above one person per 4 m2.
    public var crowdedPersonMinutes: Double { ledger.gates.crowdedPersonSeconds / 60 }

    /// Person-minutes at pick-up points.
    public var gatePersonMinutes: Double { Double(ledger.gates.personSeconds) / 60 }

    /// Minutes in line of residents who were served.
    public var meanGateWaitMinutes: Double { ledger.gates.waits.mean / 60 }

    /// The minutes in line that a share of those residents does not exceed, within 1/128 of the value.
    public func gateWaitMinutes(quantile share: Double) -> Double { ledger.gates.waits.quantile(share) / 60 }

    /// Pairs of residents who were at a pick-up point together, and handovers from a member to a resident; a parcel left
    /// at a door is no contact.
    public var handoverContacts: Int { ledger.gates.meetings + ledger.gates.served }
}
