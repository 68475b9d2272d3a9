import ArgumentParser
import Experiments
import Foundation
import Reporting
import Scenario
import Statistics
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

            --export writes more into the folder export, for other programs: tables of days, cells, stores, single orders, \
            trips and events as csv, jsonl, sqlite or parquet-ready (CSV, types, and the statement that makes Parquet); trace \
            (buses, pickers and crews as rows, for ui.perfetto.dev); geojson (cells with measures, for QGIS). Orders, trips, \
            events and trace are those of the first replication. Docs/reference/tables.md describes every column.

            Ctrl-C stops at the end of the simulated day and keeps the replications that are complete; a second Ctrl-C ends at once.

            With --precision replications go on until the 95 % interval of a figure is as narrow as asked: 2% is an error \
            relative to the mean, 0.5 a half width in the figure's unit.

              quartermaster run scenarios/wuhan-2020.yaml --scale 0.01 --replications 8
              quartermaster run scenarios/district.yaml --precision 5% --most 100
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
        help: ArgumentHelp(
            "How closely a figure is to be known: replicate until it is, 20 times at least.", valueName: "2%|0.5"),
        transform: { try readMargin($0) })
    var precision: Margin?

    @Option(
        help: ArgumentHelp(
            "The figure that --precision is about (default: unmet_share; of a network cost_per_period).",
            valueName: "figure"),
        transform: { try readMeasure($0) })
    var of: Measure?

    @Option(
        help: ArgumentHelp(
            "How many replications --precision may take at most, 2 to 100000 (default: 1000).", valueName: "n"),
        transform: { try integer($0, in: 2...100_000) })
    var most: Int?

    @Option(
        help: ArgumentHelp("How many run at a time, 1 to 1024 (default: one on each core).", valueName: "n"),
        transform: { try integer($0, in: 1...1024) })
    var jobs: Int?

    @Option(
        help: ArgumentHelp("The folder for the files (default: results/ and the scenario's name).", valueName: "dir"),
        completion: .directory)
    var out: String?

    @OptionGroup var exports: ExportOptions

    @OptionGroup var page: PageOptions

    @Flag(help: "Print summary.json instead of the summary, and nothing else.")
    var json = false

    @Flag(help: "Print no summary and show no progress.")
    var quiet = false

    @OptionGroup var progress: ProgressOption

    func validate() throws {
        if precision == nil, of != nil || most != nil { throw ValidationError("--of and --most are for --precision") }
        if precision != nil, replications != nil {
            throw ValidationError("--precision takes as many replications as it needs; leave out --replications")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let scenario = try options.read()
            switch scenario {
            case .city(let plan): try await run(City(plan), scenario)
            case .network(let plan):
                guard exports.formats.isEmpty else {
                    throw Failure(
                        "\(options.scenario): --export writes what happened in a city, and this is a stock network; "
                            + "leave --export out", code: .badInput)
                }
                try await run(plan, scenario)
            }
        }
    }

    private func run(_ city: City, _ scenario: LoadedScenario) async throws {
        let folder = try OutputFolder(out, of: options.scenario)
        let export = try export(of: city, to: folder)
        defer { export?.abandon() }
        let clock = ContinuousClock()
        let begin = clock.now
        let (complete, precision) = try await replicate(scenario, usually: 1, measuring: { $0.value(of: $1) }) {
            await simulate(
                Replications(
                    of: city, first: $0.lowerBound, count: $0.count, seed: seed, jobs: availableJobs,
                    recordsCells: page.report),
                recording: export?.recording)
        }
        let elapsed = clock.now - begin
        try folder.writing { if let error = export?.error { throw error } }
        let request = request(precision, usually: 1)
        guard let results = RunResults(of: request, replications: complete) else { throw interrupted }
        let notes = page.report ? try options.file.notes() : []
        let files = try folder.writing {
            try folder.write(results)
                + (page.report ? folder.write(RunReport(of: results, notes: notes), page.strings) : [])
                + (export?.finish(results) ?? [])
        }
        try folder.show(
            files, asJSON: json, isQuiet: quiet, try results.summary.json,
            screen: results.screen(for: Console.output) + results.speed(over: elapsed) + screen(of: precision))
        try requireAll(request.replications, complete.count, in: folder)
    }

    private func run(_ plan: NetworkPlan, _ scenario: LoadedScenario) async throws {
        let folder = try OutputFolder(out, of: options.scenario)
        let clock = ContinuousClock()
        let begin = clock.now
        let (complete, precision) = try await replicate(
            scenario, usually: plan.replications, measuring: { $0.value(of: $1) }
        ) {
            await simulate(
                NetworkReplications(
                    of: plan, first: $0.lowerBound, count: $0.count, seed: seed, jobs: availableJobs))
        }
        let elapsed = clock.now - begin
        let request = request(precision, usually: plan.replications)
        guard let results = NetworkResults(of: request, replications: complete) else { throw interrupted }
        let notes = page.report ? try options.file.notes() : []
        let files = try folder.writing {
            try folder.write(results)
                + (page.report ? folder.write(NetworkReport(of: results, notes: notes), page.strings) : [])
        }
        try folder.show(
            files, asJSON: json, isQuiet: quiet, try results.summary.json,
            screen: results.screen(for: Console.output) + results.speed(over: elapsed) + screen(of: precision))
        try requireAll(request.replications, complete.count, in: folder)
    }

    /// Makes as many replications as were asked for, or as a precision needs.
    ///
    /// - Parameters:
    ///   - usual: how many where nothing is asked for.
    ///   - value: a measure of a replication.
    ///   - simulate: makes the replications of these numbers; fewer where it is interrupted.
    private func replicate<Observation: Sendable>(
        _ scenario: LoadedScenario, usually usual: Int, measuring value: (Observation, Measure) -> Double,
        _ simulate: (Range<Int>) async -> [Observation]
    ) async throws -> ([Observation], RunPrecision?) {
        guard let precision else { return (await simulate(0..<(replications ?? usual)), nil) }
        let measure = of ?? Measure.principal(of: scenario)
        if let problem = measure.problem(in: scenario) {
            throw Failure("\(options.scenario): \(problem)", code: .badInput)
        }
        let sampling = PrecisionSampling(precision, most: most ?? Self.usualMost)
        let outcome = try await sampling.run(jobs: availableJobs) { replication in
            let value = value(replication, measure)
            guard value.isFinite else {
                throw Failure(
                    "'\(measure)' has no value in one of the replications, and so no interval; choose another with --of",
                    code: .badInput)
            }
            return value
        } observe: {
            await simulate($0)
        }
        return (outcome.observations, RunPrecision(measure, to: precision, target: sampling.target, outcome))
    }

    /// How many replications a precision may take where nobody says.
    private static let usualMost = 1000

    private func screen(of precision: RunPrecision?) -> String { precision?.screen(for: Console.output) ?? "" }

    private var availableJobs: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    private var interrupted: Failure {
        Failure("interrupted before a replication was complete; nothing was written", code: .interrupted)
    }

    private func request(_ precision: RunPrecision?, usually usual: Int) -> RunRequest {
        let asked = precision.map { $0.isReached ? $0.tally.count : most ?? Self.usualMost } ?? replications ?? usual
        return RunRequest(
            settings: options.settings, scale: options.scale, seed: seed, replications: asked, precision: precision)
    }

    private func requireAll(_ asked: Int, _ complete: Int, in folder: OutputFolder) throws {
        guard complete == asked else {
            throw Failure(
                "interrupted: \(complete) of \(asked) replications were complete and are kept in \(folder.path)",
                code: .interrupted)
        }
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

    /// Runs a city's series with progress and Ctrl-C at hand.
    private func simulate(_ series: Replications, recording: Recording?) async -> [Replication] {
        let display = progress.line(isQuiet: quiet)
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
        guard progress.isWanted ?? false else { return await interruptible { await series.run() } }
        let tenths = Atomic(0)
        return await interruptible {
            await series.run { share in
                let tenth = Int(share * 10)
                if tenth > tenths.exchange(tenth, ordering: .relaxed) { Console.note("\(tenth * 10) % of all periods") }
            }
        }
    }
}
