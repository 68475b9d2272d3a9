import ArgumentParser
import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel
import Synchronization

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs a scenario, shows a summary and writes its figures.",
        discussion: """
            Writes report.html, a page to read and to forward, and beside it summary.json, daily.csv and cells.csv; \
            Docs/reference/outputs.md describes them. A network writes report.html, summary.json and periods.csv; \
            Docs/reference/stock-networks.md describes those. With several \
            replications figures are means, with 95 % intervals in summary.json; one replication has no interval.

            Results depend on scenario, --set, --days, --scale, --seed, --replications and the program's version, and on \
            nothing else: --jobs changes no byte.

            Ctrl-C stops at the end of the simulated day and keeps the replications that are complete; a second Ctrl-C ends at once.

              quartermaster run scenarios/wuhan-2020.yaml --scale 0.01 --replications 8
              quartermaster run scenarios/wuhan-2020.yaml --set fleet.buses=400 --json
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(
        help: ArgumentHelp("The seed of all draws, from 0 (default: 1).", valueName: "n"),
        transform: { try integer($0, in: 0...UInt64.max) })
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "How many independent runs, 1 to 10000 (default: 1, or as a network says).", valueName: "n"),
        transform: { try integer($0, in: 1...10_000) })
    var replications: Int?

    @Option(
        help: ArgumentHelp("How many run at a time, 1 to 1024 (default: one on each core).", valueName: "n"),
        transform: { try integer($0, in: 1...1024) })
    var jobs: Int?

    @Option(
        help: ArgumentHelp("The folder for the files (default: results/ and the scenario's name).", valueName: "dir"),
        completion: .directory)
    var out: String?

    @OptionGroup var reportOptions: ReportOptions

    @Flag(inversion: .prefixedNo, help: "Write report.html, and report.json from which it can be drawn anew.")
    var report = true

    @Flag(help: "Print summary.json instead of the summary, and nothing else.")
    var json = false

    @Flag(help: "Print no summary and show no progress.")
    var quiet = false

    @Flag(inversion: .prefixedNo, help: "Show progress on standard error (default: where that is a terminal).")
    var progress: Bool?

    func run() async throws {
        try await reportingFailures {
            switch try options.read() {
            case .city(let plan): try await run(City(plan))
            case .network(let plan): try await run(plan)
            }
        }
    }

    private func run(_ city: City) async throws {
        let folder = try outputFolder()
        let series = Replications(
            of: city, count: replications ?? 1, seed: seed, jobs: availableJobs, recordsCells: report)
        let clock = ContinuousClock()
        let begin = clock.now
        let complete = await simulate(series)
        let elapsed = clock.now - begin
        guard let results = RunResults(of: request(series.count), replications: complete) else { throw interrupted }
        let files = try writing(to: folder) {
            try folder.write(results)
                + (report ? folder.write(RunReport(of: results, notes: notes()), reportOptions.strings) : [])
        }
        try show(
            json: try results.summary.json, screen: results.screen(for: Console.output) + results.speed(over: elapsed),
            files: files, in: folder)
        try requireAll(series.count, complete.count, in: folder)
    }

    private func run(_ plan: NetworkPlan) async throws {
        let folder = try outputFolder()
        let series = NetworkReplications(
            of: plan, count: replications ?? plan.replications, seed: seed, jobs: availableJobs)
        let clock = ContinuousClock()
        let begin = clock.now
        let complete = await simulate(series)
        let elapsed = clock.now - begin
        guard let results = NetworkResults(of: request(series.count), replications: complete) else { throw interrupted }
        let files = try writing(to: folder) {
            try folder.write(results)
                + (report ? folder.write(NetworkReport(of: results, notes: notes()), reportOptions.strings) : [])
        }
        try show(
            json: try results.summary.json, screen: results.screen(for: Console.output) + results.speed(over: elapsed),
            files: files, in: folder)
        try requireAll(series.count, complete.count, in: folder)
    }

    /// Prints what was asked for: the summary as JSON, or the screen and where the files are, or nothing.
    private func show(
        json summary: @autoclosure () throws -> Data, screen: @autoclosure () -> String, files: [String],
        in folder: OutputFolder
    ) throws {
        if json {
            try Console.print(try summary())
        } else if !quiet {
            try Console.print(screen())
            try Console.print("Written to \(folder.path): \(files.joined(separator: ", "))\n")
        }
    }

    private var availableJobs: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    private var interrupted: Failure {
        Failure("interrupted before a replication was complete; nothing was written", code: .interrupted)
    }

    private func request(_ count: Int) -> RunRequest {
        RunRequest(settings: options.settings, scale: options.scale, seed: seed, replications: count)
    }

    private func requireAll(_ asked: Int, _ complete: Int, in folder: OutputFolder) throws {
        guard complete == asked else {
            throw Failure(
                "interrupted: \(complete) of \(asked) replications were complete and are kept in \(folder.path)",
                code: .interrupted)
        }
    }

    /// Where the scenario's figures come from, as it says itself.
    private func notes() throws -> [ScenarioNote] {
        try ScenarioLoader.marks(options.scenario, overrides: options.settings).map(ScenarioNote.init)
    }

    /// The folder, made before anything is simulated so that a run is not lost for want of it.
    private func outputFolder() throws -> OutputFolder {
        let name = URL(fileURLWithPath: options.scenario).deletingPathExtension().lastPathComponent
        return try OutputFolder(at: out ?? "results/\(name)")
    }

    private func writing(to folder: OutputFolder, _ write: () throws -> [String]) throws -> [String] {
        do {
            return try write()
        } catch {
            throw Failure("\(folder.path): cannot write: \(Console.reason(error))", code: .cannotWrite)
        }
    }

    /// Runs a city's series with progress and Ctrl-C at hand.
    private func simulate(_ series: Replications) async -> [Replication] {
        let isShown = progress ?? (Console.progress != nil && !quiet)
        let display = isShown ? ProgressLine() : nil
        let text = ProgressText(plan: series.city.plan, replications: series.count)
        let complete = await interruptible {
            await series.run { progress in
                display?.show(progress.fractionDone) { text.line(progress, elapsedSeconds: $0, width: $1) }
            }
        }
        display?.clear()
        return complete
    }

    /// Runs a network's series with Ctrl-C at hand; with progress, a line for each tenth.
    private func simulate(_ series: NetworkReplications) async -> [NetworkReplication] {
        guard progress ?? false else { return await interruptible { await series.run() } }
        let tenths = Atomic(0)
        return await interruptible {
            await series.run { share in
                let tenth = Int(share * 10)
                if tenth > tenths.exchange(tenth, ordering: .relaxed) { Console.note("\(tenth * 10) % of all periods") }
            }
        }
    }
}
