import Foundation
import TestSupport
import Testing

@Suite("Exit codes")
struct ExitCodeTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(
        "64: bad usage says what is allowed",
        arguments: [
            (["run"], "Missing expected argument '<scenario>'"),
            (["run", "a.yaml", "--dayz", "3"], "Unknown option '--dayz'"),
            (["run", "a.yaml", "--days", "0"], "a whole number from 1 to 3650"),
            (["run", "a.yaml", "--days", "3.5"], "a whole number from 1 to 3650"),
            (["run", "a.yaml", "--days", "99999999999999999999"], "a whole number from 1 to 3650"),
            (["run", "a.yaml", "--seed=-1"], "a whole number from 0 to 18446744073709551615"),
            (["run", "a.yaml", "--scale", "0"], "a number above 0 and at most 1"),
            (["run", "a.yaml", "--scale", "nan"], "a number above 0 and at most 1"),
            (["run", "a.yaml", "--scale", "1e999"], "a number above 0 and at most 1"),
            (["run", "a.yaml", "--replications", "0"], "a whole number from 1 to 10000"),
            (["run", "a.yaml", "--jobs", "0"], "a whole number from 1 to 1024"),
            (["inspect", "a.yaml", "--scale", "2"], "a number above 0 and at most 1"),
            (["walk"], "Unexpected argument 'walk'"),
        ])
    func usage(arguments: [String], message: String) throws {
        let process = try start(arguments, in: folder)
        process.waitUntilExit()
        let run = try outcome(of: process, in: folder)
        #expect(run.code == 64)
        #expect(run.errors.contains(message))
        #expect(run.output.isEmpty)
    }

    @Test("65: a bad scenario, from every command", arguments: ["run", "validate", "inspect"])
    func badInput(command: String) throws {
        let run = try quartermaster(command, "scenarios/nowhere.yaml", in: folder)
        #expect(run.code == 65)
        #expect(run.errors.hasPrefix("scenarios/nowhere.yaml: "))
        #expect(run.errors.hasSuffix("1 error; nothing was run\n"))
        #expect(run.output.isEmpty)
    }

    @Test("65: a bad --set value, with the nearest key")
    func badSetting() throws {
        let run = try quartermaster("run", "scenarios/quickstart.yaml", "--set", "fleet.busses=3", in: folder)
        #expect(run.code == 65)
        #expect(run.errors.contains("did you mean 'buses'?"))
    }

    @Test("73: the folder cannot be made, before anything is run")
    func cannotCreate() throws {
        let run = try quartermaster("run", "scenarios/quickstart.yaml", "--out", "\(folder.path)/errors/x", in: folder)
        #expect(run.code == 73)
        #expect(run.errors == "\(folder.path)/errors/x: the folder cannot be made: Not a directory\n")
    }

    @Test("74: a file cannot be written")
    func cannotWrite() throws {
        let obstacle = "\(folder.path)/out/summary.json"
        try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: true)
        let run = try quartermaster("run", "scenarios/quickstart.yaml", "--out", "\(folder.path)/out", in: folder)
        #expect(run.code == 74)
        #expect(run.errors == "\(folder.path)/out: cannot write: Is a directory\n")
    }

    @Test("0: validate says what was read")
    func valid() throws {
        let run = try quartermaster("validate", "scenarios/quickstart.yaml", in: folder)
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("scenarios/quickstart.yaml: OK: Quickstart, 14 days from 2020-02-16"))
    }

    @Test("0: inspect prints a screen, or JSON")
    func inspect() throws {
        let screen = try quartermaster("inspect", "scenarios/quickstart.yaml", in: folder)
        #expect(screen.code == 0 && screen.output.contains("3,879 people, 1,447 households"))
        let json = try quartermaster("inspect", "scenarios/quickstart.yaml", "--json", in: folder)
        #expect(json.code == 0)
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["people"] as? Int == 3879)
    }
}
