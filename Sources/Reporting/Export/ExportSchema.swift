/// All tables that an export holds, in the order in which they are described.
public enum ExportSchema {
    static let tables: [ExportTableInfo] = [
        CityTables.run.info, DayTables.daily.info, DayTables.goods.info, CellTables.cells.info, CellTables.goods.info,
        CellDayTables.cells.info, CellDayTables.goods.info, CityTables.stores.info, CityTables.warehouses.info,
        CityTables.shocks.info, JournalTables.orders.info, JournalTables.trips.info, JournalTables.events.info,
        CityTables.commodities.info, CityTables.packages.info,
    ]

    /// The position of each table by its name.
    static let position = Dictionary(uniqueKeysWithValues: tables.enumerated().map { ($1.name, $0) })

    /// The text of `Docs/reference/tables.md`: every table and column.
    public static var page: String {
        var text = """
            # Tables of an export
            `quartermaster reference --tables` writes this page from the declarations that every format is written from: \
            `make docs`. [outputs.md](outputs.md#exports) says which files there are. A `number` may have a fraction, a \
            `date` is `2020-02-16`, a `datetime` `2020-02-16T08:00:00` in local time, a `boolean` `true` or `false` (1 or 0 \
            in SQLite). A field of an *optional* column may be empty: nothing in CSV, `null` in JSON, NULL in SQLite. Places \
            have the same names in all tables, so that tables can be joined.

            """
        for table in tables {
            text += "\n## \(table.name)\n\(table.meaning)\n\n| column | type | unit | what it is |\n|---|---|---|---|\n"
            for column in table.columns {
                let type = column.type.rawValue + (column.isOptional ? ", optional" : "")
                text += "| `\(column.name)` | \(type) | \(column.unit) | \(column.meaning) |\n"
            }
        }
        return text
    }
}
