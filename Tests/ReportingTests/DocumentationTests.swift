import Foundation
import Reporting
import SupplyModel
import Testing

@Suite("Docs/reference/outputs.md")
struct DocumentationTests {
    let page: String

    init() throws {
        page = try String(contentsOf: repository.appending(path: "Docs/reference/outputs.md"), encoding: .utf8)
    }

    @Test("names every key of summary.json")
    func summary() async throws {
        let object = try JSONSerialization.jsonObject(with: try await quickstart(days: 2).summary.json)
        for path in paths(in: object) {
            let key = path.split(separator: ".").last ?? ""
            #expect(path.hasPrefix("stage_hours.") || names(key), "\(path)")
        }
    }

    @Test("names every column of daily.csv and cells.csv")
    func tables() async throws {
        let run = try await quickstart(days: 2)
        for table in [run.dailyTable, run.cellTable] {
            for column in table.prefix(while: { $0 != "\n" }).split(separator: ",") {
                let name = column.replacing("vegetables_", with: "<id>_").replacing("pork_", with: "<id>_")
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
