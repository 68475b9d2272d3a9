import ArgumentParser
import Experiments
import Reporting
import Scenario

struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Runs a scenario at many points, and says what each factor does to the figures.",
        discussion: """
            Writes report.html, sweep.json, trials.csv (a row a trial, all figures), points.csv and effects.csv; \
            Docs/reference/experiments.md describes them. All points share their draws.

            Designs: 'factorial' (every combination; a range gets --values of them), 'latin' and 'sobol' (--points of them, \
            spread over the ranges), 'morris' (--trajectories, for screening many factors). --from reads points from a CSV \
            file with a column a key.

            Results of trials are kept as they come: stopped at any moment, the same command goes on where it was.

              quartermaster sweep scenarios/district.yaml \\
                --over fleet.buses=20..80 --over allocation.rule=rotation,lottery
              quartermaster sweep scenarios/district.yaml --design sobol --points 64 \\
                --over fleet.buses=20..80 --over handover.members=1000..4000 \\
                --replications 5 --measure unmet_share
              quartermaster sweep scenarios/district.yaml \\
                --from points.csv --shard 2/8 --store shard-2.sqlite
            """)

    enum Design: String, CaseIterable, ExpressibleByArgument {
        case factorial, latin, sobol, morris
    }

    @OptionGroup var options: ScenarioOptions

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A key and its values, key=a,b,c, or range, key=low..high; may be repeated.", valueName: "factor"),
        transform: { try readFactor($0) })
    var over: [Factor] = []

    @Option(help: ArgumentHelp("How the points are chosen (default: factorial).", valueName: "design"))
    var design: Design?

    @Option(
        help: ArgumentHelp(
            "How many values a range has in a factorial design, 2 to 1000 (default: 3).", valueName: "n"),
        transform: { try integer($0, in: 2...1000) })
    var values: Int?

    @Option(
        help: ArgumentHelp("How many points of a latin or sobol design, 2 to 1000000 (default: 32).", valueName: "n"),
        transform: { try integer($0, in: 2...SweepDesign.mostPoints) })
    var points: Int?

    @Option(
        help: ArgumentHelp("How many trajectories of a morris design, 2 to 10000 (default: 10).", valueName: "n"),
        transform: { try integer($0, in: 2...10_000) })
    var trajectories: Int?

    @Option(
        help: ArgumentHelp("A CSV file of points: a column a key, a row a point.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var from: String?

    @Option(
        help: ArgumentHelp("How many replications of each point, 1 to 10000 (default: 5).", valueName: "n"),
        transform: { try integer($0, in: 1...10_000) })
    var replications = 5

    @Option(
        name: .customLong("measure"), parsing: .singleValue,
        help: ArgumentHelp(
            "A figure to look at closely ('quartermaster figures' lists them), or figure@date..date; may be repeated.",
            valueName: "figure"), transform: { try readMeasure($0) })
    var measures: [Measure] = []

    @Option(
        help: ArgumentHelp(
            "Only every n-th trial, from the i-th on, for the store of one of n machines; 'merge' unites them.",
            valueName: "i/n"), transform: { try readShard($0) })
    var shard: Shard?

    @OptionGroup var study: StudyOptions

    func validate() throws {
        if from != nil, !over.isEmpty || design != nil {
            throw ValidationError("--from gives the points; leave out --over and --design")
        }
        let designs: [(option: String, value: Int?, of: [Design])] = [
            ("--values", values, [.factorial]), ("--points", points, [.latin, .sobol]),
            ("--trajectories", trajectories, [.morris]),
        ]
        for (option, value, designs) in designs where value != nil && (from != nil || !designs.contains(chosen)) {
            let names = designs.map { "--design \($0.rawValue)" }.joined(separator: " or ")
            throw ValidationError("\(option) is for \(names)")
        }
        if from == nil, over.isEmpty { throw ValidationError("say what is varied, with --over or --from") }
        if Set(over.map(\.path)).count < over.count { throw ValidationError("--over names a key twice") }
        if chosen == .sobol, over.count > SobolSequence.mostDimensions {
            throw ValidationError("a sobol design has at most \(SobolSequence.mostDimensions) factors; use latin")
        }
        if chosen == .factorial,
            FullFactorial.size(of: over, valuesPerFactor: rangeValues) > SweepDesign.mostPoints
        {
            throw ValidationError(
                "the combinations are more than \(SweepDesign.mostPoints); use latin, sobol or morris")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let design = try readDesign()
            let measures = try self.measures.isEmpty ? Measure.usual(of: options.read()) : self.measures
            let sweep = try readingScenarios { () throws(ScenarioError) in
                try Sweep(options.file, design: design, replications: replications, measuring: measures)
            }
            let runner = try study.runner(sweep.alternatives, measuring: measures)
            if let shard { return try await run(shard, of: sweep, on: runner) }
            let folder = try study.outputFolder(of: options.scenario, for: "sweep")
            let figures = try await study.simulate("sweep") { report in
                try await runner.runAll(sweep.trials, report: report)
            }
            let report = SweepReport(
                SweepResults(sweep, seed: study.seed, measures: measures, figures: figures),
                request: RunRequest(
                    settings: options.settings, scale: options.scale, seed: study.seed, replications: replications))
            try study.give(report, of: [options.file], isCity: sweep.isCity, in: folder)
        }
    }

    private func run(_ shard: Shard, of sweep: Sweep, on runner: TrialRunner) async throws {
        let all = sweep.trials
        let slice = shard.slice(of: all)
        _ = try await study.simulate("shard \(shard)") { report in try await runner.runAll(slice, report: report) }
        guard !study.quiet else { return }
        try Console.print(
            """
            Shard \(shard): \(slice.count) of \(all.count) trials are in \(study.store).
            When all shards are, unite their stores with 'quartermaster merge', and run the same command on the result \
            without --shard.

            """)
    }

    private var chosen: Design { design ?? .factorial }
    private var rangeValues: Int { values ?? 3 }

    private func readDesign() throws -> SweepDesign {
        if let from { return try readingScenarios { () throws(ScenarioError) in try SweepDesign(reading: from) } }
        let method: SweepDesign.Method =
            switch chosen {
            case .factorial: .factorial(values: rangeValues)
            case .latin: .latinHypercube(points: points ?? 32)
            case .sobol: .sobol(points: points ?? 32)
            case .morris: .morris(trajectories: trajectories ?? 10, levels: 4)
            }
        return SweepDesign(over, by: method, seed: study.seed)
    }
}

private func readShard(_ text: String) throws -> Shard {
    guard let shard = Shard(parsing: text) else {
        throw ValidationError("'\(text)' must be i/n, such as 2/8, with i from 1 to n")
    }
    return shard
}
