import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel
import TestSupport
import Testing

@Suite("Stories in words")
struct StoryReportTests {
    private let terminal = Terminal(width: 80, showsColour: false)

    private func city(_ settings: [String] = [], days: Int = 6) throws -> City {
        let path = repository.appending(path: "scenarios/quickstart.yaml").path
        return City(try ScenarioLoader.load(path, overrides: settings, days: days))
    }

    private func worst(_ city: City) throws -> (WorstReport, [WorstSearch.Finding], Stories) {
        let telling = Telling(of: city, seed: 1, replication: 0)
        let found = try #require(telling.worst(12))
        let stories = try #require(telling.stories(households: found.map(\.household)))
        return (WorstReport(found, stories: stories, in: city), found, stories)
    }

    @Test("an order is told from its placing to its door, with waits and what would have been needed")
    func order() throws {
        let city = try city()
        let (_, found, stories) = try worst(city)
        let late = try #require(found.indices.first { found[$0].cause == .late(.stock) })
        let order = try #require(stories.households[late].orders.first { $0.placedAt == found[late].placedAt })
        let report = OrderReport(order, ofHousehold: found[late].household, in: city)
        let screen = report.screen(for: terminal)
        for word in [
            "Order compound-", " ordered ", " the round closed with ", " granted ", "picked, at the door",
            "loaded on bus 1", "at the gate; ", "taken up by the crew", "handed over: ", "Waited", "Would have needed",
            "more of ", "for stock at the store",
        ] {
            #expect(screen.contains(word), "\(word)")
        }
        #expect(screen.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let object = try #require(try JSONSerialization.jsonObject(with: report.json) as? [String: Any])
        #expect(object["outcome"] as? String == "delivered")
        #expect((object["would_have_needed"] as? [String])?.isEmpty == false)
    }

    @Test("a household and a cell are told")
    func householdAndCell() throws {
        let city = try city()
        let stories = try #require(Telling(of: city, seed: 1, replication: 0).stories(households: [3], cells: [0]))
        let household = HouseholdReport(stories.households[0], in: city)
        #expect(household.screen(for: terminal).hasPrefix("Household compound-1/4\nNumber 4 of cell compound-1, of "))
        #expect(try JSONSerialization.jsonObject(with: household.json) is [String: Any])
        let cell = CellReport(stories.cells[0], in: city)
        let screen = cell.screen(for: Terminal(width: 120, showsColour: false))
        #expect(screen.contains("Cell compound-1") && screen.contains("What its batches waited for"))
        let object = try #require(try JSONSerialization.jsonObject(with: cell.json) as? [String: Any])
        #expect((object["days"] as? [Any])?.count == 6)
    }

    @Test("the worst are a line each with what to ask for, of several causes")
    func lines() throws {
        let (report, found, _) = try worst(try city())
        let lines = report.screen(for: Terminal(width: 120, showsColour: false)).split(separator: "\n").dropFirst()
        #expect(lines.count == found.count)
        #expect(lines.allSatisfy { $0.hasPrefix("--order compound-") || $0.hasPrefix("--household compound-") })
        #expect(lines.contains { $0.contains("without ") } && lines.contains { $0.contains("most of it stock") })
        let list = try #require(try JSONSerialization.jsonObject(with: report.json) as? [[String: Any]])
        #expect(list.count == found.count)
        #expect(report.stories(for: terminal).contains("Would have needed"))
    }

    @Test("who is refused and who is not called is told once for all the days, with what was missing")
    func runs() throws {
        let city = try city([
            "geography.people.offline_share=0.5", "phone.callers=0", "phone.minutes_per_call=4",
            "group_buying.service_radius_km=0.1",
        ])
        let all = Array(city.geography.personsInHousehold.indices)
        let stories = try #require(Telling(of: city, seed: 1, replication: 0).stories(households: all))
        let screens = stories.households.map { HouseholdReport($0, in: city).screen(for: terminal) }
            .map { $0.split { $0.isWhitespace }.joined(separator: " ") }
        #expect(
            screens.contains { $0.contains("every store refused the cell; could not order (6 days, to 2020-02-21)") })
        #expect(screens.contains { $0.contains("a store that takes the cell: the nearest is ") })
    }
}
