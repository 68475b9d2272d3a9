import ArgumentParser
import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel

struct Fork: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs one past and several futures, and sets the futures beside one another.",
        discussion: """
            Each replication is simulated once up to the day of the fork and copied; each copy takes over what its future \
            changes and goes on to the end. A future is a YAML file with the sections to change, as in the 'set' of a phase \
            (and 'shocks'), or a value of --vary; several --vary are combined each with each. The future 'unchanged' is \
            always there, and equals the run without a fork, byte for byte.

            Writes report.html, a page of the futures' differences, futures.json, futures.csv, daily.csv and, for each \
            future, a folder with the files of a run, its own report among them; Docs/reference/fork.md describes them. Differences from the unchanged future are paired by replication, with \
            intervals that hold all at once.

            Ctrl-C stops at the end of the simulated day and keeps the replications of which all futures are complete; a \
            second Ctrl-C ends at once.

              quartermaster fork scenarios/quickstart.yaml --at 4 --vary fleet.buses=2,3
              quartermaster fork scenarios/quickstart.yaml --at 9 --vary picking.pickers=2,5
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(
        help: ArgumentHelp(
            "The midnight of the fork: after so many days, or at the start of a date such as 2020-02-20.",
            valueName: "day"), transform: { try forkMoment($0) })
    var at: ForkMoment

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Files, each a future: the sections to change.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var alternatives: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Futures by the value of a key, such as fleet.buses=21,84; may be repeated.", valueName: "path=v1,v2"),
        transform: { try readLevels($0) })
    var vary: [Factor] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "The figures to compare, as listed by 'quartermaster figures' (default: a choice of them).",
            valueName: "name"), transform: { try figureReference($0) })
    var figures: [FigureReference] = []

    @Option(
        help: ArgumentHelp("The seed of all draws, from 0 (default: 1).", valueName: "n"),
        transform: { try integer($0, in: 0...UInt64.max) })
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp("How many independent pasts, 1 to 10000 (default: 1).", valueName: "n"),
        transform: { try integer($0, in: 1...10_000) })
    var replications = 1

    @Option(
        help: ArgumentHelp(
            "How many pasts or futures run at a time, 1 to 1024 (default: one on each core).", valueName: "n"),
        transform: { try integer($0, in: 1...1024) })
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "The folder for the files (default: results/ and the scenario's name, with -fork).", valueName: "dir"),
        completion: .directory)
    var out: String?

    @OptionGroup var reportOptions: ReportOptions

    @Flag(inversion: .prefixedNo, help: "Write report.html of the futures' differences, and one for each future.")
    var report = true

    @Flag(help: "Print futures.json instead of the summary, and nothing else.")
    var json = false

    @Flag(help: "Print no summary and show no progress.")
    var quiet = false

    @OptionGroup var progress: ProgressOption

    /// Each future has a folder of its own.
    private static let most = 1000

    func validate() throws {
        guard !alternatives.isEmpty || !vary.isEmpty else {
            throw ValidationError("name at least one future, with --alternatives or --vary")
        }
        guard Set(vary.map(\.path)).count == vary.count else { throw ValidationError("--vary names a key twice") }
        let count = FullFactorial.size(of: vary, valuesPerFactor: 1)
        guard count <= Self.most else {
            throw ValidationError("--vary: that makes \(count) futures; at most \(Self.most) can be run")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let futures = try requests()
            let scenario = try read(futures)
            let folder = try OutputFolder(out, of: options.scenario, for: "fork")
            let city = City(scenario.plan)
            let fork = Experiments.Fork(
                of: city, at: scenario.day, futures: scenario.futures.map(city.under), count: replications, seed: seed,
                jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, recordsCells: report)
            let line = progress.line(isQuiet: quiet)
            let outcomes = await interruptible {
                await fork.run { progress in
                    let share = progress.fractionDone
                    line?.show(share) { elapsed, _ in
                        ProgressText.line(share, of: "all days", elapsedSeconds: elapsed)
                    }
                }
            }
            line?.clear()
            let request = RunRequest(
                settings: options.settings, scale: options.scale, seed: seed, replications: replications)
            let results = ForkResults(
                of: request, names: futures.map(\.name), changes: futures.map(\.description), day: scenario.day,
                outcomes: outcomes, figures: try compared())
            guard let results else {
                throw Failure("interrupted before a replication was complete; nothing was written", code: .interrupted)
            }
            let notes = report ? try options.file.notes() : []
            let files = try folder.writing {
                try folder.write(results, notes: notes, report ? reportOptions.strings : nil)
            }
            try folder.show(
                files, asJSON: json, isQuiet: quiet, try results.json, screen: results.screen(for: Console.output))
            guard outcomes.count == replications else {
                throw Failure(
                    "interrupted: \(outcomes.count) of \(replications) replications were complete and are kept in "
                        + folder.path, code: .interrupted)
            }
        }
    }

    private func read(_ futures: [FutureRequest]) throws -> ForkedScenario {
        try readingScenarios { () throws(ScenarioError) in
            try ScenarioLoader.fork(
                options.scenario, overrides: options.settings, days: options.days, scale: options.scale, at: at,
                futures: futures)
        }
    }

    private func compared() throws -> [FigureReference] {
        try figures.isEmpty ? ForkResults.headline.map { try FigureReference($0) } : figures
    }

    /// The futures that the options name, each with a name of its own.
    private func requests() throws -> [FutureRequest] {
        var requests = alternatives.map { path in
            FutureRequest(
                name: URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent, change: .file(path))
        }
        if !vary.isEmpty {
            requests += FullFactorial.points(of: vary, valuesPerFactor: 1).map(\.overrides).map {
                FutureRequest(name: folderName($0), change: .settings($0))
            }
        }
        var seen: Set<String> = [
            ForkResults.unchanged, "futures.json", "futures.csv", "daily.csv", "report.html", "report.json",
        ]
        for request in requests where !seen.insert(request.name).inserted {
            throw Failure("two futures are called '\(request.name)'; give each file a name of its own", code: .badInput)
        }
        return requests
    }

    /// What a folder may be called that holds a future of these settings.
    private func folderName(_ settings: [String]) -> String {
        String(
            settings.joined(separator: ",").map { character in
                character.isASCII && (character.isLetter || character.isNumber || "._-=,".contains(character))
                    ? character : "_"
            }.prefix(120))
    }
}

extension FutureRequest {
    /// What it changes, for outputs.
    fileprivate var description: String {
        switch change {
        case .file(let path): path
        case .settings(let texts): texts.joined(separator: " ")
        }
    }
}

private func forkMoment(_ text: String) throws -> ForkMoment {
    if let day = Int(text) { return .day(day) }
    guard let date = CalendarDate(parsing: text) else {
        throw ValidationError("it must be a number of days or a date such as 2020-02-20")
    }
    return .date(date)
}

private func figureReference(_ text: String) throws -> FigureReference {
    do {
        return try FigureReference(text)
    } catch {
        throw ValidationError("\(error)\(suggestion(for: text, among: FigureName.allCases.map(\.rawValue)))")
    }
}
