import Foundation
import TestSupport
import Testing

@Suite("quartermaster run")
struct RunCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("shows a summary and writes its files")
    func run() throws {
        let run = try quartermaster("run", "scenarios/quickstart.yaml", "--out", "\(folder.path)/out", in: folder)
        #expect(run.code == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("Bottleneck: ") && run.output.contains("Simulated in "))
        #expect(
            run.output.contains(
                "Written to \(folder.path)/out: summary.json, daily.csv, areas.csv, cells.csv, report.json, report.html"
            ))
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out").sorted()
        #expect(files == ["areas.csv", "cells.csv", "daily.csv", "report.html", "report.json", "summary.json"])
    }

    @Test("with --json prints the file summary.json, and nothing else")
    func json() throws {
        let run = try quartermaster(
            "run", "scenarios/quickstart.yaml", "--days", "5", "--json", "--out", folder.path, in: folder)
        #expect(run.code == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output == (try String(contentsOfFile: "\(folder.path)/summary.json", encoding: .utf8)))
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect(object?["days"] as? Int == 5)
    }

    @Test("with --quiet prints nothing")
    func quiet() throws {
        let run = try quartermaster(
            "run", "scenarios/quickstart.yaml", "--days", "2", "--quiet", "--out", folder.path, in: folder)
        #expect(run.code == 0 && run.output.isEmpty && run.errors.isEmpty)
    }

    @Test("writes the same bytes twice, and for any number of jobs")
    func sameBytes() throws {
        let contents = try ["1", "2", "2"].enumerated().map { index, jobs in
            let out = "\(folder.path)/\(index)"
            let run = try quartermaster(
                "run", "scenarios/quickstart.yaml", "--days", "5", "--replications", "4", "--jobs", jobs, "--quiet",
                "--out", out, in: folder)
            #expect(run.code == 0)
            return try ["summary.json", "daily.csv", "areas.csv", "cells.csv", "report.json", "report.html"].map {
                try Data(contentsOf: URL(filePath: "\(out)/\($0)"))
            }
        }
        #expect(contents[0] == contents[1])
        #expect(contents[1] == contents[2])
    }

    @Test("with --precision replicates until a figure is known, with the same bytes for any number of jobs")
    func precision() throws {
        let contents = try ["1", "2"].map { jobs in
            let out = "\(folder.path)/\(jobs)"
            let run = try quartermaster(
                "run", "scenarios/quickstart.yaml", "--days", "3", "--precision", "0.05", "--of", "order_to_door.mean",
                "--most", "30", "--jobs", jobs, "--out", out, in: folder)
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.output.contains("order_to_door.mean: "))
            return try Data(contentsOf: URL(filePath: "\(out)/summary.json"))
        }
        #expect(contents[0] == contents[1])
        let summary = try JSONSerialization.jsonObject(with: contents[0]) as? [String: Any]
        let precision = summary?["precision"] as? [String: Any]
        #expect(precision?["figure"] as? String == "order_to_door.mean" && precision?["asked"] as? String == "0.05")
        #expect((summary?["replications"] as? Int).map { $0 >= 20 && $0 <= 30 } == true)
    }

    @Test(
        "whose precision is nonsense is refused",
        arguments: [
            (["--precision", "x"], 64, "must be a share such as 2%"), (["--of", "gini"], 64, "are for --precision"),
            (["--precision", "2%", "--replications", "3"], 64, "leave out --replications"),
            (["--precision", "2%", "--of", "ginni"], 65, "there is no figure 'ginni'"),
            (["--precision", "2%", "--days", "1", "--of", "class_unmet_ratio.halal"], 65, "class_unmet_ratio"),
        ] as [([String], Int32, String)])
    func badPrecision(arguments: [String], code: Int32, text: String) throws {
        let process = try start(["run", "scenarios/quickstart.yaml", "--out", folder.path] + arguments, in: folder)
        process.waitUntilExit()
        let run = try outcome(of: process, in: folder)
        #expect(run.code == code)
        #expect(run.errors.replacing(/\n +/, with: " ").contains(text), "\(run.errors)")
    }

    @Test("shows its progress on standard error when asked")
    func progress() throws {
        let run = try quartermaster(
            "run", "scenarios/quickstart.yaml", "--days", "10", "--progress", "--quiet", "--out", folder.path,
            in: folder)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 10)
        #expect(lines.last?.contains("2020-02-25, ") == true && lines.last?.contains("100%, 0 s left") == true)
        #expect(!run.errors.contains("\u{1B}"))
    }

    @Test("stopped by Ctrl-C keeps what is complete and ends with 130")
    func interrupted() throws {
        let process = try start(
            [
                "run", "scenarios/quickstart.yaml", "--replications", "3000", "--days", "3", "--jobs", "1",
                "--progress",
                "--quiet",
                "--out", "\(folder.path)/out",
            ], in: folder)
        while try errors(of: process).isEmpty { Thread.sleep(forTimeInterval: 0.01) }
        process.interrupt()
        process.waitUntilExit()
        let run = try outcome(of: process, in: folder)
        #expect(run.code == 130)
        #expect(run.errors.contains("of 3000 replications were complete and are kept in \(folder.path)/out"))
        #expect(run.output.isEmpty)
        let summary = try String(contentsOfFile: "\(folder.path)/out/summary.json", encoding: .utf8)
        #expect(summary.contains("\"replications_asked\" : 3000"))
    }

    @Test("stopped before anything is complete writes nothing and ends with 130")
    func interruptedEarly() throws {
        let process = try start(
            ["run", "scenarios/wuhan-2020.yaml", "--scale", "0.05", "--progress", "--out", "\(folder.path)/out"],
            in: folder)
        while try errors(of: process).isEmpty { Thread.sleep(forTimeInterval: 0.01) }
        process.interrupt()
        process.waitUntilExit()
        let run = try outcome(of: process, in: folder)
        #expect(run.code == 130)
        #expect(run.errors.hasSuffix("interrupted before a replication was complete; nothing was written\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out").isEmpty)
    }

    @Test("whose reader has gone ends without a word")
    func brokenPipe() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            "\(program.path) run scenarios/quickstart.yaml --days 2 --json --out \(folder.path)/out "
                + "2>\(folder.path)/errors | true",
        ]
        process.currentDirectoryURL = repository
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try String(contentsOfFile: "\(folder.path)/errors", encoding: .utf8).isEmpty)
    }

    /// What a running program has said on standard error so far.
    private func errors(of process: Process) throws -> String {
        guard process.isRunning else { return "ended" }
        return try String(contentsOfFile: "\(folder.path)/errors", encoding: .utf8)
    }
}
