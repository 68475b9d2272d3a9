import Experiments
import SupplyModel

extension RunResults {
    /// The text of `areas.csv`: one row a district, a street and a community, over the whole run, the mean over the
    /// replications.
    public var areaTable: String {
        let geography = city.geography
        var table = CSVText(
            header: [
                "level", "id", "district", "cells", "households", "residents", "orders", "deliveries", "asked_kg",
                "delivered_kg", "fill_rate", "delivered_share", "mean_order_to_door_hours", "unmet_person_days",
                "unmet_share", "households_never_served", "longest_cell_gap_days",
            ] + city.plan.commodities.flatMap { ["\($0.id)_fill_rate", "\($0.id)_unmet_person_days"] })
        func append(_ level: String, _ id: String, _ district: EntityID<District>, _ cells: Range<Int>) {
            table.append(
                [level, id, geography.districts[district.index].id, CSVText.field(Double(cells.count))]
                    + areaFields(AreaMeans(run: self, cells: cells)))
        }
        for (index, district) in geography.districts.enumerated() {
            append("district", district.id, EntityID(index), district.cells)
        }
        for street in geography.streets { append("street", street.id, street.district, geography.cells(of: street)) }
        for community in geography.communities {
            append("community", community.id, community.district, community.cells)
        }
        return table.text
    }

    private func areaFields(_ area: AreaMeans) -> [String] {
        let figures = [
            area.mean { Double($0.households) }, area.mean { Double($0.residents) },
            area.mean { Double($0.ordersPlaced) }, area.mean { Double($0.deliveries) },
            area.mean(\.asked.kilograms), area.mean(\.delivered.kilograms),
        ]
        let rest = [
            area.mean(\.meanOrderToDoorHours), area.mean(\.unmetPersonDays),
        ]
        let last = [area.mean { Double($0.householdsNeverServed) }, area.mean { Double($0.longestCellGapDays) }]
        let goods = city.plan.commodities.indices.flatMap { commodity in
            [
                CSVText.field(area.mean { $0.fillRate(of: commodity) }, decimals: 6),
                CSVText.field(area.mean { $0.unmetPersonDays(of: commodity) }),
            ]
        }
        func shares(_ values: Double...) -> [String] { values.map { CSVText.field($0, decimals: 6) } }
        return figures.map { CSVText.field($0) } + shares(area.mean(\.fillRate), area.mean(\.deliveredShare))
            + rest.map { CSVText.field($0) } + shares(area.mean(\.unmetShare)) + last.map { CSVText.field($0) } + goods
    }
}
