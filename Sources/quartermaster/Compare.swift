import ArgumentParser
import Experiments
import Reporting
import Scenario
import Statistics
import SupplyModel
import Synchronization

struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares alternatives: which is best, which are as good, and what it would cost to tell.",
        discussion: """
            Every alternative meets the same orders, weather and absences (common random numbers), so that few \
            replications tell small differences. Without --indifference each alternative has the same number of \
            replications, and intervals against the best of the others hold at once. With it, and without \
            --replications, the worse are dropped as soon as they show, until one is left: the best, or not worse than \
            it by more than the indifference zone. --pareto fill_rate,gini sets efficiency against fairness.

            Writes report.html, compare.json, differences.csv and trials.csv; Docs/reference/experiments.md describes them. Trials \
            are kept in the store: a command that was stopped goes on where it was.

              quartermaster compare scenarios/district.yaml --vary fleet.buses=36,42,48
              quartermaster compare scenarios/halal.yaml --alternative few:fleet.buses=1
              quartermaster compare scenarios/halal.yaml scenarios/district.yaml
            """)

    @OptionGroup var options: AlternativeOptions

    @Option(
        help: ArgumentHelp(
            "The figure that decides (default: unmet_share; of a network cost_per_period).", valueName: "figure"),
        transform: { try readMeasure($0) })
    var measure: Measure?

    @Option(
        help: ArgumentHelp(
            "Whether more or less of it is better (default: as 'quartermaster figures' says).", valueName: "more|less"),
        transform: { try readDirection($0) })
    var better: Preference?

    @Option(
        help: ArgumentHelp("Figures to show beside it (default: a few).", valueName: "figure,..."),
        transform: { try readMeasures($0) })
    var also: [Measure]?

    @Option(
        help: ArgumentHelp(
            "Two figures that count both: says which alternatives another surely dominates.", valueName: "figure,figure"
        ),
        transform: { try readPair($0) })
    var pareto: [Measure]?

    @Option(
        help: ArgumentHelp(
            "How many replications of each, 2 to 10000 (default: 20, or with --indifference as many as are needed).",
            valueName: "n"),
        transform: { try integer($0, in: 2...10_000) })
    var replications: Int?

    @Option(
        help: ArgumentHelp(
            "The difference that does not matter: a share of the best, or so much in the figure's unit.",
            valueName: "1%|0.01"),
        transform: { try readMargin($0) })
    var indifference: Margin?

    @Option(
        help: ArgumentHelp(
            "The confidence of what is said, above 0.5 and below 1 (default: 0.95).", valueName: "share"),
        transform: { try openShare($0, above: 0.5) })
    var confidence = 0.95

    @Option(
        help: ArgumentHelp(
            "How many replications of each there may be at most, 10 to 100000 (default: 200).", valueName: "n"),
        transform: { try integer($0, in: 10...100_000) })
    var most: Int?

    @OptionGroup var study: StudyOptions

    func validate() throws {
        if most != nil, replications != nil || indifference == nil {
            throw ValidationError(
                "--most is for --indifference without --replications, which takes as many as are needed")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let first = try readingScenarios(firstScenario)
            let plan = try plan(of: first)
            let alternatives = try readingScenarios { () throws(ScenarioError) in
                try Alternative.read(options.all, having: plan.measures)
            }
            let folder = try study.outputFolder(of: options.scenarios[0], for: "compare")
            let report = try await compare(alternatives, by: plan)
            try study.give(
                report, of: options.scenarios.map(options.changes.file), isCity: first.isCity, in: folder)
        }
    }

    /// The scenario of the first alternative; when it is wrong, all that is wrong with any is told.
    private func firstScenario() throws(ScenarioError) -> LoadedScenario {
        let all = options.all
        do throws(ScenarioError) {
            return try Alternative(all[0].name, all[0].file, at: all[0].point).read()
        } catch {
            _ = try Alternative.read(all)
            throw error
        }
    }

    /// What is looked at, from the options and from what the first scenario has.
    private func plan(of scenario: LoadedScenario) throws -> ComparisonStudy {
        let principal = measure ?? Measure.principal(of: scenario)
        let beside = also ?? Measure.usual(of: scenario)
        let both = try pareto.map { pair in
            (first: try criterion(pair[0], in: scenario), second: try criterion(pair[1], in: scenario))
        }
        let effort: ComparisonStudy.Effort =
            indifference != nil && replications == nil ? .race(most: most ?? 200) : .fixed(replications ?? 20)
        return ComparisonStudy(
            by: try criterion(principal, in: scenario, better), beside: beside.filter { $0 != principal },
            pareto: both, confidence: confidence, indifference: indifference, effort: effort)
    }

    /// A measure with the end that is better.
    private func criterion(
        _ measure: Measure, in scenario: LoadedScenario, _ preference: Preference? = nil
    ) throws -> ComparisonStudy.Criterion {
        if let problem = measure.problem(in: scenario) {
            throw Failure("\(options.scenarios[0]): \(problem)", code: .badInput)
        }
        if let preference { return ComparisonStudy.Criterion(measure, preferring: preference) }
        switch measure.better(in: scenario) {
        case .more: return ComparisonStudy.Criterion(measure, preferring: .largest)
        case .less: return ComparisonStudy.Criterion(measure, preferring: .smallest)
        case .neither:
            throw Failure(
                "neither more nor less of '\(measure)' is better as such; say which with --better, or choose another figure",
                code: .badInput)
        }
    }

    private func compare(_ alternatives: [Alternative], by plan: ComparisonStudy) async throws -> ComparisonReport {
        let runner = try study.runner(alternatives, measuring: plan.measures)
        let clock = ContinuousClock()
        let begin = clock.now
        let simulated = Mutex(0)
        do {
            let result = try await study.simulate("compare") { report in
                try await plan.run(alternatives.map(\.name), jobs: runner.jobs) { trials in
                    let reused = Mutex(0)
                    let found = try await runner.run(trials) { progress in
                        reused.withLock { $0 = progress.reused }
                        report(progress)
                    }
                    simulated.withLock { $0 += trials.count - reused.withLock { $0 } }
                    return try found.map { figures in
                        guard let figures else { throw CancellationError() }
                        return figures
                    }
                }
            }
            let count = simulated.withLock { $0 }
            let seconds = (clock.now - begin) / .seconds(1)
            return ComparisonReport(
                result, of: alternatives, seed: study.seed, secondsPerTrial: count > 0 ? seconds / Double(count) : nil)
        } catch let problem as ComparisonStudy.Problem {
            throw Failure("\(problem)", code: .badInput)
        }
    }
}

private func readDirection(_ text: String) throws -> Preference {
    switch text {
    case "more": return .largest
    case "less": return .smallest
    default: throw ValidationError("it must be more or less")
    }
}

private func readMeasures(_ text: String) throws -> [Measure] {
    try text.split(separator: ",").map { try readMeasure(String($0)) }
}

private func readPair(_ text: String) throws -> [Measure] {
    let pair = try readMeasures(text)
    guard pair.count == 2, pair[0] != pair[1] else {
        throw ValidationError("it must be two figures with a comma between")
    }
    return pair
}
