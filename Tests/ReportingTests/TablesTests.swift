import Foundation
import Reporting
import SupplyModel
import TestSupport
import Testing

@Suite("The CSV files")
struct TablesTests {
    @Test("daily.csv has a row a day, with ISO dates and as many fields as columns")
    func daily() async throws {
        let run = try await quickstart()
        let rows = fields(of: run.dailyTable)
        #expect(rows.count == 1 + 8)
        #expect(rows[1][0] == "2020-02-16" && rows[8][0] == "2020-02-23")
        for row in rows { #expect(row.count == rows[0].count) }
        #expect(rows[0].contains("vegetables_cover_days") && rows[0].contains("crew_hours"))
        #expect(Set(rows[0]).count == rows[0].count, "each column has a name of its own")
    }

    @Test("cells.csv has a row a cell")
    func cells() async throws {
        let run = try await quickstart()
        let rows = fields(of: run.cellTable)
        #expect(rows.count == 1 + run.city.geography.cells.count)
        for row in rows { #expect(row.count == rows[0].count) }
        #expect(
            rows[0] == [
                "id", "district", "community", "longitude", "latitude", "households", "residents", "orders",
                "deliveries", "asked_kg", "delivered_kg", "delivered_share", "mean_order_to_door_hours",
                "vegetables_unmet_person_days", "pork_unmet_person_days", "street", "housing", "unmet_share",
                "households_never_served", "longest_gap_days", "vegetables_asked_kg", "vegetables_delivered_kg",
                "pork_asked_kg", "pork_delivered_kg",
            ])
    }

    @Test("areas.csv has a row a district, a street and a community, each level with the city's sums")
    func areas() async throws {
        let run = try await quickstart()
        let rows = fields(of: run.areaTable)
        for row in rows { #expect(row.count == rows[0].count) }
        #expect(Set(rows[0]).count == rows[0].count)
        let geography = run.city.geography
        #expect(
            rows.dropFirst().map { $0[0] }
                == geography.districts.map { _ in "district" } + geography.streets.map { _ in "street" }
                + geography.communities.map { _ in "community" })
        let orders = try #require(rows[0].firstIndex(of: "orders"))
        for level in ["district", "street", "community"] {
            let sum = rows.filter { $0[0] == level }.reduce(0) { $0 + (Double($1[orders]) ?? 0) }
            #expect(sum == run.summary.orders.placed.value)
        }
    }

    @Test("a day has a column for each class of households, and energy where it is given; they sum to the summary")
    func classes() async throws {
        let run = try await quickstart(settings: apart)
        #expect(
            abs(
                sum(of: "vulnerable_unmet_person_days", in: run.dailyTable)
                    - (run.summary.classes?["vulnerable"]?.unmetPersonDays.value ?? .nan)) < 0.01)
        #expect(sum(of: "energy_kcal", in: run.dailyTable) > 0)
        #expect(!(try await quickstart(days: 2)).dailyTable.contains("vulnerable"))
    }

    @Test("days and cells sum to the summary, also over replications")
    func sums() async throws {
        let run = try await quickstart(replications: 2)
        let summary = run.summary
        let placed = try #require(summary.orders.placed.value)
        #expect(sum(of: "orders_placed", in: run.dailyTable) == placed)
        #expect(sum(of: "orders", in: run.cellTable) == placed)
        let asked = try #require(summary.commodities["vegetables"]?.askedKilograms.value)
        #expect(abs(sum(of: "vegetables_asked_kg", in: run.dailyTable) - asked) < 0.01)
        let unmet = try #require(summary.commodities["pork"]?.unmetPersonDays.value)
        #expect(abs(sum(of: "pork_unmet_person_days", in: run.cellTable) - unmet) < 0.01)
        #expect(abs(sum(of: "pork_unmet_person_days", in: run.dailyTable) - unmet) < 0.01)
    }

    @Test("files are whole, and take the place of earlier ones")
    func files() async throws {
        let folder = try TemporaryFolder()
        let run = try await quickstart(days: 2)
        for _ in 0..<2 {
            let files = try OutputFolder(creating: folder.path).write(run)
            #expect(files == ["summary.json", "daily.csv", "areas.csv", "cells.csv"])
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
                "areas.csv", "cells.csv", "daily.csv", "summary.json",
            ])
        #expect(try Data(contentsOf: URL(filePath: "\(folder.path)/summary.json")) == run.summary.json)
    }

    private func fields(of table: String) -> [[String]] {
        table.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    private func sum(of column: String, in table: String) -> Double {
        let rows = fields(of: table)
        guard let index = rows[0].firstIndex(of: column) else { return .nan }
        return rows.dropFirst().reduce(0) { $0 + (Double($1[index]) ?? 0) }
    }
}
