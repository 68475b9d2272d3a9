import SupplyModel

/// The cells as points with their measures (GeoJSON, RFC 7946), for QGIS and its like.
enum CellMap {
    /// Writes the file's text; the properties are the columns of the table `cells`, and those of `cell_goods` with the
    /// commodity before them.
    static func write(_ run: RunResults, to file: AsideFile, calendar: ExportCalendar) throws {
        let cells = CellTables.cells
        let goods = CellTables.goods.columns.filter { $0.info.type == .number }
        file.text.append(contentsOf: "{\"type\":\"FeatureCollection\",\"features\":[".utf8)
        for index in run.city.geography.cells.indices {
            let row = CellRow(run: run, index: index)
            let place = run.city.geography.cells[index].place
            file.text.append(contentsOf: (index > 0 ? ",\n" : "\n").utf8)
            file.text.append(contentsOf: "{\"type\":\"Feature\",\"id\":\(index),\"geometry\":{\"type\":\"Point\",".utf8)
            file.text.append(contentsOf: "\"coordinates\":[".utf8)
            file.text.appendJSON(.number(place.longitude, 6), calendar: calendar)
            file.text.append(UInt8(ascii: ","))
            file.text.appendJSON(.number(place.latitude, 6), calendar: calendar)
            file.text.append(contentsOf: "]},\"properties\":{".utf8)
            for (number, column) in cells.columns.enumerated() {
                append(column.info.name, column.value(row), isFirst: number == 0, to: file, calendar: calendar)
            }
            for (number, commodity) in run.city.plan.commodities.enumerated() {
                let goodsRow = CellGoodsRow(row: row, commodity: number)
                for column in goods {
                    append(
                        "\(commodity.id)_\(column.info.name)", column.value(goodsRow), to: file, calendar: calendar)
                }
            }
            file.text.append(contentsOf: "}}".utf8)
            try file.flushIfLarge()
        }
        file.text.append(contentsOf: "\n]}\n".utf8)
    }

    private static func append(
        _ name: String, _ value: ExportValue, isFirst: Bool = false, to file: AsideFile, calendar: ExportCalendar
    ) {
        if !isFirst { file.text.append(UInt8(ascii: ",")) }
        file.text.appendJSON(name)
        file.text.append(UInt8(ascii: ":"))
        file.text.appendJSON(value, calendar: calendar)
    }
}
