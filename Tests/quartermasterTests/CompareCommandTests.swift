import Foundation
import TestSupport
import Testing

@Suite("quartermaster compare")
struct CompareCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func compare(_ arguments: [String], store: String = "trials", out: String = "out") throws -> Outcome {
        let process = try start(
            ["compare"] + arguments
                + ["--store", "\(folder.path)/\(store).sqlite", "--out", "\(folder.path)/\(out)"], in: folder)
        process.waitUntilExit()
        return try outcome(of: process, in: folder)
    }

    private func files(_ out: String = "out") throws -> [Data] {
        try ["compare.json", "differences.csv", "trials.csv", "report.json", "report.html"].map {
            try Data(contentsOf: URL(filePath: "\(folder.path)/\(out)/\($0)"))
        }
    }

    private let rules = [
        "scenarios/quickstart.yaml", "--days", "4", "--vary", "allocation.rule=max-min,lottery", "--vary",
        "fleet.buses=2,3",
    ]

    @Test("shows standings, differences and the Pareto set, and writes its files")
    func answer() throws {
        let run = try compare(rules + ["--replications", "3", "--pareto", "fill_rate,gini"])
        #expect(run.code == 0 && run.errors.isEmpty)
        for text in [
            "By unmet_share, of which less is better; 3 replications of each, seed 1", "rule=lottery buses=3",
            "Differences of all pairs", "Both count",
            "Written to \(folder.path)/out: compare.json, differences.csv, trials.csv, report.json, report.html",
        ] {
            #expect(run.output.contains(text), "\(text)")
        }
        let trials = try String(contentsOfFile: "\(folder.path)/out/trials.csv", encoding: .utf8)
        #expect(trials.split(separator: "\n").count == 1 + 4 * 3)
        #expect(trials.hasPrefix("alternative,replication,unmet_share,fill_rate,"))
        let differences = try String(contentsOfFile: "\(folder.path)/out/differences.csv", encoding: .utf8)
        #expect(differences.split(separator: "\n").count == 1 + 6 * 4)
    }

    @Test("the answer is the same bytes for any number of jobs, and whatever the store held", arguments: [true, false])
    func sameBytes(isRace: Bool) throws {
        let how = isRace ? ["--indifference", "5%", "--most", "12"] : ["--replications", "3"]
        #expect(try compare(rules + how + ["--jobs", "1", "--quiet"], store: "a", out: "a").code == 0)
        #expect(try compare(rules + how + ["--jobs", "2", "--quiet"], store: "b", out: "b").code == 0)
        let again = try compare(rules + how + ["--jobs", "2", "--json"], store: "a", out: "c")
        #expect(try files("a") == files("b"))
        #expect(try files("a") == files("c"))
        #expect(try Data(again.output.utf8) == files("a")[0])
    }

    @Test("compares networks, files and named alternatives")
    func alternatives() throws {
        let network = try compare([
            "scenarios/textbook/newsvendor-normal.yaml", "--set", "network.periods=200", "--alternative",
            "more:network.periods=100", "--replications", "4",
        ])
        #expect(network.code == 0 && network.output.contains("By cost_per_period"), "\(network.errors)")
        let files = try compare([
            "scenarios/quickstart.yaml", "scenarios/small-groups.yaml", "--days", "2", "--replications", "2",
            "--measure",
            "order_to_door.mean@2020-02-16..2020-02-17", "--better", "less", "--json",
        ])
        #expect(files.code == 0 || files.errors.contains("outside the run"), "\(files.errors)")
    }

    @Test(
        "what cannot be compared is refused with what to do",
        arguments: [
            (["scenarios/quickstart.yaml"], 64, "there is nothing to compare"),
            (["scenarios/quickstart.yaml", "--vary", "fleet.buses=2..3"], 64, "must give the values one by one"),
            (["scenarios/quickstart.yaml", "--vary", "fleet.busses=2,3"], 65, "did you mean 'buses'?"),
            (
                ["scenarios/quickstart.yaml", "--vary", "fleet.buses=2,3", "--measure", "trips_"], 65,
                "there is no figure"
            ),
            (
                ["scenarios/quickstart.yaml", "--vary", "fleet.buses=2,3", "--measure", "orders_placed"], 65,
                "say which with --better"
            ),
            (
                ["scenarios/quickstart.yaml", "--vary", "fleet.buses=2,3", "--also", "cover_days.caviar"], 65,
                "the scenario has no"
            ),
            (
                ["scenarios/quickstart.yaml", "--vary", "fleet.buses=2,3", "--most", "20"], 64,
                "--most is for --indifference"
            ),
            (
                ["scenarios/quickstart.yaml", "--vary", "fleet.buses=2,3", "--pareto", "gini"], 64,
                "two figures with a comma"
            ),
            (["scenarios/quickstart.yaml", "--alternative", "x"], 64, "a name, a colon and settings"),
            (
                ["scenarios/quickstart.yaml", "scenarios/textbook/serial-3.yaml", "--replications", "2"], 65,
                "unmet_share"
            ),
            (
                [
                    "scenarios/quickstart.yaml", "--vary", "fleet.buses=2,3", "--days", "1", "--measure",
                    "cells_unserved",
                    "--indifference", "5%",
                ], 65, "give --indifference as a number"
            ),
        ] as [([String], Int32, String)])
    func refusals(arguments: [String], code: Int32, text: String) throws {
        let run = try compare(arguments)
        #expect(run.code == code)
        #expect(run.errors.replacing(/\n +/, with: " ").contains(text), "\(run.errors)")
    }
}
