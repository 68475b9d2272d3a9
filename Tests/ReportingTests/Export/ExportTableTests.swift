import Experiments
import Foundation
import GRDB
import SupplyModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Exported tables")
struct ExportTableTests {
    @Test("CSV has the documented columns, every field is of its type, and only optional ones are empty")
    func schema() async throws {
        let folder = try TemporaryFolder()
        _ = try await exported([.csv], into: folder)
        for table in ExportSchema.tables {
            let rows = try folder.rows("export/csv/\(table.name).csv")
            #expect(rows[0] == table.columns.map(\.name), "\(table.name)")
            #expect(rows.count > 1, "\(table.name)")
            for row in rows.dropFirst() {
                #expect(row.count == rows[0].count)
                for (field, column) in zip(row, table.columns) {
                    let isOfType =
                        switch column.type {
                        case .integer: Int64(field) != nil
                        case .number: Double(field) != nil
                        case .text: true
                        case .date: field.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil
                        case .datetime: field.wholeMatch(of: /\d{4}-\d\d-\d\dT[0-2]\d:[0-5]\d:[0-5]\d/) != nil
                        case .boolean: field == "true" || field == "false"
                        }
                    #expect(field.isEmpty ? column.isOptional : isOfType, "\(table.name).\(column.name): \(field)")
                }
            }
        }
    }

    @Test("names are unique, units are in names or given, and no name needs quotes in SQL")
    func names() {
        for table in ExportSchema.tables {
            let names = table.columns.map(\.name)
            #expect(Set(names).count == names.count)
            for column in table.columns {
                #expect(column.name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil)
                for (ending, unit) in [("_kg", "kg"), ("_hours", "h"), ("km", "km"), ("_person_days", "person d")]
                where column.name.hasSuffix(ending) { #expect(column.unit == unit, "\(column.name)") }
                #expect(!column.meaning.isEmpty)
            }
        }
    }

    @Test("the committed page of tables is the generated one")
    func page() throws {
        let page = try String(contentsOf: repository.appending(path: "Docs/reference/tables.md"), encoding: .utf8)
        #expect(page == ExportSchema.page, "run `make docs`")
    }

    @Test("orders, trips and work sum to the summary")
    func sums() async throws {
        let folder = try TemporaryFolder()
        let summary = try await exported([.csv], days: 8, into: folder).run.summary
        func column(_ name: String, of table: String, where isMeant: ([String: String]) -> Bool = { _ in true }) throws
            -> [Double]
        {
            let rows = try folder.rows("export/csv/\(table).csv")
            return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }.filter(isMeant)
                .compactMap { Double($0[name] ?? "") }
        }
        func sum(_ name: String, of table: String, where isMeant: ([String: String]) -> Bool = { _ in true }) throws
            -> Double
        {
            try column(name, of: table, where: isMeant).reduce(0, +)
        }
        func isNear(_ value: Double, _ figure: Double?, within error: Double = 1e-6) -> Bool {
            guard let figure else { return false }
            return abs(value - figure) < error
        }
        let goods = summary.commodities.values
        let asked = goods.compactMap(\.askedKilograms.value).reduce(0, +)
        let delivered = goods.compactMap(\.deliveredKilograms.value).reduce(0, +)
        #expect(isNear(try sum("asked_kg", of: "orders"), asked))
        #expect(isNear(try sum("delivered_kg", of: "orders"), delivered))
        let closing = try column("packages", of: "orders") { $0["is_last"] == "true" }
        #expect(isNear(Double(closing.count), summary.orders.placed.value))
        let open = try column("packages", of: "orders") { $0["is_last"] == "true" && $0["ending"] == "open" }
        #expect(isNear(Double(open.count), summary.orders.open.value))
        let hours = try column("order_to_door_hours", of: "orders")
        let meanHours: Double = hours.reduce(0, +) / Double(hours.count)
        #expect(isNear(meanHours, summary.orderToDoorHours.mean.value, within: 0.001))
        #expect(isNear(try sum("km", of: "trips"), summary.buses.kilometres.value))
        #expect(isNear(Double(try column("trip", of: "trips").count), summary.buses.trips.value))
        let parcels = try sum("packages", of: "events") { $0["event"] == "round" }
        #expect(parcels == (try sum("parcels", of: "daily")))
    }

