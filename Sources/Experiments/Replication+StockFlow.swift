public import SupplyModel

/// How goods moved through warehouses, stores and the reserve, what spoiled where, and what it cost.
extension Replication {
    /// What spoiled of a commodity in a kind of place.
    public func spoiled(_ commodity: Int, at place: SpoilagePlace) -> Grams {
        ledger.stockTally.spoiled(commodity, at: place)
    }

    /// The first day, from 0, at whose end the city's stock of a commodity was below its floor; nil when none was.
    public func firstDayBelowFloor(of commodity: Int) -> Int? {
        let floor = city.plan.commodities[commodity].floorDays
        return ledger.days.indices.first { coverDays(of: commodity, onDay: $0) < floor }
    }

    /// The first day, from 0, on which a tenth of what the city needs of a commodity was missing; nil when none was.
    public func firstDayOfWant(of commodity: Int) -> Int? {
        let need = Double(city.needPerDay(commodity).count)
        guard need > 0 else { return nil }
        let count = city.plan.commodities.count
        return ledger.days.indices.first { Double(ledger.goods[$0 * count + commodity].unmet.count) >= 0.1 * need }
    }

    /// What became of a commodity of the reserve.
    public func reserve(of commodity: Int) -> ReserveTally { ledger.stockTally.reserve[commodity] }

    /// A figure of all warehouses, or of all stores.
    public func sum(over level: StockRule.Level, _ figure: (StockNodeTally) -> Double) -> Double {
        nodes(at: level).reduce(0) { $0 + figure(ledger.stockTally.nodes[$1]) }
    }

    /// What a node's stock has cost; nothing where the scenario has no prices.
    public func stockCosts(ofNode node: Int) -> StockCosts {
        let plan = city.plan.replenishment
        let prices = node < plan.chains.count ? plan.warehousePrices : plan.storePrices
        return StockCosts(of: ledger.stockTally.nodes[node], at: prices ?? StockPrices())
    }

    /// What the stock of all warehouses, or of all stores, has cost, by one of its parts.
    public func stockCost(_ part: KeyPath<StockCosts, Double>, at level: StockRule.Level) -> Double {
        nodes(at: level).reduce(0) { $0 + stockCosts(ofNode: $1)[keyPath: part] }
    }

    private func nodes(at level: StockRule.Level) -> Range<Int> {
        let chains = city.plan.replenishment.chains.count
        return level == .warehouses ? 0..<chains : chains..<ledger.stockTally.nodes.count
    }
}
