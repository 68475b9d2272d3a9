import Experiments
import SupplyModel

extension RunResults {
    /// The text of `nodes.csv`: one row a warehouse or store, over the whole run, the mean over the replications; nil when
    /// the scenario asks no more of stock than floors and targets.
    public var nodeTable: String? {
        guard city.plan.hasStockProcesses else { return nil }
        let plan = city.plan.replenishment
        var table = CSVText(
            header: [
                "id", "level", "chain", "orders", "trucks", "sent_kg", "expedited_kg", "spoiled_kg", "held_kg_days",
                "order_yuan", "holding_yuan", "transport_yuan", "expediting_yuan", "waste_yuan", "total_yuan",
            ])
        for node in 0..<plan.chains.count + city.stores.count {
            let isWarehouse = node < plan.chains.count
            let chain = isWarehouse ? node : city.stores[node - plan.chains.count].chain
            func mean(_ figure: (StockNodeTally) -> Double) -> Double {
                self.mean { figure($0.ledger.stockTally.nodes[node]) }
            }
            func cost(_ part: KeyPath<StockCosts, Double>) -> Double {
                self.mean { $0.stockCosts(ofNode: node)[keyPath: part] }
            }
            let figures = [
                mean { Double($0.orders) }, mean { Double($0.trucks) }, mean { $0.sentTo.kilograms },
                mean { $0.expedited.kilograms }, mean { $0.spoiled.kilograms }, mean { Double($0.heldGramDays) / 1000 },
                cost(\.order), cost(\.holding), cost(\.transport), cost(\.expediting), cost(\.waste), cost(\.total),
            ]
            table.append(
                [
                    isWarehouse ? plan.chains[chain].id : city.stores[node - plan.chains.count].id,
                    isWarehouse ? "warehouse" : "store", plan.chains[chain].id,
                ] + figures.map { CSVText.field($0) })
        }
        return table.text
    }
}
