import Experiments
import SupplyModel

extension RunResults {
    /// The text of `cells.csv`: one row a cell, over the whole run, the mean over the replications.
    public var cellTable: String {
        let commodities = city.plan.commodities
        let geography = city.geography
        var table = CSVText(
            header: [
                "id", "district", "community", "longitude", "latitude", "households", "residents", "orders",
                "deliveries", "asked_kg", "delivered_kg", "delivered_share", "mean_order_to_door_hours",
            ] + commodities.map { "\($0.id)_unmet_person_days" }
                + ["street", "housing", "unmet_share", "households_never_served", "longest_gap_days"]
                + commodities.flatMap { ["\($0.id)_asked_kg", "\($0.id)_delivered_kg"] })
        for (index, cell) in geography.cells.enumerated() {
            func mean(_ figure: (CellTally) -> Int) -> Double {
                self.mean { Double(figure($0.ledger.cells[index])) }
            }
            let deliveries = mean(\.deliveries)
            let delivered = mean { Int($0.delivered.count) }
            let unmet = commodities.indices.map { commodity in
                self.mean { Double($0.ledger.unmet(in: index, of: commodity).count) }
                    / Double(commodities[commodity].needPerPersonDay.count)
            }
            let figures = [
                Double(cell.households.count), Double(cell.residents), mean(\.ordersPlaced), deliveries,
                mean { Int($0.asked.count) } / 1000, delivered / 1000,
                delivered / Double((city.needPerDay(inCell: index) * city.plan.days).count),
                mean(\.orderToDoorSeconds) / 3600 / deliveries,
            ]
            let area = AreaMeans(run: self, cells: index..<index + 1)
            let goods = commodities.indices.flatMap { commodity in
                [
                    area.mean { $0.goods(\.asked, of: commodity).kilograms },
                    area.mean { $0.goods(\.delivered, of: commodity).kilograms },
                ]
            }
            let community = geography.communities[cell.community.index]
            table.append(
                [
                    cell.id, geography.districts[cell.district.index].id,
                    community.id, CSVText.field(cell.place.longitude, decimals: 6),
                    CSVText.field(cell.place.latitude, decimals: 6),
                ] + (figures + unmet).map { CSVText.field($0) } + [
                    geography.streets[community.street.index].id, cell.housing.rawValue,
                    CSVText.field(area.mean(\.unmetShare), decimals: 6),
                ]
                    + ([mean(\.householdsNeverServed), mean(\.longestGapDays)] + goods).map { CSVText.field($0) })
        }
        return table.text
    }
}