    @Test("days and cells have the figures of daily.csv and cells.csv")
    func sameFigures() async throws {
        let folder = try TemporaryFolder()
        let run = try await exported([.csv], replications: 2, into: folder).run
        for (table, text) in [("daily", run.dailyTable), ("cells", run.cellTable)] {
            let (mine, theirs) = (try folder.rows("export/csv/\(table).csv"), csvRows(text))
            for (index, name) in mine[0].enumerated() {
                guard let other = theirs[0].firstIndex(of: name == "cell" ? "id" : name) else { continue }
                #expect(mine.dropFirst().map { $0[index] } == theirs.dropFirst().map { $0[other] }, "\(name)")
            }
        }
        let goods = try folder.rows("export/csv/daily_goods.csv").dropFirst().filter { $0[1] == "pork" }
        let daily = csvRows(run.dailyTable)
        let cover = try #require(daily[0].firstIndex(of: "pork_cover_days"))
        #expect(goods.map { $0[7] } == daily.dropFirst().map { $0[cover] })
    }

    @Test("the same bytes for any number of jobs, in every format")
    func sameBytes() async throws {
        let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
        _ = try await exported(ExportFormat.allCases, days: 3, replications: 3, jobs: 1, into: one)
        _ = try await exported(ExportFormat.allCases, days: 3, replications: 3, jobs: 2, into: two)
        #expect(one.files == two.files && one.files.count == 38)
        for name in one.files { #expect(try one.data(name) == two.data(name), "\(name)") }
    }

    @Test("JSON lines hold what CSV holds, value by value")
    func jsonLines() async throws {
        let folder = try TemporaryFolder()
        _ = try await exported([.csv, .jsonl], into: folder)
        for table in ExportSchema.tables {
            let rows = try folder.rows("export/csv/\(table.name).csv").dropFirst()
            let lines = try folder.text("export/jsonl/\(table.name).jsonl").split(separator: "\n")
            #expect(lines.count == rows.count)
            for (line, row) in zip(lines, rows) {
                let object = try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                #expect(object.count == table.columns.count)
                for (field, column) in zip(row, table.columns) {
                    let value = object[column.name]
                    switch column.type {
                    case _ where value is NSNull: #expect(field.isEmpty)
                    case .integer, .number: #expect((value as? Double) == Double(field))
                    case .boolean: #expect((value as? Bool) == Bool(field))
                    default: #expect((value as? String) == field)
                    }
                }
            }
        }
    }

    @Test("SQLite opens, has the schema with its meanings, and holds what CSV holds")
    func database() async throws {
        let folder = try TemporaryFolder()
        _ = try await exported([.csv, .sqlite], into: folder)
        let queue = try DatabaseQueue(path: "\(folder.path)/export/run.sqlite")
        try await queue.read { database in
            #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
            for table in ExportSchema.tables {
                let columns = try Row.fetchAll(database, sql: "PRAGMA table_info(\(table.name))")
                #expect(columns.map { $0["name"] } == table.columns.map(\.name))
                let types: [ExportType: String] = [
                    .integer: "INTEGER", .boolean: "INTEGER", .number: "REAL", .text: "TEXT", .date: "TEXT",
                    .datetime: "TEXT",
                ]
                #expect(columns.map { $0["type"] } == table.columns.map { types[$0.type] })
                #expect(columns.map { $0["notnull"] } == table.columns.map { !$0.isOptional })
                let meanings = try String.fetchAll(
                    database, sql: "SELECT meaning FROM columns WHERE \"table\" = ?", arguments: [table.name])
                #expect(meanings == table.columns.map(\.meaning))
                let rows = try folder.rows("export/csv/\(table.name).csv").dropFirst()
                #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.name)") == rows.count)
            }
            let sum = try Double.fetchOne(database, sql: "SELECT sum(asked_kg) FROM orders") ?? 0
            let rows = try folder.rows("export/csv/orders.csv")
            let column = try #require(rows[0].firstIndex(of: "asked_kg"))
            let asked: Double = rows.dropFirst().compactMap { Double($0[column]) }.reduce(0, +)
            #expect(abs(asked - sum) < 1e-6)
        }
    }

    @Test("texts with commas, quotes, line feeds and Chinese come back from CSV, JSON and SQLite as they were")
    func quoting() throws {
        let folder = try TemporaryFolder()
        let texts = ["a,b", "say \"when\"", "two\nlines", "汉口", "", " x ", "tab\t", "back\\slash"]
        let table = ExportTable<String>(
            name: "texts", meaning: "Texts.", columns: [.text("text", "a text") { $0 }, .text("again", "it") { $0 }])
        let calendar = ExportCalendar(start: CalendarDate(dayNumber: 0), days: 1)
        let sinks: [any TableSink] = [
            try TextTables([table.info], as: .csv, in: folder.path, under: "csv", calendar: calendar),
            try TextTables([table.info], as: .jsonLines, in: folder.path, under: "jsonl", calendar: calendar),
            try DatabaseTables([table.info], in: folder.path, under: "texts.sqlite", calendar: calendar),
        ]
        for sink in sinks {
            for text in texts { try sink.append(table.fields(of: text), to: 0) }
            try sink.close()
            _ = try sink.publish()
        }
        #expect(try folder.rows("csv/texts.csv").dropFirst().map { $0[0] } == texts)
        #expect(try folder.rows("csv/texts.csv").dropFirst().map { $0[1] } == texts)
        let objects = try folder.text("jsonl/texts.jsonl").split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String]
        }
        #expect(objects.map { $0?["text"] } == texts)
        let stored = try DatabaseQueue(path: "\(folder.path)/texts.sqlite").read { database in
            try String.fetchAll(database, sql: "SELECT text FROM texts")
        }
        #expect(stored == texts)
    }

    @Test("grams, times and numbers are written as they are read")
    func values() {
        let calendar = ExportCalendar(start: CalendarDate(dayNumber: 18_308), days: 2)
        func text(_ value: ExportValue) -> String {
            var text: [UInt8] = []
            text.appendCSV(value, calendar: calendar)
            return String(decoding: text, as: UTF8.self)
        }
        #expect(
            [0, 1, 20, 300, 4000, 5001, -1500].map { text(.thousandths($0)) } == [
                "0", "0.001", "0.02", "0.3", "4", "5.001", "-1.5",
            ])
        #expect(text(.second(0)) == "2020-02-16T00:00:00")
        #expect(text(.second(86_399)) == "2020-02-16T23:59:59")
        #expect(text(.second(5 * 86_400 + 3_661)) == "2020-02-21T01:01:01", "after the end of the run")
        #expect(text(.number(.nan, 3)) == "" && text(.number(0.125, decimals: 2)) == "0.13")
    }

    @Test("a share of the orders is a share of the households, with all of their orders")
    func share() async throws {
        let (all, some) = (try TemporaryFolder(), try TemporaryFolder())
        _ = try await exported([.csv], into: all)
        _ = try await exported([.csv], share: 0.2, into: some)
        let (every, chosen) = (try all.rows("export/csv/orders.csv"), try some.rows("export/csv/orders.csv"))
        let households = Set(chosen.dropFirst().map { $0[0] })
        #expect(chosen.dropFirst().elementsEqual(every.dropFirst().filter { households.contains($0[0]) }))
        #expect(chosen.count > every.count / 8 && chosen.count < every.count / 3)
        #expect(try some.rows("export/csv/run.csv")[1][6] == "0.2")
    }
}
