import SupplyModel

/// What households paid, and what the work cost, in yuan.
extension Replication {
    /// All that households paid, vouchers included.
    public var turnoverYuan: Double { Double(ledger.spending.fen) / 100 }

    /// What they paid by head over the run.
    public var turnoverYuanPerHead: Double { turnoverYuan / Double(city.people) }

    /// The cost of the kilometres and of the hours of buses.
    public var busCostYuan: Double {
        cost { part, rates in
            rates.busYuanPerKilometre * part.kilometresDriven
                + rates.busYuanPerHour * Double(part.sum(\.busSeconds)) / 3600
        }
    }

    /// The cost of the hours for which crews were there.
    public var crewCostYuan: Double { cost { $1.crewYuanPerHour * $0.crewHours } }

    /// The cost of the hours of picking.
    public var pickingCostYuan: Double { cost { $1.pickingYuanPerHour * $0.pickingHours } }

    /// The cost of the hours for which there were callers.
    public var phoneCostYuan: Double { cost { $1.phoneYuanPerHour * Double($0.sum(\.callerSeconds)) / 3600 } }

    /// The cost of what spoiled.
    public var wasteCostYuan: Double {
        cost { part, rates in
            let spoiled =
                part.sum(\.spoiledInStock) + part.sum(\.spoiledInParcels) + part.sum(\.spoiledElsewhere)
            return rates.wasteYuanPerKilogram * spoiled.kilograms
        }
    }

    /// Kilograms of orders that stores put off to a later round, times the days for which they waited.
    public var backorderedKilogramDays: Double {
        Double(sum(\.backorderedGramSeconds)) / (1_000 * Double(secondsPerDay))
    }

    /// Kilograms of orders that stores cancelled because they did not have them.
    public var lostSaleKilograms: Double { ledger.days[window].reduce(Grams.zero) { $0 + $1.lostSales }.kilograms }

    /// The cost of what stores put off.
    public var backorderCostYuan: Double { cost { $1.backorderYuanPerKilogramDay * $0.backorderedKilogramDays } }

    /// The cost of what stores cancelled.
    public var lostSaleCostYuan: Double { cost { $1.lostSaleYuanPerKilogram * $0.lostSaleKilograms } }

    /// The sum of all costs.
    public var costYuan: Double {
        busCostYuan + crewCostYuan + pickingCostYuan + phoneCostYuan + wasteCostYuan + backorderCostYuan
            + lostSaleCostYuan
    }

    /// A cost, each run of days at the rates that held on them.
    private func cost(_ cost: (Replication, CostPlan) -> Double) -> Double {
        var sum = 0.0
        var first = window.lowerBound
        for day in window {
            let rates = plan(onDay: day).costs
            if day + 1 < window.upperBound, plan(onDay: day + 1).costs == rates { continue }
            sum += cost(during(first..<day + 1), rates ?? CostPlan())
            first = day + 1
        }
        return sum
    }
}
