import Experiments
import SupplyModel

/// A cell over the whole run.
struct CellRow {
    let run: RunResults
    let index: Int
    let means: AreaMeans

    init(run: RunResults, index: Int) {
        (self.run, self.index) = (run, index)
        means = AreaMeans(run: run, cells: index..<index + 1)
    }

    var cell: Cell { run.city.geography.cells[index] }

    func mean(_ figure: (CellTally) -> Int) -> Double {
        run.mean { Double(figure($0.ledger.cells[index])) }
    }
}

/// A commodity in a cell over the whole run.
struct CellGoodsRow {
    let row: CellRow
    let commodity: Int

    func kilograms(_ figure: KeyPath<CellGoods, Grams>) -> Double {
        row.means.mean { $0.goods(figure, of: commodity).kilograms }
    }
}

/// The tables by cell.
enum CellTables {
    static var cells: ExportTable<CellRow> {
        ExportTable(
            name: "cells", meaning: "One row a cell, over the whole run, the mean over the replications.",
            columns: [
                .text("cell", "its name") { $0.cell.id },
                .text("district", "its district") { $0.run.city.geography.districts[$0.cell.district.index].id },
                .text("street", "its street") { row in
                    let geography = row.run.city.geography
                    return geography.streets[geography.communities[row.cell.community.index].street.index].id
                },
                .text("community", "its community") {
                    $0.run.city.geography.communities[$0.cell.community.index].id
                },
                .text("store", "the store whose floor counts its people") {
                    $0.run.city.stores[$0.run.city.storeOfCell[$0.index].index].id
                },
                .text("housing", "how its people live") { $0.cell.housing.rawValue },
                .number("longitude", unit: "degrees east", "its gate", decimals: 6) { $0.cell.place.longitude },
                .number("latitude", unit: "degrees north", "its gate", decimals: 6) { $0.cell.place.latitude },
                .whole("households", "households") { $0.cell.households.count },
                .whole("residents", "people") { $0.cell.residents },
                .number("orders", "orders placed") { $0.mean(\.ordersPlaced) },
                .number("deliveries", "handovers at its doors") { $0.mean(\.deliveries) },
                .number("asked_kg", unit: "kg", "asked, all commodities together") { row in
                    row.mean { Int($0.asked.count) } / 1000
                },
                .number("delivered_kg", unit: "kg", "delivered in a good state") { row in
                    row.mean { Int($0.delivered.count) } / 1000
                },
                .number("delivered_share", optional: "delivered over needed; above 1 where pantries were filled") {
                    row in
                    let city = row.run.city
                    let need = city.needPerDay(inCell: row.index) * city.plan.days
                    return row.mean { Int($0.delivered.count) } / Double(need.count)
                },
                .number("mean_order_to_door_hours", unit: "h", optional: "from order to door, over its deliveries") {
                    $0.mean(\.orderToDoorSeconds) / 3600 / $0.mean(\.deliveries)
                },
                .number(
                    "unmet_share", optional: "person-days without over those of all who need each commodity",
                    decimals: 6
                ) { $0.means.mean(\.unmetShare) },
                .number("households_never_served", "households to which nothing came") {
                    $0.mean(\.householdsNeverServed)
                },
                .number("longest_gap_days", unit: "d", "the most days for which nothing came to any of its doors") {
                    $0.mean(\.longestGapDays)
                },
            ])
    }

    static var goods: ExportTable<CellGoodsRow> {
        ExportTable(
            name: "cell_goods",
            meaning: "One row a cell and commodity, over the whole run, the mean over replications.",
            columns: [
                .text("cell", "the cell") { $0.row.cell.id },
                .text("commodity", "the commodity") { $0.row.run.city.plan.commodities[$0.commodity].id },
                .number("asked_kg", unit: "kg", "asked by its households") { $0.kilograms(\.asked) },
                .number("delivered_kg", unit: "kg", "delivered in a good state") { $0.kilograms(\.delivered) },
                .number("unmet_person_days", unit: "person d", "person-days without it") { row in
                    row.kilograms(\.unmet) * 1000
                        / Double(row.row.run.city.plan.commodities[row.commodity].needPerPersonDay.count)
                },
            ])
    }
}
