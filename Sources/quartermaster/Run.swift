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
            Writes summary.json, daily.csv and cells.csv; Docs/reference/outputs.md describes them. A network writes \
            summary.json and periods.csv; Docs/reference/stock-networks.md describes those. With several \
            replications figures are means, with 95 % intervals in summary.json; one replication has no interval.

            Results depend on scenario, --set, --days, --scale, --seed, --replications and the program's version, and on \
            nothing else: --jobs changes no byte.

            --export writes more into the folder export, for other programs: tables of days, cells, stores, single orders, \
            trips and events as csv, jsonl, sqlite or parquet-ready (CSV, types, and the statement that makes Parquet); trace \
            (buses, pickers and crews as rows, for ui.perfetto.dev); geojson (cells with measures, for QGIS). Orders, trips, \
            events and trace are those of the first replication. Docs/reference/tables.md describes every column.

            Ctrl-C stops at the end of the simulated day and keeps the replications that are complete; a second Ctrl-C ends at once.

              quartermaster run scenarios/wuhan-2020.yaml --scale 0.01 --replications 8
              quartermaster run scenarios/wuhan-2020.yaml --set fleet.buses=400 --json
              quartermaster run scenarios/district.yaml --export sqlite,geojson
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

    @OptionGroup var exports: ExportOptions

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
            case .network(let plan):
                guard exports.formats.isEmpty else {
                    throw Failure(
                        "\(options.scenario): --export writes what happened in a city, and this is a stock network; "
                            + "leave --export out", code: .validationFailure)
                }
                try await run(plan)
            }
        }
    }

    private func run(_ city: City) async throws {
        let folder = try outputFolder()
        let series = Replications(of: city, count: replications ?? 1, seed: seed, jobs: availableJobs)
        let export = try export(of: city, to: folder)
        defer { export?.abandon() }
        let clock = ContinuousClock()
        let begin = clock.now
        let complete = await simulate(series, recording: export?.recording)
        let elapsed = clock.now - begin
        try writing(to: folder) { if let error = export?.error { throw error } }
        guard let results = RunResults(of: request(series.count), replications: complete) else { throw interrupted }
        let files = try writing(to: folder) { try folder.write(results) + (export?.finish(results) ?? []) }
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
        let files = try writing(to: folder) { try folder.write(results) }
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

    /// The folder, made before anything is simulated so that a run is not lost for want of it.
    private func outputFolder() throws -> OutputFolder {
        let name = URL(fileURLWithPath: options.scenario).deletingPathExtension().lastPathComponent
        return try OutputFolder(at: out ?? "results/\(name)")
    }

    /// The files that `--export` asks for, opened before anything is simulated.
    private func export(of city: City, to folder: OutputFolder) throws -> RunExport? {
        guard !exports.formats.isEmpty else { return nil }
        do {
            return try RunExport(
                exports.formats, orderShare: exports.orderShare(of: city), of: city, in: folder)
        } catch {
            throw Failure(
                "\(folder.path)/export: the files cannot be made: \(Console.reason(error))", code: .cannotCreate)
        }
    }

    private func writing<Result>(to folder: OutputFolder, _ write: () throws -> Result) throws -> Result {
        do {
            return try write()
        } catch {
            throw Failure("\(folder.path): cannot write: \(Console.reason(error))", code: .cannotWrite)
        }
    }

    /// Runs a city's series with progress and Ctrl-C at hand.
    private func simulate(_ series: Replications, recording: Recording?) async -> [Replication] {
        let isShown = progress ?? (Console.progress != nil && !quiet)
        let display = isShown ? ProgressLine() : nil
        let text = ProgressText(plan: series.city.plan, replications: series.count)
        let complete = await interruptible {
            await series.run(recording: recording) { progress in
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
