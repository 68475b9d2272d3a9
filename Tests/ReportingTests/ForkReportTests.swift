import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel
import TestSupport
import Testing

/// A small fork: two futures beside the unchanged one.
enum Forked {
    static func results(replications: Int) async throws -> ForkResults {
        let scenario = try ScenarioLoader.fork(
            repository.appending(path: "scenarios/quickstart.yaml").path, days: 6, at: .day(2),
            futures: [
                FutureRequest(name: "few", change: .settings(["handover.members=8"])),
                FutureRequest(name: "many", change: .settings(["handover.members=48", "fleet.buses=3"])),
            ])
        let city = City(scenario.plan)
        let fork = Fork(
            of: city, at: scenario.day, futures: scenario.futures.map(city.under), count: replications, seed: 5, jobs: 2
        )
        let request = RunRequest(settings: [], scale: 1, seed: 5, replications: replications)
        return try #require(
            ForkResults(
                of: request, names: ["few", "many"], changes: ["handover.members=8", "two.yaml"], day: scenario.day,
                outcomes: await fork.run(), figures: try ForkResults.headline.map { try FigureReference($0) }))
    }
}

@Suite("The outputs of a fork")
struct ForkReportTests {
    private func results(replications: Int = 2) async throws -> ForkResults {
        try await Forked.results(replications: replications)
    }

    @Test("the unchanged future writes the files of the run without a fork, byte for byte")
    func sameBytes() async throws {
        let folder = try TemporaryFolder()
        let fork = try await results()
        let files = try OutputFolder(creating: "\(folder.path)/fork").write(fork, notes: [], nil)
        #expect(files == ["futures.json", "futures.csv", "daily.csv", "unchanged/", "few/", "many/"])
        let run = try await quickstart(replications: 2, days: 6)
        let names = try OutputFolder(creating: "\(folder.path)/run").write(run)
        for name in names {
            let one = try Data(contentsOf: URL(filePath: "\(folder.path)/run/\(name)"))
            #expect(try Data(contentsOf: URL(filePath: "\(folder.path)/fork/unchanged/\(name)")) == one)
            #expect(try Data(contentsOf: URL(filePath: "\(folder.path)/fork/few/\(name)")) != one)
        }
    }

    @Test("futures.csv has a row for each figure and future, and daily.csv for each future and day")
    func tables() async throws {
        let results = try await results()
        let rows = results.table.split(separator: "\n")
        #expect(rows.count == 1 + 3 * ForkResults.headline.count)
        #expect(rows[1].hasPrefix("order_to_door.mean,h,unchanged,") && rows[1].hasSuffix(",,,"))
        let daily = results.dailyTable.split(separator: "\n")
        #expect(daily.count == 1 + 3 * 6)
        #expect(daily[0].hasPrefix("future,date,") && daily[7].hasPrefix("few,2020-02-16,"))
        // Orders are on time or not when they come: of the past's last days that is the future's.
        let past = daily[1].split(separator: ",", omittingEmptySubsequences: false)[1..<33]
        #expect(past == daily[7].split(separator: ",", omittingEmptySubsequences: false)[1..<33], "the past is common")
    }

    @Test("futures.json holds every figure with its differences, and is the same twice")
    func json() async throws {
        let results = try await results()
        let object = try #require(try JSONSerialization.jsonObject(with: results.json) as? [String: Any])
        #expect(object["fork"] as? String == "2020-02-18" && object["replications"] as? Int == 2)
        let figures = try #require(object["figures"] as? [[String: Any]])
        #expect(figures.count == ForkResults.headline.count)
        let futures = try #require(figures[0]["futures"] as? [[String: Any]])
        #expect(futures.map { $0["name"] as? String } == ["unchanged", "few", "many"])
        #expect(try results.json == (try await self.results()).json)
    }

    @Test("the screen fits 80 columns and says what the figures are of")
    func screen() async throws {
        let screen = try await results().screen(for: Terminal(width: 80, showsColour: false))
        #expect(screen.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(screen.contains("One past up to 2020-02-18, 3 futures, 2 replications"))
        #expect(screen.contains("1  few") && screen.contains("2  many"))
        let alone = try await results(replications: 1).screen(for: Terminal(width: 80, showsColour: false))
        #expect(alone.replacing("\n", with: " ").contains("One replication gives no interval"))
    }
}
