import SupplyModel

/// What households paid, and what the work cost, in yuan.
extension Replication {
    /// All that households paid, vouchers included.
    public var turnoverYuan: Double { Double(ledger.spending.fen) / 100 }

    /// What they paid by head over the run.
    public var turnoverYuanPerHead: Double { turnoverYuan / Double(city.people) }

    /// The cost of the kilometres and of the hours of buses.
    public var busCostYuan: Double {
        let rates = city.plan.costs ?? CostPlan()
        return rates.busYuanPerKilometre * kilometresDriven + rates.busYuanPerHour * Double(sum(\.busSeconds)) / 3600
    }

    /// The cost of the hours for which crews were there.
    public var crewCostYuan: Double { (city.plan.costs?.crewYuanPerHour ?? 0) * crewHours }

    /// The cost of the hours of picking.
    public var pickingCostYuan: Double { (city.plan.costs?.pickingYuanPerHour ?? 0) * pickingHours }

    /// The cost of the hours for which there were callers.
    public var phoneCostYuan: Double {
        (city.plan.costs?.phoneYuanPerHour ?? 0) * Double(ledger.phone.callerSeconds) / 3600
    }

    /// The cost of what spoiled.
    public var wasteCostYuan: Double {
        let spoiled = city.plan.commodities.indices.reduce(Grams.zero) { $0 + ledger.spoiled($1) }
        return (city.plan.costs?.wasteYuanPerKilogram ?? 0) * spoiled.kilograms
    }

    /// The sum of all costs.
    public var costYuan: Double { busCostYuan + crewCostYuan + pickingCostYuan + phoneCostYuan + wasteCostYuan }
}
