import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite("The summary of allocation")
struct AllocationSummaryTests {
    @Test("is there when the scenario names classes, adds up, and its keys are in outputs.md")
    func summary() async throws {
        let settings = ["geography.people.vulnerable_share=0.3", "allocation.priority=[vulnerable]"]
        let run = try await quickstart(days: 4, settings: settings)
        let allocation = try #require(run.summary.allocation)
        let vulnerable = try #require(allocation.classes["vulnerable"])
        let others = try #require(allocation.classes["others"])
        #expect(allocation.classes.count == 2)
        let asked = try #require(vulnerable.asked.value)
        #expect(asked > 0 && asked < others.asked.value ?? 0)
        #expect(vulnerable.granted.value ?? 0 > 0 && vulnerable.share.value ?? 2 <= 1)
        #expect(allocation.substituted.value == 0 && allocation.storeDaysClosed.value == 0)
        let screen = run.screen(for: Terminal(width: 80, showsColour: false))
        #expect(screen.contains("Granted of what was asked: vulnerable "))
        let page = try String(contentsOf: repository.appending(path: "Docs/reference/outputs.md"), encoding: .utf8)
        for key in ["`allocation.classes.<class>.asked`", "`allocation.substituted`", "`allocation.store_days_closed`"]
        {
            #expect(page.contains(key))
        }
    }

    @Test("is not there otherwise")
    func absent() async throws {
        let run = try await quickstart(days: 2)
        #expect(run.summary.allocation == nil)
        #expect(!String(decoding: try run.summary.json, as: UTF8.self).contains("\"allocation\""))
    }
}
