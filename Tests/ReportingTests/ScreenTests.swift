import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel
import TestSupport
import Testing

@Suite("The screens")
struct ScreenTests {
    @Test("of a run fit the terminal and one page", arguments: [72, 80, 120])
    func fits(width: Int) async throws {
        let screen = try await quickstart(replications: 2).screen(for: Terminal(width: width, showsColour: false))
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines { #expect(line.count <= width, "\(line)") }
        #expect(lines.count <= 44)
    }

    @Test("of the flagship, with every channel on, are at most 64 lines of 100 columns")
    func flagship() async throws {
        let path = repository.appending(path: "scenarios/wuhan-2020.yaml").path
        let city = City(try ScenarioLoader.load(path, days: 40, scale: 0.001))
        let runs = await Replications(of: city, count: 1, seed: 5, jobs: 1).run()
        let request = RunRequest(settings: [], scale: 0.001, seed: 5, replications: 1)
        let run = try #require(RunResults(of: request, replications: runs))
        let screen = run.screen(for: Terminal(width: 100, showsColour: false))
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        for line in lines { #expect(line.count <= 100, "\(line)") }
        #expect(lines.count + 2 <= 64)
        #expect(screen.contains("vegetables_cover_29_feb") && screen.contains("reported"))
    }

    @Test("of a run show classes, energy, deprivation and checks where the scenario has what they need")
    func apartFromOthers() async throws {
        for width in [72, 100] {
            let screen = try await quickstart(settings: apart).screen(for: Terminal(width: width, showsColour: false))
            for line in screen.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
            for text in ["vulnerable", "kcal", "Deprivation of pork", "Beside what was observed", "given"] {
                let words = screen.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
                #expect(words.contains(text), "\(text)")
            }
        }
    }

    @Test("of a run tell what a planner asks")
    func tells() async throws {
        let screen = try await quickstart().screen(for: Terminal(width: 80, showsColour: false))
        for text in [
            "Asked", "Arrived", "fill rate", "Order to door", "Bottleneck: round", "person-days", "floor",
            "worst communities: yuefei", "Gini", "bus-day", "member-day", "Every gram accounted for",
        ] {
            #expect(screen.contains(text), "\(text)")
        }
        #expect(!screen.contains("\u{1B}"))
    }

    @Test("are coloured only where something is short")
    func colours() async throws {
        let results = try await quickstart()
        let screen = results.screen(for: Terminal(width: 80, showsColour: true))
        #expect(screen.contains("\u{1B}[31m"))
        let plain = screen.replacing("\u{1B}[31m", with: "").replacing("\u{1B}[1m", with: "")
            .replacing("\u{1B}[0m", with: "")
        #expect(plain == results.screen(for: Terminal(width: 80, showsColour: false)))
    }

    @Test("of a run too short for a delivery have dashes, and no word of a number that is none")
    func empty() async throws {
        let screen = try await quickstart(days: 1).screen(for: Terminal(width: 80, showsColour: false))
        #expect(screen.contains("Nothing was delivered."))
        #expect(!screen.contains("nan") && !screen.contains("inf"))
    }

    @Test("of an inspection fit the terminal and show where there cannot be enough")
    func inspection() async throws {
        let city = try await quickstart(days: 1, settings: ["handover.members=3"]).city
        let inspection = Inspection(of: city)
        let screen = inspection.screen(for: Terminal(width: 80, showsColour: false))
        for line in screen.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        let ratio = try #require(inspection.crews.ratio.value)
        #expect(ratio < 1)
        #expect(inspection.screen(for: Terminal(width: 80, showsColour: true)).contains("\u{1B}[31m0."))
    }
}
