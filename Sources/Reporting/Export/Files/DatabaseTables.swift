import Foundation
import GRDB

/// One SQLite database with all tables, and one more, `columns`, that says what each column is.
///
/// Tables are strict; a date or time is ISO text, as SQLite's own functions take it, and a boolean 0 or 1. Rows are inserted
/// some thousands at a time.
final class DatabaseTables: TableSink {
    private let name: String
    private let aside: URL
    private let final: URL
    private let queue: DatabaseQueue
    private let calendar: ExportCalendar
    private let insertions: [String]
    private var waiting: [(table: Int, row: [ExportValue])] = []

    init(_ tables: [ExportTableInfo], in folder: String, under name: String, calendar: ExportCalendar) throws {
        (self.name, self.calendar) = (name, calendar)
        final = URL(fileURLWithPath: folder).appendingPathComponent(name)
        aside = final.appendingPathExtension("partial")
        try FileManager.default.createDirectory(
            at: final.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: aside)
        var configuration = Configuration()
        // The file is nobody's until it is whole and renamed: a journal would guard nothing.
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        }
        queue = try DatabaseQueue(path: aside.path, configuration: configuration)
        insertions = tables.map { table in
            let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
            return "INSERT INTO \(table.name) VALUES (\(marks))"
        }
        try queue.write { database in
            for table in tables { try database.execute(sql: DatabaseTables.definition(of: table)) }
            try database.execute(
                sql: """
                    CREATE TABLE columns ("table" TEXT NOT NULL, "column" TEXT NOT NULL, type TEXT NOT NULL, \
                    unit TEXT NOT NULL, meaning TEXT NOT NULL) STRICT
                    """)
            for table in tables {
                for column in table.columns {
                    try database.execute(
                        sql: "INSERT INTO columns VALUES (?, ?, ?, ?, ?)",
                        arguments: [table.name, column.name, column.type.rawValue, column.unit, column.meaning])
                }
            }
        }
    }

    func append(_ row: [ExportValue], to table: Int) throws {
        waiting.append((table, row))
        if waiting.count >= 8192 { try insert() }
    }

    func close() throws {
        try insert()
        try queue.close()
    }

    func publish() throws -> [String] {
        try rename(aside, to: final)
        return [name]
    }

    func abandon() {
        try? queue.close()
        try? FileManager.default.removeItem(at: aside)
    }

    private func insert() throws {
        try queue.write { database in
            for (table, row) in waiting {
                let statement = try database.cachedStatement(sql: insertions[table])
                try statement.execute(arguments: StatementArguments(row.map(databaseValue)))
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    private func databaseValue(_ value: ExportValue) -> DatabaseValue {
        switch value {
        case .none: .null
        case .whole(let number): number.databaseValue
        case .number(let number, let decimals): number.rounded(toDecimals: decimals).databaseValue
        case .thousandths(let number): (Double(number) / 1000).databaseValue
        case .text(let text): text.databaseValue
        case .day(let day): calendar.date(day).databaseValue
        case .second(let second): calendar.time(second).databaseValue
        case .flag(let isSo): isSo.databaseValue
        }
    }

    /// The statement that makes a table, with each column's unit and meaning as a comment.
    private static func definition(of table: ExportTableInfo) -> String {
        let columns = table.columns.enumerated().map { index, column in
            let comma = index + 1 < table.columns.count ? "," : ""
            let unit = column.unit.isEmpty ? "" : "\(column.unit): "
            return "  \(column.name) \(column.type.inSQLite)\(column.isOptional ? "" : " NOT NULL")\(comma)"
                + " -- \(unit)\(column.meaning)"
        }
        return "CREATE TABLE \(table.name) (\n\(columns.joined(separator: "\n"))\n) STRICT"
    }
}

extension ExportType {
    /// The type's name in a strict table of SQLite.
    fileprivate var inSQLite: String {
        switch self {
        case .integer, .boolean: "INTEGER"
        case .number: "REAL"
        case .text, .date, .datetime: "TEXT"
        }
    }
}
