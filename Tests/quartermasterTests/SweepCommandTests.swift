import Foundation
import TestSupport
import Testing

@Suite("quartermaster sweep, trials and merge")
struct SweepCommandTests {
    let folder: TemporaryFolder
    private let sweep = [
        "sweep", "scenarios/quickstart.yaml", "--days", "3", "--over", "handover.members=3..6", "--over",
        "fleet.buses=1,2", "--replications", "2", "--quiet",
    ]

    init() throws {
        folder = try TemporaryFolder()
    }

    private func run(_ arguments: [String]) throws -> Outcome {
        let process = try start(arguments, in: folder)
        process.waitUntilExit()
        return try outcome(of: process, in: folder)
    }

    private func contents(of out: String) throws -> [Data] {
        try ["sweep.json", "trials.csv", "points.csv", "effects.csv", "report.json", "report.html"].map {
            try Data(contentsOf: URL(filePath: "\(folder.path)/\(out)/\($0)"))
        }
    }

    private func store(_ name: String) -> [String] { ["--store", "\(folder.path)/\(name).sqlite"] }

    private func out(_ name: String) -> [String] { ["--out", "\(folder.path)/\(name)"] }

    @Test("two shards, merged, equal one whole, byte for byte, for any number of jobs")
    func shards() throws {
        #expect(try run(sweep + store("whole") + out("whole") + ["--jobs", "1"]).code == 0)
        for shard in ["2/2", "1/2"] {
            let name = "shard-\(shard.prefix(1))"
            #expect(try run(sweep + store(name) + ["--shard", shard]).code == 0)
        }
        let files = ["whole", "shard-1", "shard-2"].map { "\(folder.path)/\($0).sqlite" }
        #expect(try run(["merge", "--into", "\(folder.path)/a.sqlite", files[2], files[1]]).code == 0)
        #expect(try run(["merge", "--into", "\(folder.path)/b.sqlite", files[0]]).code == 0)
        let merged = try ["a", "b"].map { try Data(contentsOf: URL(filePath: "\(folder.path)/\($0).sqlite")) }
        #expect(merged[0] == merged[1])
        // The merged store holds everything: the answer is made from it without a trial.
        #expect(try run(sweep + store("a") + out("merged") + ["--jobs", "2"]).code == 0)
        #expect(try contents(of: "merged") == contents(of: "whole"))
        let again = try run(["merge", "--into", "\(folder.path)/a.sqlite", files[0]])
        #expect(again.code == 73 && again.errors.contains("there is such a file already"))
    }

    @Test("killed at 100 random moments and started again each time, it gives the bytes of an undisturbed one")
    func killed() throws {
        var random = SystemRandomNumberGenerator()
        let long = sweep.map { $0 == "2" ? "12" : $0 }
        let clock = ContinuousClock()
        let begin = clock.now
        #expect(try run(long + store("calm") + out("calm")).code == 0)
        let whole = clock.now - begin
        let expected = try contents(of: "calm")
        var kills = 0
        var round = 0
        while kills < 100 {
            round += 1
            while true {
                let process = try start(long + store("killed-\(round)") + out("killed"), in: folder)
                // Some at once, some in the middle of the trials that are left, some while the answer is written; late
                // enough on average that a slow machine gets on, too.
                Thread.sleep(forTimeInterval: Double.random(in: 0.01...0.2 + whole / .seconds(5), using: &random))
                if process.isRunning {
                    kill(process.processIdentifier, SIGKILL)
                    kills += 1
                }
                process.waitUntilExit()
                if process.terminationReason == .exit, process.terminationStatus == 0 { break }
            }
            #expect(try contents(of: "killed") == expected)
        }
    }

    @Test("trials are listed, exported and compacted")
    func trials() throws {
        #expect(try run(sweep + store("t") + out("t")).code == 0)
        let list = try run(["trials", "--json"] + store("t"))
        let holdings = try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]]
        #expect(holdings?.count == 6 && holdings?.allSatisfy { $0["trials"] as? Int == 2 } == true)
        let csv = try run(["trials", "export"] + store("t")).output
        #expect(
            csv.split(separator: "\n").count == 13 && csv.hasPrefix("scenario,point,version,digest,seed,replication,"))
        #expect(
            try run(["trials", "export", "--format", "json", "--to", "\(folder.path)/t.json"] + store("t")).code == 0)
        let data = try Data(contentsOf: URL(filePath: "\(folder.path)/t.json"))
        #expect((try JSONSerialization.jsonObject(with: data) as? [Any])?.count == 12)
        #expect(try run(["trials", "compact", "--only-this-version"] + store("t")).code == 0)
        #expect(try run(["trials", "export"] + store("t")).output == csv)
        let missing = try run(["trials"] + store("none"))
        #expect(missing.code == 65 && missing.errors.contains("there is no such file"))
    }

    @Test("points come from a CSV file, and everything wrong with it is said at once")
    func table() throws {
        let path = "\(folder.path)/points.csv"
        let given = ["sweep", "scenarios/quickstart.yaml", "--days", "2", "--from", path, "--replications", "1"]
        try "fleet.buses,handover.members\n1,4\n2,5\n1,6\n".write(toFile: path, atomically: true, encoding: .utf8)
        let good = try run(given + store("p") + out("p"))
        #expect(good.code == 0 && good.output.contains("table design, 3 points of 1 replication"))
        try "fleet.buses,fleet.busses\n1,4\n2\n".write(toFile: path, atomically: true, encoding: .utf8)
        let bad = try run(given + store("p") + out("p"))
        #expect(bad.code == 65 && bad.errors.contains("points.csv:3:1: the row has 1 fields; the header has 2"))
        try "fleet.buses,fleet.busses\n1,\n,4\n".write(toFile: path, atomically: true, encoding: .utf8)
        let empty = try run(given + store("p") + out("p"))
        #expect(empty.code == 65 && empty.errors.contains("2 errors"))
    }

    @Test(
        "bad usage is refused before anything is run",
        arguments: [
            [], ["--over", "fleet.buses"], ["--over", "fleet.buses=3..1"], ["--over", "a=1", "--over", "a=2"],
            ["--over", "fleet.buses=1,2", "--shard", "3/2"], ["--over", "fleet.buses=1,2", "--from", "x.csv"],
            ["--over", "a=0..999", "--over", "b=0..999", "--over", "c=0..9", "--values", "1000"],
            ["--over", "fleet.buses=1,2", "--measure", "fill_rate@2020"],
            ["--over", "fleet.buses=1..9", "--points", "4"],
            ["--over", "fleet.buses=1..9", "--design", "morris", "--values", "4"],
            ["--from", "x.csv", "--trajectories", "4"],
        ])
    func usage(arguments: [String]) throws {
        #expect(try run(["sweep", "scenarios/quickstart.yaml"] + arguments + store("u")).code == 64)
    }

    @Test("a scenario that is wrong at a point, or lacks a figure, is refused with all that is wrong")
    func badPoints() throws {
        let wrong = try run(
            ["sweep", "scenarios/quickstart.yaml", "--over", "fleet.buses=1,x", "--over", "fleet.nonsense=1"]
                + store("b"))
        #expect(wrong.code == 65 && wrong.errors.contains("'buses' is 'x'") && wrong.errors.contains("'nonsense'"))
        let figure = try run(
            ["sweep", "scenarios/quickstart.yaml", "--over", "fleet.buses=1,2", "--measure", "cover_days.caviar"]
                + store("b"))
        #expect(figure.code == 65 && figure.errors.contains("it has cover_days."))
    }
}
