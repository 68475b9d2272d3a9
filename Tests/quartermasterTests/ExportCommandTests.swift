import Foundation
import TestSupport
import Testing

@Suite("quartermaster run --export")
struct ExportCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("writes what is asked for, in lists and repeated, and says so")
    func formats() throws {
        let run = try quartermaster(
            "run", "scenarios/quickstart.yaml", "--days", "2", "--export", "csv,trace", "--export", "geojson",
            "--out", "\(folder.path)/out", in: folder)
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.output.contains("report.html, export/csv/, export/trace.json, export/cells.geojson\n"))
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out/export").sorted()
        #expect(files == ["cells.geojson", "csv", "trace.json"])
    }

    @Test(
        "64: bad usage says what is allowed",
        arguments: [
            (["--export", "excel"], "'excel' is no format; the formats are csv, jsonl, sqlite, parquet-ready, trace"),
            (["--export", "csv,"], "'' is no format"),
            (["--export", "csv", "--export-orders", "0"], "it must be 'all', or a number above 0 and at most 1"),
            (["--export", "trace", "--export-orders", "all"], "add --export csv, jsonl, sqlite or parquet-ready"),
        ])
    func usage(arguments: [String], message: String) throws {
        let process = try start(["run", "scenarios/quickstart.yaml"] + arguments, in: folder)
        process.waitUntilExit()
        let run = try outcome(of: process, in: folder)
        #expect(run.code == 64 && run.output.isEmpty)
        #expect(run.errors.contains(message), "\(run.errors)")
    }

    @Test("65: a network has nothing of the kind to export")
    func network() throws {
        let run = try quartermaster(
            "run", "scenarios/textbook/newsvendor-normal.yaml", "--export", "csv", "--out", "\(folder.path)/out",
            in: folder)
        #expect(run.code == 65)
        #expect(run.errors.contains("--export writes what happened in a city, and this is a stock network"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out"))
    }

    @Test("73: where its files cannot be made, before anything is run")
    func cannotCreate() throws {
        try FileManager.default.createDirectory(atPath: "\(folder.path)/out", withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: "\(folder.path)/out/export"))
        let run = try quartermaster(
            "run", "scenarios/quickstart.yaml", "--export", "csv,sqlite", "--out", "\(folder.path)/out", in: folder)
        #expect(run.code == 73 && run.output.isEmpty)
        #expect(run.errors.hasPrefix("\(folder.path)/out/export: the files cannot be made: "))
    }

    @Test("74: where a file cannot be written, with no export left")
    func cannotWrite() throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/out/export/run.sqlite/in-the-way", withIntermediateDirectories: true)
        let run = try quartermaster(
            "run", "scenarios/quickstart.yaml", "--days", "2", "--export", "sqlite", "--out", "\(folder.path)/out",
            in: folder)
        #expect(run.code == 74)
        #expect(run.errors.hasPrefix("\(folder.path)/out: cannot write: "))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out/export") == ["run.sqlite"])
    }

    @Test("130: stopped by Ctrl-C before the first replication is complete leaves no file of it")
    func interrupted() throws {
        let process = try start(
            [
                "run", "scenarios/wuhan-2020.yaml", "--scale", "0.01", "--progress", "--quiet", "--export",
                "csv,sqlite,trace", "--out", "\(folder.path)/out",
            ], in: folder)
        while try String(contentsOfFile: "\(folder.path)/errors", encoding: .utf8).isEmpty {
            Thread.sleep(forTimeInterval: 0.01)
        }
        process.interrupt()
        process.waitUntilExit()
        #expect(try outcome(of: process, in: folder).code == 130)
        let names = FileManager.default.enumerator(atPath: "\(folder.path)/out")?.allObjects as? [String] ?? []
        #expect(names.allSatisfy { ["export", "export/csv"].contains($0) }, "\(names)")
    }
}
