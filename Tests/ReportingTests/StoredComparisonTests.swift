import Foundation
import Testing

@testable import Reporting

@Suite("Two stored runs side by side")
struct StoredComparisonTests {
    private func stored(_ name: String, _ summary: String) -> StoredComparison.Stored {
        StoredComparison.Stored(name: name, summary: Data(summary.utf8), report: nil)
    }

    @Test("every number of either is a row, the main figures first; what describes the run is none")
    func rows() throws {
        let comparison = try #require(
            StoredComparison(
                stored(
                    "one",
                    #"{"version":1,"seed":7,"a":{"b":1.5,"c":null,"d":true},"fill_rate":{"mean":0.5},"intervals":{"x":1}}"#
                ),
                stored("two", #"{"version":1,"seed":8,"a":{"b":2,"e":"text","f":3},"fill_rate":{"mean":0.75}}"#)))
        #expect(comparison.rows.map(\.path) == ["fill_rate.mean", "a.b", "a.f"])
        #expect(comparison.rows.map(\.difference) == [0.25, 0.5, nil])
        #expect(comparison.rows[2].first == nil && comparison.rows[2].second == 3)
    }

    @Test("tables part what differs from what is the same; numbers have no digits of arithmetic")
    func tables() throws {
        let comparison = try #require(
            StoredComparison(stored("one", #"{"x":1.453,"y":2}"#), stored("two", #"{"x":1.291,"y":2}"#)))
        let strings = Strings(.english)
        let different = comparison.differencesHTML(strings, header: ["Figure", "1", "2", "Difference"])
        #expect(different.contains("-0.162<") && different.contains(">x<") && !different.contains(">y<"))
        #expect(comparison.samenessHTML(strings, header: ["Figure", "1", "2", "Difference"]).contains(">y<"))
        #expect(comparison.chartsHTML(strings).isEmpty)
    }

    @Test("what is no summary is not compared")
    func unreadable() {
        for text in ["", "[]", "3", "{"] {
            #expect(StoredComparison(stored("one", text), stored("two", #"{"x":1}"#)) == nil)
        }
    }
}
