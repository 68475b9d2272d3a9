import Statistics
public import SupplyModel

/// What people asked for, what they got, and how late.
extension Replication {
    /// Orders placed.
    public var ordersPlaced: Int { sum(\.ordersPlaced) }

    /// Orders closed of which something was delivered.
    public var ordersDelivered: Int { sum(\.ordersDelivered) }

    /// Orders closed without anything delivered.
    public var ordersCancelled: Int { sum(\.ordersCancelled) }

    /// Orders on their way at the end.
    public var ordersOpen: Int { ordersPlaced - ordersDelivered - ordersCancelled }

    /// Orders placed by a household in a day, on average.
    public var ordersPerHouseholdDay: Double {
        Double(ordersPlaced) / Double(city.geography.personsInHousehold.count * city.plan.days)
    }

    /// Grams delivered in a good state over grams asked, all commodities together.
    public var fillRate: Double {
        let commodities = city.plan.commodities.indices
        let asked = commodities.reduce(Grams.zero) { $0 + ledger.sum(of: $1, \.asked) }
        let delivered = commodities.reduce(Grams.zero) { $0 + ledger.sum(of: $1, \.delivered) }
        return Double(delivered.count) / Double(asked.count)
    }

    /// Grams of a commodity delivered in a good state over grams asked.
    public func fillRate(of commodity: Int) -> Double {
        Double(ledger.sum(of: commodity, \.delivered).count) / Double(ledger.sum(of: commodity, \.asked).count)
    }

    /// Hours from order to door, over deliveries.
    public var meanOrderToDoorHours: Double { ledger.orderToDoor.mean / 3600 }

    /// The hours from order to door that a share of the deliveries does not exceed, within 1/128 of the value.
    public func orderToDoorHours(quantile share: Double) -> Double {
        ledger.orderToDoor.quantile(share) / 3600
    }

    /// Hours that a delivery spent in a stage, on average; over all stages they sum to the mean order-to-door time.
    public func meanHours(in stage: Stage) -> Double {
        let stages = Stage.allCases.count
        let seconds = stride(from: stage.rawValue, to: ledger.stageSeconds.count, by: stages).reduce(0) {
            $0 + ledger.stageSeconds[$1]
        }
        return Double(seconds) / Double(sum(\.deliveries)) / 3600
    }

    /// Person-days without a commodity: grams that people needed and did not have, over what one needs in a day.
    public func unmetPersonDays(of commodity: Int) -> Double {
        let need = city.plan.commodities[commodity].needPerPersonDay
        return Double(ledger.sum(of: commodity, \.unmet).count) / Double(need.count)
    }

    /// Person-days without a commodity over all person-days of the run.
    public func unmetShare(of commodity: Int) -> Double {
        unmetPersonDays(of: commodity) / Double(city.eaters(of: commodity) * city.plan.days)
    }

    /// Person-days without, over all commodities: who lacks two of them for a day counts twice.
    public var unmetPersonDays: Double {
        city.plan.commodities.indices.reduce(0) { $0 + unmetPersonDays(of: $1) }
    }

    /// What came to a cell's doors in a good state, over what its people needed, by weight over all commodities.
    public var deliveredShareByCell: [Double] {
        ledger.cells.indices.map { cell in
            let need = city.plan.commodities.enumerated().reduce(Grams.zero) { sum, item in
                sum + item.element.needPerPersonDay * city.eaters(of: item.offset, inCell: cell)
            }
            return Double(ledger.cells[cell].delivered.count) / Double((need * city.plan.days).count)
        }
    }

    /// The Gini coefficient over cells, each counted once, of `deliveredShareByCell`.
    public var giniOfDeliveredShare: Double { Inequality.gini(deliveredShareByCell) }

    /// The delivered share that a share of the cells does not exceed; 0 gives the least.
    public func deliveredShare(quantile share: Double) -> Double {
        let shares = deliveredShareByCell.sorted()
        return shares[max(0, Int((share * Double(shares.count)).rounded(.up)) - 1)]
    }

    /// The share of their need, averaged over the commodities that they eat, that the people of some cells went without.
    public func unmetShare(in cells: Range<Int>) -> Double {
        let shares = city.plan.commodities.indices.compactMap { commodity -> Double? in
            let people = cells.reduce(0) { $0 + city.eaters(of: commodity, inCell: $1) }
            guard people > 0 else { return nil }
            let unmet = cells.reduce(Grams.zero) { $0 + ledger.unmet(in: $1, of: commodity) }
            let need = city.plan.commodities[commodity].needPerPersonDay * people * city.plan.days
            return Double(unmet.count) / Double(need.count)
        }
        return shares.reduce(0, +) / Double(shares.count)
    }
}
