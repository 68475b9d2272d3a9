/// What stands beside the CSV files so that Parquet files can be made of them with the right types.
enum ParquetReady {
    /// The files' names and texts.
    static func companions(of tables: [ExportTableInfo]) -> [(name: String, text: [UInt8])] {
        [("to_parquet.sql", Array(statements(for: tables).utf8)), ("datapackage.json", package(of: tables))]
    }

    /// Statements for DuckDB, one a table, that write a Parquet file beside each CSV file.
    static func statements(for tables: [ExportTableInfo]) -> String {
        let statements = tables.map { table in
            let types = table.columns.map { "    '\($0.name)': '\($0.type.inDuckDB)'" }.joined(separator: ",\n")
            return """
                COPY (SELECT * FROM read_csv('\(table.name).csv', header = true, delim = ',', quote = '"', escape = '"', \
                nullstr = '', columns = {
                \(types)
                })) TO '\(table.name).parquet' (FORMAT parquet, COMPRESSION zstd);

                """
        }
        return "-- In this folder: duckdb -c '.read to_parquet.sql'\n" + statements.joined()
    }

    /// A Frictionless Data Package: what each file holds, column by column (Table Schema, version 1).
    static func package(of tables: [ExportTableInfo]) -> [UInt8] {
        var text = Array("{\n  \"name\": \"quartermaster-run\",\n  \"resources\": [".utf8)
        for (number, table) in tables.enumerated() {
            text += Array((number > 0 ? ",\n" : "\n").utf8)
            text += Array("    {\"name\": \"\(table.name)\", \"path\": \"\(table.name).csv\", \"description\": ".utf8)
            text.appendJSON(table.meaning)
            text += Array(", \"schema\": {\"fields\": [".utf8)
            for (index, column) in table.columns.enumerated() {
                text += Array((index > 0 ? ",\n" : "\n").utf8)
                text += Array("      {\"name\": \"\(column.name)\", \"type\": \"\(column.type.inDataPackage)\", ".utf8)
                if !column.unit.isEmpty {
                    text += Array("\"unit\": ".utf8)
                    text.appendJSON(column.unit)
                    text += Array(", ".utf8)
                }
                if !column.isOptional { text += Array("\"constraints\": {\"required\": true}, ".utf8) }
                text += Array("\"description\": ".utf8)
                text.appendJSON(column.meaning)
                text += Array("}".utf8)
            }
            text += Array("]}}".utf8)
        }
        return text + Array("\n  ]\n}\n".utf8)
    }
}

extension ExportType {
    /// The type's name in a Table Schema.
    fileprivate var inDataPackage: String { self == .text ? "string" : rawValue }

    /// The type's name in DuckDB.
    fileprivate var inDuckDB: String {
        switch self {
        case .integer: "BIGINT"
        case .number: "DOUBLE"
        case .text: "VARCHAR"
        case .date: "DATE"
        case .datetime: "TIMESTAMP"
        case .boolean: "BOOLEAN"
        }
    }
}
