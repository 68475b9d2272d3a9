import Foundation
import TestSupport
import Testing

@Suite("quartermaster fork")
struct ForkCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("runs the futures of files and of values, and writes a folder for each")
    func fork() throws {
        let run = try quartermaster(
            "fork", "scenarios/quickstart.yaml", "--days", "9", "--at", "2020-02-21", "--alternatives",
            "Tests/Fixtures/fork/more-crew.yaml", "--vary", "handover.members=12,24", "--vary", "fleet.buses=1,2",
            "--out", "\(folder.path)/out", in: folder)
        #expect(run.code == 0 && run.errors.isEmpty)
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out").sorted()
        #expect(
            files == [
                "daily.csv", "futures.csv", "futures.json", "handover.members=12,fleet.buses=1",
                "handover.members=12,fleet.buses=2", "handover.members=24,fleet.buses=1",
                "handover.members=24,fleet.buses=2", "more-crew", "unchanged",
            ])
        let summary = try String(contentsOfFile: "\(folder.path)/out/more-crew/summary.json", encoding: .utf8)
        #expect(summary.contains("from 2020-02-21: Tests/Fixtures/fork/more-crew.yaml"))
    }

    @Test("a fork equals the run that was not forked, file by file, for any number of jobs")
    func sameBytes() throws {
        let common = ["scenarios/quickstart.yaml", "--days", "5", "--replications", "3", "--quiet"]
        func run(_ arguments: [String]) throws {
            let process = try start(arguments, in: folder)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        try run(["run"] + common + ["--out", "\(folder.path)/run"])
        for jobs in ["1", "2"] {
            try run(
                ["fork"] + common
                    + ["--at", "2", "--vary", "fleet.buses=2", "--jobs", jobs, "--out", "\(folder.path)/\(jobs)"])
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/run")
            #expect(files.contains("report.html"))
            for name in files {
                #expect(
                    FileManager.default.contentsEqual(
                        atPath: "\(folder.path)/run/\(name)", andPath: "\(folder.path)/\(jobs)/unchanged/\(name)"))
            }
        }
        for name in ["futures.json", "futures.csv", "daily.csv"] {
            #expect(
                FileManager.default.contentsEqual(
                    atPath: "\(folder.path)/1/\(name)", andPath: "\(folder.path)/2/\(name)"))
        }
    }

    @Test("bad input is told with 65, bad usage with 64")
    func badInput() throws {
        func code(_ arguments: String...) throws -> Int32 {
            let process = try start(
                ["fork", "scenarios/quickstart.yaml"] + arguments + ["--out", "\(folder.path)/out"], in: folder)
            process.waitUntilExit()
            return process.terminationStatus
        }
        #expect(try code("--at", "99", "--vary", "fleet.buses=2") == 65)
        #expect(try code("--at", "2", "--vary", "fleet.buses=2,2") == 64)
        #expect(try code("--at", "2", "--vary", "fleet.buses") == 64)
        #expect(try code("--at", "2", "--vary", "fleet.buses=,") == 64)
        #expect(try code("--at", "2", "--vary", "geography.seed=3") == 65)
        #expect(try code("--at", "2") == 64)
        #expect(try code("--at", "2", "--vary", "fleet.buses=1", "--vary", "fleet.buses=2") == 64)
        #expect(try code("--at", "soon", "--vary", "fleet.buses=2") == 64)
        #expect(try code("--at", "2", "--vary", "fleet.buses=2", "--figures", "fil_rate") == 64)
    }
}
