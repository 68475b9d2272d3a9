import EventKernel
import SupplyModel

/// Who went without, for how long, and what that meant.
extension Replication {
    /// Person-days without a commodity: grams that people needed and did not have, over what one needs in a day.
    public func unmetPersonDays(of commodity: Int) -> Double {
        let need = city.plan.commodities[commodity].needPerPersonDay
        return Double(sum(of: commodity, \.unmet).count) / Double(need.count)
    }

    /// Person-days without a commodity over all person-days.
    public func unmetShare(of commodity: Int) -> Double {
        unmetPersonDays(of: commodity) / Double(city.eaters(of: commodity) * window.count)
    }

    /// Person-days without, over all commodities: who lacks two of them for a day counts twice.
    public var unmetPersonDays: Double {
        city.plan.commodities.indices.reduce(0) { $0 + unmetPersonDays(of: $1) }
    }

    /// Person-days without over all person-days of those who need each commodity.
    public var unmetShare: Double {
        let eaters = city.plan.commodities.indices.reduce(0) { $0 + city.eaters(of: $1) }
        return unmetPersonDays / Double(eaters * window.count)
    }

    /// That of a district's people.
    public func unmetShare(ofDistrict district: Int) -> Double {
        let personDays = city.plan.commodities.indices.reduce(0.0) { sum, commodity in
            let unmet = window.reduce(Grams.zero) {
                $0 + ledger.unmet(inDistrict: district, onDay: $1, of: commodity)
            }
            return sum + Double(unmet.count) / Double(city.plan.commodities[commodity].needPerPersonDay.count)
        }
        return personDays / Double(city.eaters(in: city.geography.districts[district].cells) * window.count)
    }

    /// The longest time, in days, for which nothing came to any door of each cell.
    var longestCellGaps: [Int] { ledger.cells.map(\.longestGapDays) }

    /// The longest time, in days, for which nothing came to any door of some cell.
    public var longestCellGapDays: Int { longestCellGaps.max() ?? 0 }

    /// Cells to which nothing came for as many days as the scenario says, or more.
    public var cellsUnserved: Int {
        longestCellGaps.filter { $0 >= city.plan.measures.unservedDays }.count
    }

    /// The food energy, in kilocalories, of what a person ate in a day: what people needed less what they went without.
    public var energyPerPersonDay: Double {
        let people = Double(city.people)
        return energy(eaters: { Double(city.eaters(of: $0)) / people }) {
            Double(sum(of: $0, \.unmet).count) / (people * Double(window.count))
        }
    }

    /// The food energy of what a person needs in a day, as planned.
    public var energyNeeded: Double {
        energy(eaters: { Double(city.eaters(of: $0)) / Double(city.people) }) { _ in 0 }
    }

    /// The food energy that a person lacked in a day against the standard: the mean over people of their cell's shortfall,
    /// so that a cell that is well fed does not make up for another.
    public var energyShortfall: Double {
        let days = Double(city.plan.days)
        let standard = city.plan.measures.energyStandard
        let lacked = city.geography.cells.indices.reduce(0.0) { sum, cell in
            let residents = Double(city.geography.cells[cell].residents)
            let eaten = energy(eaters: { Double(city.eaters(of: $0, inCell: cell)) / residents }) {
                Double(ledger.unmet(in: cell, of: $0).count) / (residents * days)
            }
            return sum + residents * max(0, standard - eaten)
        }
        return hasEnergy ? lacked / Double(city.people) : .nan
    }

    /// Whether the scenario gives any commodity's food energy.
    public var hasEnergy: Bool { city.plan.commodities.contains { $0.kilocaloriesPerKilogram != nil } }

    /// The energy of what a person needs in a day, less some grams of each commodity that were missed.
    ///
    /// - Parameter eaters: the share of people who eat a commodity.
    private func energy(eaters: (Int) -> Double, without missed: (Int) -> Double) -> Double {
        guard hasEnergy else { return .nan }
        return city.plan.commodities.enumerated().reduce(0) { sum, item in
            let grams = Double(item.element.needPerPersonDay.count) * eaters(item.offset) - missed(item.offset)
            return sum + grams / 1000 * (item.element.kilocaloriesPerKilogram ?? 0)
        }
    }

    /// Whether being without a commodity is priced.
    public func hasDeprivation(of commodity: Int) -> Bool {
        commodity < city.plan.measures.deprivation.count && city.plan.measures.deprivation[commodity] != nil
    }

    /// Person-days of the spells without a commodity.
    public func deprivationPersonDays(of commodity: Int) -> Double {
        hasDeprivation(of: commodity)
            ? Double(ledger.deprivation[commodity].personSeconds) / Double(secondsPerDay) : .nan
    }

    /// Mean hours of a household's spell without a commodity, by persons; 0 without a spell.
    public func meanSpellHours(of commodity: Int) -> Double {
        guard hasDeprivation(of: commodity) else { return .nan }
        let tally = ledger.deprivation[commodity]
        return tally.personSpells > 0 ? Double(tally.personSeconds) / Double(tally.personSpells) / 3600 : 0
    }

    /// What the spells without a commodity cost all people.
    public func deprivationCost(of commodity: Int) -> Double {
        hasDeprivation(of: commodity) ? ledger.deprivation[commodity].cost : .nan
    }

    /// What the spells without all commodities that are priced cost; NaN where none is.
    public var deprivationCost: Double {
        let priced = city.plan.commodities.indices.filter(hasDeprivation)
        return priced.isEmpty ? .nan : priced.reduce(0) { $0 + deprivationCost(of: $1) }
    }
}
