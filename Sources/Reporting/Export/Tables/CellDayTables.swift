import Experiments
import SupplyModel

/// A cell at the end of a day of the first replication.
struct CellDayRow {
    let city: City
    let record: CellRecord
    let cell: Int
    let day: Int

    func value(_ measure: CellMeasure) -> Double { record.value(of: measure, inCell: cell, onDay: day) ?? .nan }

    /// The store from which a bus came last on the day; nil where none came.
    var store: String? {
        let store = record.stores[day * record.cellCount + cell]
        return store == CellRecord.noStore ? nil : city.stores[Int(store)].id
    }
}

/// A commodity in a cell at the end of a day of the first replication.
struct CellGoodsDayRow {
    let row: CellDayRow
    let commodity: Int
}

/// The tables by cell and day: what the map of the report shows.
enum CellDayTables {
    static var cells: ExportTable<CellDayRow> {
        ExportTable(
            name: "cell_days",
            meaning: """
                One row a cell and day, as it was at the end of the day, in the first replication; what the map of the report \
                shows, and as coarse: each value is the nearest of at most 255 steps.
                """,
            columns: [
                .date("date", "the day") { $0.day },
                .text("cell", "the cell") { $0.city.geography.cells[$0.cell].id },
                .whole(
                    "days_since_delivery", unit: "d",
                    "days since something last came to a door of it, 0 where it came on the day; before the first delivery, "
                        + "since the start; 254 for more"
                ) { Int($0.value(.daysSinceDelivery)) },
                .number(
                    "fill_rate_7_days",
                    optional:
                        "delivered over asked, both of the last seven days, at most 1; in steps of 0.02; none where "
                        + "nothing was asked"
                ) { $0.value(.fillRate) },
                .number(
                    "open_orders_per_100_households",
                    "orders neither delivered nor cancelled; in steps of 2, above 32 right to a sixteenth"
                ) { $0.value(.openOrders) },
                .number(
                    "parcels_at_gate_per_100_households",
                    "parcels at the gate that no member has taken up; in the same steps"
                ) { $0.value(.parcelsAtGate) },
                .text("bus_from", optional: "the store from which a bus came last on the day; none where none came") {
                    $0.store
                },
            ])
    }

    static var goods: ExportTable<CellGoodsDayRow> {
        ExportTable(
            name: "cell_goods_days",
            meaning: "One row a cell, day and commodity, at the end of the day, in the first replication.",
            columns: [
                .date("date", "the day") { $0.row.day },
                .text("cell", "the cell") { $0.row.city.geography.cells[$0.row.cell].id },
                .text("commodity", "the commodity") { $0.row.city.plan.commodities[$0.commodity].id },
                .number(
                    "cover_days", unit: "d",
                    optional:
                        "what its pantries hold over what its households need in a day; in steps of 0.25, above 4 right "
                        + "to a sixteenth; none where nobody needs it"
                ) { $0.row.value(.cover(commodity: $0.commodity)) },
            ])
    }

    /// The rows of all cells on all days that were recorded, day by day.
    static func rows(of run: RunResults) -> some Sequence<CellDayRow> {
        let record = run.replications[0].cellRecord
        return (0..<(record?.days ?? 0)).lazy.flatMap { day in
            run.city.geography.cells.indices.lazy.compactMap { cell in
                record.map { CellDayRow(city: run.city, record: $0, cell: cell, day: day) }
            }
        }
    }
}
