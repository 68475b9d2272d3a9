import ArgumentParser
import Experiments
import Reporting
import Scenario

struct Calibrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fits keys of a scenario to a series that was observed day by day.",
        discussion: """
            The observed series are a CSV file: a column 'date', and a column for each figure by its name, such as \
            'date,orders_delivered,cover_days.eggs'; cells may be empty. 'quartermaster figures' lists the figures, and which \
            of them can be taken over a day.

            The keys are searched for the least mean square of fitted less observed, by pattern search led by a linear model. \
            Each has an interval, and it is said what the data cannot tell: keys that change nothing that was observed, and \
            pairs of which only the combination matters.

            Writes report.html, calibrate.json, fit.csv and fitted.yaml; Docs/reference/experiments.md describes them. Results of trials are \
            kept as they come: stopped at any moment, the same command goes on where it was.

              quartermaster calibrate scenarios/quickstart.yaml \\
                --observed observed.csv --over handover.members=5..60
              quartermaster calibrate scenarios/district.yaml --observed observed.csv \\
                --over fleet.buses=10..80 --over handover.delivery_share=0.1..0.8 \\
                --most 600
            """)

    enum ErrorScale: String, CaseIterable, ExpressibleByArgument {
        case spread, relative
    }

    @OptionGroup var options: ScenarioOptions

    @Option(
        help: ArgumentHelp("The observed series.", valueName: "file"), completion: .file(extensions: ["csv"]))
    var observed: String

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A key and the range in which its value is looked for, key=low..high; up to eight.", valueName: "factor"),
        transform: { try readFactor($0) })
    var over: [Factor] = []

    @Option(
        help: ArgumentHelp(
            "What differences are measured in: spread, the series' standard deviation over the days, or relative, its mean "
                + "size.", valueName: "scale"))
    var error = ErrorScale.spread

    @Option(
        help: ArgumentHelp("How many trials, at most, 48 to 1000000 (default: 600).", valueName: "n"),
        transform: { try integer($0, in: 48...1_000_000) })
    var most = 600

    @Option(
        help: ArgumentHelp("How many replications of each point, 3 to 1000 (default: 8).", valueName: "n"),
        transform: { try integer($0, in: 3...1000) })
    var replications = 8

    @Option(
        help: ArgumentHelp(
            "The confidence of the intervals, above 0 and below 1 (default: 0.95).", valueName: "share"),
        transform: { try openShare($0) })
    var confidence = 0.95

    @OptionGroup var study: StudyOptions

    func validate() throws {
        guard (1...8).contains(over.count) else {
            throw ValidationError("--over names \(over.count) keys; from 1 to 8 can be fitted")
        }
        guard Set(over.map(\.path)).count == over.count else { throw ValidationError("--over names a key twice") }
        for factor in over {
            if case .levels = factor.domain {
                throw ValidationError("--over \(factor.path) needs a range, such as \(factor.path)=10..20")
            }
        }
        let least = CalibrationSearch.leastPoints(parameters: over.count) * replications
        guard most >= least else {
            throw ValidationError(
                "--most \(most) trials are too few for \(over.count) keys with \(replications) replications; it takes \(least)"
            )
        }
    }

    func run() async throws {
        try await reportingFailures {
            let axes = try over.map { factor in
                do {
                    let isWhole = if case .whole = factor.domain { true } else { false }
                    return try SearchAxis(factor, mostSteps: isWhole ? SearchAxis.mostValues - 1 : 1000)
                } catch {
                    throw ValidationError("\(error)")
                }
            }
            let calibration = try readingScenarios { () throws(ScenarioError) in
                try CalibrationStudy(
                    options.file, over: axes, to: try ObservedSeries(observed),
                    scale: error == .spread ? .spread : .relative,
                    replications: replications,
                    mostPoints: most / replications, seed: study.seed, level: confidence)
            }
            let folder = try study.outputFolder(of: options.scenario, for: "calibrate")
            let answer = try await study.simulate("calibrate") { report in
                try await calibration.answer({ try study.runner($0, measuring: $1) }, report: report)
            }
            let report = CalibrationReport(
                answer, observedPath: observed,
                request: RunRequest(
                    settings: options.settings, scale: options.scale, seed: study.seed, replications: replications))
            try study.give(report, of: [options.file], isCity: calibration.isCity, in: folder)
        }
    }
}
