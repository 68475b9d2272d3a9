import Foundation
import TestSupport
import Testing

/// Runs what the guide and the README show.
///
/// `GUIDE_UPDATE=1 swift test --filter GuideTests` writes what the commands print into the guide's pages.
@Suite("The guide and the README")
struct GuideTests {
    static let pages = [
        "first-run", "your-own-city", "plan-capacity", "stress-stock", "compare-policies", "write-a-policy",
        "embed-the-library", "scale", "answers-from-the-files",
    ]
    static let updates = ProcessInfo.processInfo.environment["GUIDE_UPDATE"] != nil

    let folder: TemporaryFolder

    /// A folder that looks like a clone of the repository in which `quartermaster` can be called by its name.
    init() throws {
        folder = try TemporaryFolder()
        let files = FileManager.default
        for path in ["scenarios", "Docs/guide", "Tests/Fixtures/routing"] {
            let copy = URL(filePath: "\(folder.path)/clone/\(path)")
            try files.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try files.copyItem(at: repository.appending(path: path), to: copy)
        }
        try files.createDirectory(atPath: "\(folder.path)/bin", withIntermediateDirectories: true)
        try files.createSymbolicLink(
            at: URL(filePath: "\(folder.path)/bin/quartermaster"), withDestinationURL: program)
    }

    /// Lets the shell run a command; its streams come as a terminal shows them.
    private func shell(_ command: String) throws -> (code: Int32, lines: [String]) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(filePath: "\(folder.path)/clone")
        process.environment = ["COLUMNS": "80", "LC_ALL": "C.UTF-8", "PATH": "\(folder.path)/bin:/usr/bin:/bin"]
        let printed = "\(folder.path)/printed"
        try Data().write(to: URL(filePath: printed))
        let handle = try FileHandle(forWritingTo: URL(filePath: printed))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        var lines = try String(contentsOfFile: printed, encoding: .utf8).components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        // A console block would end in an empty line, too.
        while lines.last == "" { lines.removeLast() }
        // Where a reader's clone would be.
        return (
            process.terminationStatus, lines.map { $0.replacing("\(folder.path)/clone", with: "~/quartermaster") }
        )
    }

    @Test("each command of a page runs, in their order, and prints what is shown", arguments: GuideTests.pages)
    func commands(name: String) throws {
        let page = try GuidePage("Docs/guide/\(name).md")
        var printed: [[String]] = []
        for command in page.commands {
            let (code, lines) = try shell([command.text, command.addition].compactMap(\.self).joined(separator: " "))
            printed.append(lines)
            #expect(code == 0, "\(name).md: \(command.text)\n\(lines.joined(separator: "\n"))")
            guard command.addition == nil, !Self.updates else { continue }
            let shown = command.output.reversed().drop { $0.isEmpty }.reversed()
            #expect(
                GuidePage.agrees(Array(shown), with: lines),
                "\(name).md: \(command.text)\nprints\n\(lines.joined(separator: "\n"))")
        }
        if Self.updates { try page.rewrite(printed) }
    }

    @Test("a page shows files as they are", arguments: GuideTests.pages)
    func excerpts(name: String) throws {
        for excerpt in try GuidePage("Docs/guide/\(name).md").excerpts {
            var file = try String(contentsOf: repository.appending(path: excerpt.path), encoding: .utf8)
                .components(separatedBy: "\n")
            if file.last == "" { file.removeLast() }
            #expect(GuidePage.agrees(excerpt.lines, with: file), "\(name).md shows another \(excerpt.path)")
        }
    }

    @Test("the index names every page, and there is no other; links between pages lead somewhere")
    func index() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: repository.appending(path: "Docs/guide").path)
        let pages = Set(files.filter { $0.hasSuffix(".md") && $0 != "README.md" })
        #expect(pages == Set(Self.pages.map { "\($0).md" }))
        let index = try String(contentsOf: repository.appending(path: "Docs/guide/README.md"), encoding: .utf8)
        for page in pages { #expect(index.contains("](\(page))"), "\(page)") }
        for path in files.filter({ $0.hasSuffix(".md") }).map({ "Docs/guide/\($0)" }) + ["README.md"] {
            let url = repository.appending(path: path)
            for match in try String(contentsOf: url, encoding: .utf8).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
                let target = url.deletingLastPathComponent().appending(path: String(match.1))
                #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(match.1)")
            }
        }
    }

    /// What the test adds to a command of the README so that it takes a moment: a small part of the city, and few days.
    ///
    /// The live page is not opened: its browser tests do that. Commands without an entry are run as they stand.
    private static let brief = [
        "run": "--scale 0.01 --days 3", "inspect": "--scale 0.01", "explain": "--days 3",
        "compare": "--scale 0.01 --days 3 --replications 2", "fork": "--days 12 --scale 0.01",
        "stress": "--scale 0.005 --days 12 --outage 2d --replications 2",
        "capacity": "--scale 0.005 --days 3 --most-replications 6 --step 500", "sweep": "--scale 0.005 --days 3",
        "calibrate": "--scale 0.3 --most 48 --replications 3", "route": "--iterations 10",
        "init": "--people 2000", "serve": "--help", "diff": "|| [ $? = 1 ]",
    ]
    /// Runs of networks know neither a scale nor anything that would make them shorter than they are.
    private static let whole = ["textbook/"]

    private static func readmeCommands() throws -> [String] {
        let text = try String(contentsOf: repository.appending(path: "README.md"), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("quartermaster ") }.map {
            String($0).replacing(/[ ]+#.*/, with: "")
        }
    }

    @Test("every command of the README runs, made short")
    func readme() throws {
        let commands = try Self.readmeCommands()
        #expect(commands.count > 10)
        for command in commands {
            let name = String(command.split(separator: " ")[1])
            var addition = Self.whole.contains(where: command.contains) ? "" : Self.brief[name] ?? ""
            if name == "stress", command.contains("--floor") {
                // With a probability that few trials can show.
                addition = "--scale 0.005 --days 12 --replications 6 --survive 0.3 --confidence 0.5 --highest 2"
            }
            if name == "run", command.contains("--precision") { addition += " --most 20" }
            if name == "run", command.contains("--replications") { addition = addition + " --no-report" }
            let (code, lines) = try shell("\(command) \(addition)")
            #expect(code == 0, "\(command) \(addition)\n\(lines.joined(separator: "\n"))")
        }
    }

    @Test(
        "what the README and the guide ask make for, it knows",
        arguments: ["README.md"] + pages.map { "Docs/guide/\($0).md" })
    func make(path: String) throws {
        let makefile = try String(contentsOf: repository.appending(path: "Makefile"), encoding: .utf8)
        let text = try String(contentsOf: repository.appending(path: path), encoding: .utf8)
        for match in text.matches(of: /(?m)(?:^|`)make ([a-z-]+)/) {
            #expect(makefile.contains("\n\(match.1): "), "\(path): make \(match.1)")
        }
    }
}
