import Foundation
import TestSupport
import Testing

/// `quartermaster stress` of a network whose times can be worked out by hand, and of a small community.
@Suite("quartermaster stress")
struct StressCommandTests {
    let folder: TemporaryFolder
    let scenario = "scenarios/textbook/stress-serial.yaml"

    init() throws {
        folder = try TemporaryFolder()
    }

    private func stress(_ arguments: String..., store: String = "store.sqlite", out: String = "out") throws -> Outcome {
        let process = try start(
            ["stress"] + arguments + ["--store", "\(folder.path)/\(store)", "--out", "\(folder.path)/\(out)"],
            in: folder)
        process.waitUntilExit()
        return try outcome(of: process, in: folder)
    }

    private func file(_ name: String, in out: String = "out") throws -> String {
        try String(contentsOfFile: "\(folder.path)/\(out)/\(name)", encoding: .utf8)
    }

    @Test("The most fragile comes first, on the screen and in its files; --json is stress.json")
    func answer() throws {
        let times = ["--outage", "1,2,3,5,8,13", "--at", "20", "--replications", "1"]
        let run = try stress(scenario, times[0], times[1], times[2], times[3], times[4], times[5])
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.output.contains(/lane depot\/shop +4 +shop +3 +2 after 13/))
        #expect(run.output.contains(/source outside +▓ 9/))
        #expect(
            run.output.hasSuffix(
                "Written to \(folder.path)/out: stress.json, stress.csv, survival.csv, report.json, report.html\n"))
        for line in run.output.split(separator: "\n").dropLast() { #expect(line.count <= 80) }
        let outages = try file("stress.csv").split(separator: "\n")
        #expect(
            outages[0] == "rank,kind,target,length,trials,broke,recover,recover_low,recover_high,recovered_trials,"
                + "missed,missed_low,missed_high,missed_shop")
        #expect(
            outages.contains {
                $0.hasPrefix("5,lane,outside/depot,13,1,1,5,") || $0.hasPrefix("4,lane,outside/depot,13,1,1,5,")
            })
        #expect(try file("survival.csv").contains(",lane,depot/shop,shop,1,1,4,"))
        let json = try stress(scenario, times[0], times[1], times[2], times[3], times[4], times[5], "--json")
        #expect(json.output == (try file("stress.json")))
    }

    @Test("The same bytes for any number of jobs, and whatever the store held before")
    func sameBytes() throws {
        let lines = ["--outage", "1,3,5", "--replications", "2"]
        _ = try stress(scenario, lines[0], "5", lines[2], "3", "--quiet", store: "a.sqlite", out: "a")
        for (jobs, store, out) in [("1", "a.sqlite", "b"), ("2", "b.sqlite", "c")] {
            let run = try stress(
                scenario, lines[0], lines[1], lines[2], lines[3], "--jobs", jobs, "--quiet", store: store, out: out)
            #expect(run.code == 0 && run.output.isEmpty)
        }
        for name in ["stress.json", "stress.csv", "survival.csv"] {
            #expect(try file(name, in: "b") == (try file(name, in: "c")))
        }
    }

    @Test("A city: a source's outage, and the floor that survives it")
    func city() throws {
        let quickstart = "scenarios/quickstart.yaml"
        let run = try stress(quickstart, "--source", "all", "--outage", "2d", "--days", "9", "--replications", "1")
        #expect(run.code == 0 && run.output.contains("person-days"))
        let known = try stress(
            quickstart, "--floor", "vegetables", "--outage", "2d", "--days", "9", "--survive", "0.3", "--highest", "4")
        #expect(known.code == 0 && known.output.contains("floor"))
        let json = try JSONSerialization.jsonObject(with: Data(try file("floor.json").utf8)) as? [String: Any]
        #expect((json?["evidence"] as? [Any])?.isEmpty == false)
    }

    @Test(
        "65: what is not there is said with the nearest name, and what does not fit with what does",
        arguments: [
            (["--node", "shpo"], "no node of that name; did you mean 'shop'?"),
            (["--lane", "depot/shp"], "no lane of that name; did you mean 'depot/shop'?"),
            (["--commodity", "eggs"], "has nothing of that kind"),
            (["--at", "100"], "the run goes from period 0 to 99"),
            (["--at", "2020-02-01"], "it must be the number of a period"),
            (["--outage", "90"], "is longer than the run"),
            (["--floor", "shop", "--outage", "2"], "its policy must be 'cover'"),
        ])
    func badInput(_ arguments: [String], message: String) throws {
        let process = try start(["stress", scenario] + arguments + ["--out", "\(folder.path)/none"], in: folder)
        process.waitUntilExit()
        let run = try outcome(of: process, in: folder)
        #expect(run.code == 65 && run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty && !FileManager.default.fileExists(atPath: "\(folder.path)/none"))
    }

    @Test(
        "64: lengths and shares that are none, and what belongs to a floor without one",
        arguments: [
            ["--outage", "0d"], ["--outage", "1,,2"], ["--served", "2"], ["--floor", "shop"],
            ["--floor", "shop", "--outage", "1,2"], ["--survive", "0.9"], ["--highest", "3"],
        ])
    func badUsage(_ arguments: [String]) throws {
        let process = try start(["stress", scenario] + arguments, in: folder)
        process.waitUntilExit()
        #expect(process.terminationStatus == 64)
    }
}
