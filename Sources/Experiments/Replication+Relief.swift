import Statistics
public import SupplyModel

/// What reached people beside what they ordered.
extension Replication {
    /// A relief programme over the run, by its position.
    public func relief(_ programme: Int) -> ReliefTally.Programme { ledger.relief.programmes[programme] }

    /// Packs that a relief programme or drive handed over, on the days of the window.
    public func reliefPacks(_ programme: Int) -> Int {
        window.reduce(0) { $0 + ledger.relief.programmes[programme].days[$1].handedOver }
    }

    /// Packs that all programmes and drives handed over, on the days of the window.
    public var reliefPacks: Int { ledger.relief.programmes.indices.reduce(0) { $0 + reliefPacks($1) } }

    /// Packs of a relief programme that were sent and not handed over by the end.
    public func reliefOnTheWay(_ programme: Int) -> Int {
        relief(programme).sum(\.given) - relief(programme).sum(\.handedOver)
    }

    /// What households paid for a relief programme's packs, in yuan.
    public func reliefPaid(_ programme: Int) -> Double {
        Double(relief(programme).sum(\.handedOver)) * (city.plan.relief?.programmes[programme].price ?? 0)
    }

    /// Hours from the sharing out of a pack to its door, on average.
    public func meanReliefHours(_ programme: Int) -> Double { relief(programme).toDoor.mean / 3600 }

    /// The hours from sharing out to door that a share of a programme's packs does not exceed.
    public func reliefHours(_ programme: Int, quantile share: Double) -> Double {
        relief(programme).toDoor.quantile(share) / 3600
    }

    /// Refills that came late or not at all, over all that were due.
    public var lateRefillShare: Double {
        let tally = ledger.medicine
        return Double(tally.lateRefills + tally.missing) / Double(tally.refills + tally.missing)
    }

    /// Person-days without medicine.
    public var medicinePersonDaysLate: Double { Double(ledger.medicine.lateSeconds) / Double(secondsPerDay) }

    /// The longest that anybody was without medicine, in days.
    public var longestMedicineDelayDays: Double {
        Double(ledger.medicine.longestLateSeconds) / Double(secondsPerDay)
    }

    /// Prescriptions that a proxy brought from a trip, on average.
    public var prescriptionsPerTrip: Double {
        Double(ledger.medicine.prescriptions) / Double(ledger.medicine.tripSeconds.count)
    }

    /// The people of all institutional sites.
    public var institutionPeople: Int { ledger.institutions.people.reduce(0, +) }

    /// Person-days of institutional sites without a commodity.
    public func institutionUnmetPersonDays(of commodity: Int) -> Double {
        Double(ledger.institutions.unmet(of: commodity).count)
            / Double(city.plan.commodities[commodity].needPerPersonDay.count)
    }

    /// Person-days of institutional sites without, over all commodities.
    public var institutionUnmetPersonDays: Double {
        city.plan.commodities.indices.reduce(0) { $0 + institutionUnmetPersonDays(of: $1) }
    }
}
