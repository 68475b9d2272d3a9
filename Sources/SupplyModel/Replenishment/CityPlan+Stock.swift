extension CityPlan {
    /// Whether the plan or one of its phases asks more of stock than floors and targets, so that outputs tell more of it.
    public var hasStockProcesses: Bool {
        ([self] + phases.map(\.plan)).contains { plan in
            plan.reserve != nil || plan.replenishment.isExtended
                || plan.commodities.contains { $0.storage.isCold || $0.pantryLifeDays != nil }
        }
    }

    /// Whether the plan or one of its phases has a reserve.
    public var hasReserve: Bool { reserve != nil || phases.contains { $0.plan.reserve != nil } }
}

extension ReplenishmentPlan {
    /// Whether anything but floors, targets and constant sources is asked for.
    fileprivate var isExtended: Bool {
        !rules.isEmpty || demandBasis != .planned || sharing != .preference || issueOrder != .fefo || parcelsKeepAge
            || !storeLane.isPlain || !warehouseStorage.isEmpty || !storeStorage.isEmpty || warehousePrices != nil
            || sources.contains { source in
                !source.lane.isPlain || !source.chains.isEmpty || source.ramp != nil || source.yield != nil
                    || !source.capacityByDay.isEmpty
            }
    }
}

extension LanePlan {
    /// Whether it carries all there is, uncounted and at one speed.
    fileprivate var isPlain: Bool { capacityPerDay == nil && truckLoad == nil && expediting == nil }
}
