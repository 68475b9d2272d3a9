import Foundation
import TestSupport
import Testing

/// The golden screens are `COLUMNS=80 quartermaster COMMAND --help > Tests/Fixtures/help/COMMAND.txt`, with a hyphen in the
/// name between a command and its own.
@Suite("Help")
struct HelpTests {
    /// The commands whose examples are quick when they are made small.
    static let commands = [
        "quartermaster", "run", "compare", "explain", "fork", "validate", "inspect", "route",
    ]

    static let allCommands =
        commands + [
            "report", "capacity", "stress", "sweep", "calibrate", "init", "diff", "schema", "figures", "trials",
            "trials-list", "trials-export", "trials-compact", "merge",
        ]

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("screens are as they were agreed", arguments: HelpTests.allCommands)
    func screens(command: String) throws {
        let arguments = (command == "quartermaster" ? [] : command.split(separator: "-").map(String.init)) + ["--help"]
        let process = try start(arguments, in: folder)
        process.waitUntilExit()
        let help = try outcome(of: process, in: folder)
        #expect(help.code == 0)
        let golden = repository.appending(path: "Tests/Fixtures/help/\(command).txt")
        #expect(help.output == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test("commands in help screens are good usage", arguments: HelpTests.commands)
    func examples(command: String) throws {
        let golden = repository.appending(path: "Tests/Fixtures/help/\(command).txt")
        let examples = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("  quartermaster ")
        }
        #expect(!examples.isEmpty)
        for example in examples {
            let words = example.split(separator: "|")[0].split(separator: " ").dropFirst().map(String.init)
            let small =
                switch words[0] {
                case "route": ["--iterations", "10"]
                case "run": ["--scale", "0.002", "--days", "1", "--out", folder.path]
                case "compare":
                    [
                        "--scale", "0.002", "--days", "1", "--replications", "2", "--out", folder.path, "--store",
                        "\(folder.path)/trials.sqlite",
                    ]
                case "explain": ["--days", "3"]
                case "fork": ["--days", "10", "--out", folder.path]
                default: ["--scale", "0.002", "--days", "1"]
                }
            let process = try start(words + small, in: folder)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(example)")
        }
    }

    @Test("the version is printed")
    func version() throws {
        let run = try quartermaster("--version", in: folder)
        #expect(run.code == 0)
        #expect(run.output.wholeMatch(of: /quartermaster [0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    }

    @Test("completions are made for each shell", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let run = try quartermaster("--generate-completion-script", shell, in: folder)
        #expect(run.code == 0)
        #expect(run.output.contains("quartermaster") && run.output.contains("replications"))
    }
}
