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
        #expect(
            run.errors
                == "\(folder.path)/errors/x: the folder cannot be made: Not a directory; name another with --out\n")
    }

    private static let experiments = [
        ["compare", "--vary", "fleet.buses=1,2"], ["sweep", "--over", "fleet.buses=1,2"], ["stress", "--outage", "1"],
        ["capacity", "--over", "fleet.buses=1..2", "--meet", "fill_rate>=0.5"],
    ]

    private func run(_ arguments: [String]) throws -> Outcome {
        let process = try start(arguments, in: folder)
        process.waitUntilExit()
        return try outcome(of: process, in: folder)
    }

    @Test(
        "73: there is a file where the folder of the answer, or of the store, is to be",
        arguments: experiments + [["run"], ["fork", "--at", "1", "--vary", "fleet.buses=1"]])
    func fileInTheWay(command: [String]) throws {
        let file = "\(folder.path)/file"
        try folder.write([1], to: "file")
        let scenario = [command[0], "scenarios/quickstart.yaml", "--days", "2"] + command.dropFirst()
        let isStudy = Self.experiments.contains(command)
        let answer = try run(
            scenario + ["--out", file] + (isStudy ? ["--store", "\(folder.path)/trials.sqlite"] : []))
        #expect(answer.code == 73 && answer.output.isEmpty)
        #expect(answer.errors == "\(file): the folder cannot be made: File exists; name another with --out\n")
        guard isStudy else { return }
        let store = try run(scenario + ["--out", "\(folder.path)/out", "--store", "\(file)/trials.sqlite"])
        #expect(store.code == 73 && store.output.isEmpty)
        #expect(store.errors == "\(file): the folder cannot be made: File exists; name another with --store\n")
    }

    @Test(
        "65: what is no store is told in the same words by every command, and left as it was",
        arguments: ["none.sqlite", ""])
    func noStore(name: String) throws {
        try folder.write(Array("no database".utf8), to: "none.sqlite")
        let options = ["--days", "2", "--out", "\(folder.path)/out"]
        let path = name.isEmpty ? folder.path : "\(folder.path)/\(name)"
        let commands =
            Self.experiments.map {
                [$0[0], "scenarios/quickstart.yaml"] + $0.dropFirst() + options + ["--store", path]
            } + ["list", "export", "compact"].map { ["trials", $0, "--store", path] }
            + [["merge", "--into", "\(folder.path)/all.sqlite", path]]
        for command in commands {
            let told = try run(command)
            #expect(told.code == 65 && told.output.isEmpty, "\(command)")
            #expect(
                told.errors
                    == "\(path): this is no store of trials; name one that an experiment wrote, or a new file\n")
        }
        let report = try run(["report", "\(folder.path)/none.sqlite"])
        #expect(report.code == 65 && report.errors.contains("this is no store of trials"))
        #expect(try String(contentsOfFile: "\(folder.path)/none.sqlite", encoding: .utf8) == "no database")
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/all.sqlite"))
    }

    @Test(
        "65: what only a city has is refused of a network, with what it is for",
        arguments: [
            (["run", "--export", "csv"], "leave --export out"), (["run", "--scale", "0.5"], "only a city"),
            (["explain", "--worst", "3"], "only a city has orders and households"),
            (["fork", "--at", "2", "--vary", "fleet.buses=1"], "only a city can be forked"),
            (["sweep", "--over", "fleet.buses=1,2"], "'fleet' belongs to a city"),
        ])
    func networkInstead(command: [String], message: String) throws {
        let network = "scenarios/textbook/newsvendor-normal.yaml"
        let refused = try run([command[0], network] + command.dropFirst())
        #expect(refused.code == 65 && refused.output.isEmpty)
        #expect(refused.errors.contains(message), "\(refused.errors)")
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
