import Foundation
import Reporting
import SupplyModel
import TestSupport
import Testing

@Suite("Docs/reference/outputs.md")
struct DocumentationTests {
    let page: String

    init() throws {
        page = try String(contentsOf: repository.appending(path: "Docs/reference/outputs.md"), encoding: .utf8)
    }

    @Test("names every key of summary.json, also those that only some scenarios have", arguments: [[], apart])
    func summary(settings: [String]) async throws {
        let object = try JSONSerialization.jsonObject(
            with: try await quickstart(days: 2, settings: settings).summary.json)
        for path in paths(in: object) {
            let key = path.split(separator: ".").last ?? ""
            #expect(
                path.hasPrefix("stage_hours.") || path.contains("unmet_person_days_of.") || names(key), "\(path)")
        }
        let text = String(decoding: try await quickstart(days: 2, settings: settings).summary.json, as: UTF8.self)
        for key in text.matches(of: /"([a-z_]+)" :/).map(\.1) where !["vegetables", "pork", "vulnerable"].contains(key)
        {
            #expect(
                names(key) || page.contains("`\(key).") || Stage.allCases.map(\.name).contains(String(key)), "\(key)")
        }
    }

    @Test("the committed page of figures is the generated one")
    func figures() throws {
        let page = try String(contentsOf: repository.appending(path: "Docs/reference/figures.md"), encoding: .utf8)
        #expect(page == FigureList.page, "run `make docs`")
        for width in [72, 100] {
            let list = FigureList.text(for: Terminal(width: width, showsColour: false))
            for line in list.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
        }
    }

    @Test("names every column of daily.csv, areas.csv and cells.csv")
    func tables() async throws {
        let run = try await quickstart(days: 2)
        let settings = try await quickstart(days: 2, settings: apart)
        for table in [run.dailyTable, run.cellTable, run.areaTable, settings.dailyTable] {
            for column in table.prefix(while: { $0 != "\n" }).split(separator: ",") {
                let name = column.replacing("vegetables_", with: "<id>_").replacing("pork_", with: "<id>_")
                    .replacing("vulnerable_", with: "<class>_").replacing("offline_", with: "<class>_")
                #expect(page.contains("`\(name)`"), "\(name)")
            }
        }
    }

    @Test("names every key of inspect --json")
    func inspection() async throws {
        let json = try Inspection(of: try await quickstart(days: 1).city).json
        let text = String(decoding: json, as: UTF8.self)
        for key in text.matches(of: /"([a-z_]+)" :/).map(\.1) { #expect(names(key), "\(key)") }
    }

    /// Whether the page has the key at the end of some code.
    private func names(_ key: Substring) -> Bool {
        ["`\(key)`", ".\(key)`", "`\(key)[]`"].contains { page.contains($0) }
    }
}
