import Foundation
import TestSupport
import Testing

@Suite("quartermaster init, diff, schema and validate")
struct ScenarioCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("init writes what its options say; it runs, and nothing is written over without --force")
    func flags() throws {
        let file = "\(folder.path)/town.yaml"
        let run = try quartermaster(
            "init", file, "--name", "Riverside", "--people", "3000", "--area", "2", "--days", "2", "--goods",
            "vegetables=5,oil", in: folder)
        #expect(run.code == 0 && run.output == "\(file)\n\(folder.path)/town-districts.csv\n")
        #expect(try text("town.yaml").contains("name: \"Riverside\""))
        let first = try text("town.yaml")
        let again = try quartermaster("init", file, "--people", "10", in: folder)
        #expect(again.code == 73 && again.errors.contains("--force"))
        #expect(try text("town.yaml") == first)
        let validated = try quartermaster("validate", file, in: folder)
        #expect(validated.code == 0 && validated.output.contains("Riverside, 2 days"))
        let ran = try quartermaster("run", file, "--no-report", "--out", "\(folder.path)/out", in: folder)
        #expect(ran.code == 0)
        let forced = try quartermaster("init", file, "--people", "10", "--force", in: folder)
        #expect(forced.code == 0)
        #expect(try text("town.yaml") != first)
    }

    @Test("init without a terminal and without options takes the usual answers; bad options are named")
    func withoutTerminal() throws {
        let run = try quartermaster("init", "\(folder.path)/a.yaml", in: folder)
        #expect(run.code == 0)
        #expect(try text("a.yaml").contains("people: 20000"))
        for arguments in [["--goods", "tea"], ["--cells", "c.csv", "--people", "3"], ["--area", "0"]] {
            let process = try start(["init", "\(folder.path)/b.yaml"] + arguments, in: folder)
            process.waitUntilExit()
            #expect(process.terminationStatus == 64)
        }
        let none = try quartermaster("init", "\(folder.path)/b.yaml", "--cells", "none.csv", in: folder)
        #expect(none.code == 65 && !FileManager.default.fileExists(atPath: "\(folder.path)/b.yaml"))
    }

    @Test("init asks five questions on a terminal, and asks again after an answer that will not do")
    func interview() throws {
        let script = """
            import os, pty, sys
            answers = [b"Hankou\\n", b"many\\n", b"5000 on 2\\n", b"\\n", b"2 none\\n", b"2 40\\n", b"tea\\n", b"vegetables=3 eggs\\n"]
            child, terminal = pty.fork()
            if child == 0:
                os.execv(sys.argv[1], sys.argv[1:])
            shown = b""
            while True:
                try:
                    part = os.read(terminal, 1024)
                except OSError:
                    break
                if not part:
                    break
                shown += part
                if shown.endswith(b"] ") and answers:
                    os.write(terminal, answers.pop(0))
            sys.stdout.buffer.write(shown)
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, program.path, "init", "\(folder.path)/asked.yaml"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let shown = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(shown)")
        for question in ["1. ", "2. ", "3. ", "4. ", "5. "] { #expect(shown.contains(question)) }
        #expect(shown.contains("among the goods") && shown.contains("whole number"))
        let written = try text("asked.yaml")
        for line in ["name: \"Hankou\"", "people: 5000", "days: 14", "buses: 2", "members: 40", "floor_days: 3"] {
            #expect(written.contains(line), "\(line)")
        }
        #expect(!written.contains("pork"))
    }

    @Test("diff says by its exit code whether two scenarios mean the same")
    func diff() throws {
        let same = try quartermaster("diff", "scenarios/quickstart.yaml", "--set", "fleet.buses=1", in: folder)
        #expect(same.code == 0)
        let other = try quartermaster("diff", "scenarios/quickstart.yaml", "--set", "fleet.buses=2", in: folder)
        #expect(other.code == 1 && other.output.contains("fleet.buses: 1 → 2") && other.errors.isEmpty)
        let json = try quartermaster(
            "diff", "scenarios/quickstart.yaml", "scenarios/enclave.yaml", "--set", "fleet.buses=2", "--json",
            in: folder)
        let differences = try #require(try object(json.output)["differences"] as? [[String: Any]])
        #expect(json.code == 1 && differences.contains { $0["path"] as? String == "fleet.buses" })
        #expect(try quartermaster("diff", "scenarios/quickstart.yaml", in: folder).code == 64)
        #expect(try quartermaster("diff", "scenarios/quickstart.yaml", "none.yaml", in: folder).code == 65)
    }

    @Test("schema prints what the library has; validate tells each error's place as JSON")
    func machines() throws {
        let city = try object(try quartermaster("schema", in: folder).output)
        let network = try object(try quartermaster("schema", "--network", in: folder).output)
        #expect((city["properties"] as? [String: Any])?["fleet"] != nil)
        #expect((network["properties"] as? [String: Any])?["network"] != nil)
        let bad = try quartermaster("validate", "Tests/Fixtures/bad/unknown-key.yaml", "--json", in: folder)
        let report = try object(bad.output)
        let errors = try #require(report["errors"] as? [[String: Any]])
        #expect(bad.code == 65 && bad.errors.isEmpty && report["valid"] as? Bool == false)
        #expect(errors.count == report["count"] as? Int && errors.allSatisfy { ($0["line"] as? Int ?? 0) > 0 })
        let good = try object(try quartermaster("validate", "scenarios/quickstart.yaml", "--json", in: folder).output)
        #expect(good["valid"] as? Bool == true)
        let figures = try quartermaster("figures", "--json", in: folder).output
        #expect(try JSONSerialization.jsonObject(with: Data(figures.utf8)) is [[String: Any]])
    }
}
