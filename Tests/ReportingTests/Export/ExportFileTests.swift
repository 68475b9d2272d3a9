import Experiments
import Foundation
import Scenario
import SupplyModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Exported files")
struct ExportFileTests {
    /// A slice of a trace.
    private struct Slice {
        let name: String
        let category: String
        let process: Int
        let row: Int
        let start: Int
        let end: Int
    }

    @Test("the trace keeps the format's rules: known phases, named rows, slices that nest")
    func trace() async throws {
        let folder = try TemporaryFolder()
        let run = try await exported(
            [.trace, .csv], days: 8,
            settings: [
                "fleet.breakdowns.mean_hours_between=2", "fleet.breakdowns.repair_hours=2",
                "fleet.breakdowns.recovery=replacement",
            ], into: folder
        ).run
        let events = try #require(
            try JSONSerialization.jsonObject(with: folder.data("export/trace.json")) as? [[String: Any]])
        var named: Set<[Int]> = []
        var processes: [Int: String] = [:]
        var slices: [Slice] = []
        for event in events {
            let process = try #require(event["pid"] as? Int)
            switch event["ph"] as? String {
            case "M":
                let arguments = try #require(event["args"] as? [String: Any])
                if event["name"] as? String == "process_name" { processes[process] = arguments["name"] as? String }
                if event["name"] as? String == "thread_name" {
                    named.insert([process, try #require(event["tid"] as? Int)])
                }
            case "X":
                let start = try #require(event["ts"] as? Int)
                slices.append(
                    Slice(
                        name: try #require(event["name"] as? String), category: try #require(event["cat"] as? String),
                        process: process, row: try #require(event["tid"] as? Int), start: start,
                        end: start + (try #require(event["dur"] as? Int))))
                #expect(event["args"] is [String: Any])
            case "i": #expect(event["s"] as? String == "g" && event["ts"] is Int)
            default: Issue.record("an unknown phase: \(event)")
            }
        }
        for (place, row) in Dictionary(grouping: slices, by: { [$0.process, $0.row] }) {
            #expect(named.contains(place) && processes[place[0]] != nil)
            var open: [Slice] = []
            for slice in row.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) {
                while let last = open.last, last.end <= slice.start { open.removeLast() }
                if let last = open.last { #expect(slice.end <= last.end, "\(slice) in \(last)") }
                open.append(slice)
            }
        }
        let city = run.city
        let end = city.plan.days * secondsPerDay * 1_000_000
        #expect(slices.allSatisfy { $0.start >= 0 && $0.end > $0.start && $0.end <= end })

        let rows = try folder.rows("export/csv/events.csv").dropFirst()
        for kind in ["pick", "stop", "round", "breakdown"] {
            #expect(slices.count { $0.category == kind } == rows.count { $0[0] == kind }, "\(kind)")
            #expect(rows.contains { $0[0] == kind }, "\(kind)")
        }
        let trips = try folder.rows("export/csv/trips.csv").dropFirst().filter { !$0[0].isEmpty }
        #expect(slices.count { $0.category == "trip" } == trips.count)
        let pickers = Set(slices.filter { $0.category == "pick" }.map(\.row))
        #expect(pickers.count == city.stores[0].pickers, "as many rows as pickers")
        #expect(named.count == Set(named.map { $0[1] }).count, "a row's number is its own")
    }

    @Test("GeoJSON is a collection of points (RFC 7946) with the columns of cells.csv and its figures")
    func geojson() async throws {
        let folder = try TemporaryFolder()
        let run = try await exported([.geojson], into: folder).run
        let collection = try #require(
            try JSONSerialization.jsonObject(with: folder.data("export/cells.geojson")) as? [String: Any])
        #expect(collection["type"] as? String == "FeatureCollection" && collection["crs"] == nil)
        let features = try #require(collection["features"] as? [[String: Any]])
        let rows = csvRows(run.cellTable)
        #expect(features.count == rows.count - 1)
        for (feature, row) in zip(features, rows.dropFirst()) {
            #expect(feature["type"] as? String == "Feature")
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let point = try #require(geometry["coordinates"] as? [Double])
            #expect(geometry["type"] as? String == "Point" && point.count == 2)
            #expect(abs(point[0]) <= 180 && abs(point[1]) <= 90 && point == [Double(row[3]), Double(row[4])])
            let properties = try #require(feature["properties"] as? [String: Any])
            for (name, field) in zip(rows[0], row) {
                let value = properties[name == "id" ? "cell" : name]
                #expect((value as? String) == field || (value as? Double) == Double(field), "\(name)")
            }
        }
    }

    @Test("what makes Parquet files names every column with its type")
    func parquet() async throws {
        let folder = try TemporaryFolder()
        _ = try await exported([.parquetReady], days: 2, into: folder)
        let statements = try folder.text("export/parquet-ready/to_parquet.sql")
        let package = try #require(
            try JSONSerialization.jsonObject(with: folder.data("export/parquet-ready/datapackage.json"))
                as? [String: Any])
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.map { $0["name"] as? String } == ExportSchema.tables.map(\.name))
        for (table, resource) in zip(ExportSchema.tables, resources) {
            #expect(statements.contains("read_csv('\(table.name).csv'"))
            #expect(statements.contains("TO '\(table.name).parquet'"))
            let schema = try #require(resource["schema"] as? [String: Any])
            let fields = try #require(schema["fields"] as? [[String: Any]])
            #expect(fields.map { $0["name"] as? String } == table.columns.map(\.name))
            #expect(
                fields.map { $0["type"] as? String }
                    == table.columns.map { $0.type == .text ? "string" : $0.type.rawValue })
            #expect(try folder.rows("export/parquet-ready/\(table.name).csv")[0] == table.columns.map(\.name))
        }
    }

    @Test("nothing lies under its name before the end, and nothing at all when it is given up")
    func whole() async throws {
        let folder = try TemporaryFolder()
        let path = repository.appending(path: "scenarios/quickstart.yaml").path
        let city = City(try ScenarioLoader.load(path, days: 2))
        let export = try RunExport(
            ExportFormat.allCases, orderShare: 1, of: city, in: try OutputFolder(creating: folder.path))
        #expect(!folder.files.isEmpty && folder.files.allSatisfy { $0.hasSuffix(".partial") })
        let runs = await Replications(of: city, count: 1, seed: 1, jobs: 1).run(recording: export.recording)
        #expect(runs.count == 1 && folder.files.allSatisfy { $0.hasSuffix(".partial") })
        export.abandon()
        #expect(folder.files.isEmpty)
    }

    @Test("files of an earlier run are replaced")
    func replaced() async throws {
        let folder = try TemporaryFolder()
        _ = try await exported([.csv, .sqlite], days: 2, into: folder)
        let before = folder.files
        let files = try await exported([.csv, .sqlite], days: 3, into: folder).files
        #expect(files == ["export/csv/", "export/run.sqlite"] && folder.files == before)
        #expect(try folder.rows("export/csv/daily.csv").count == 4)
    }

    @Test("the guide's snippets are the programs that `make answers` runs")
    func guide() throws {
        let page = try String(
            contentsOf: repository.appending(path: "Docs/guide/answers-from-the-files.md"), encoding: .utf8)
        for name in ["answers.sql", "answers.py", "answers.R"] {
            let program = try String(contentsOf: repository.appending(path: "tools/answers/\(name)"), encoding: .utf8)
            #expect(page.contains("\n\(program)```\n"), "\(name)")
        }
    }
}
