import ArgumentParser
import Experiments
import Reporting
import Scenario

struct CapacityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "capacity",
        abstract: "Finds the least resources of a scenario that meet targets.",
        discussion: """
            Of one key the least value that meets, by bisection; of two the least pairs, by a walk along their staircase. More \
            of a key is taken to be never worse, and it is said where the evidence speaks against it. At each value tried, \
            replications are added until the interval of the mean is clear of the target, or --most-replications are done: \
            then it cannot be told. With --confidence no such verdict of the whole search is wrong.

            A target is a figure ('quartermaster figures' lists them), <= or >=, and a number in its unit: \
            'order_to_door.p95<=24h', 'fill_rate>=95%', 'unmet_share@2020-02-20..2020-02-25<=0.05'.

            Writes report.html, capacity.json, frontier.csv and trials.csv; Docs/reference/experiments.md describes them. Results of trials \
            are kept as they come: stopped at any moment, the same command goes on where it was.

              quartermaster capacity scenarios/district.yaml \\
                --over fleet.buses=5..100 --meet 'order_to_door.p95<=36h'
              quartermaster capacity scenarios/district.yaml --meet 'unmet_share<=10%' \\
                --over fleet.buses=5..100 --over handover.members=500..4500 \\
                --cost fleet.buses=600 --cost handover.members=25
              quartermaster capacity scenarios/quickstart.yaml \\
                --over handover.members=6..60 --meet 'fill_rate>=0.9' --in 0.8
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(
        name: .customLong("meet"), parsing: .singleValue,
        help: ArgumentHelp("What is to be met, such as 'fill_rate>=0.95'; may be repeated.", valueName: "target"),
        transform: { try readTarget($0) })
    var targets: [Target] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A key and its range, key=low..high, or its values from least to most, key=a,b,c; one or two.",
            valueName: "factor"), transform: { try readFactor($0) })
    var over: [Factor] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "The step of the range, one for each --over in the same order (default: 1 of one key of whole numbers, a "
                + "hundredth of another range, of two keys a twentieth).", valueName: "n"),
        transform: { try number($0, above: 0) })
    var step: [Double] = []

    @Option(
        help: ArgumentHelp(
            "The probability that the answer is right, above 0 and below 1 (default: 0.95).", valueName: "share"),
        transform: { try openShare($0) })
    var confidence = 0.95

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            "Meet the targets in this share of the replications, above 0 and below 1, and not on average.",
            valueName: "share"), transform: { try openShare($0) })
    var share: Double?

    @Option(
        help: ArgumentHelp(
            "How many replications of a point, 2 to 100000 (default: 96, or as many as --in takes).", valueName: "n"),
        transform: { try integer($0, in: 2...100_000) })
    var mostReplications: Int?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "What one of a key costs, to find the cheapest point; for each --over.", valueName: "key=price"),
        transform: { try readPrice($0) })
    var cost: [(path: String, price: Double)] = []

    @OptionGroup var study: StudyOptions

    func validate() throws {
        guard !targets.isEmpty else { throw ValidationError("say what is to be met, with --meet 'fill_rate>=0.95'") }
        guard Set(targets.map(\.description)).count == targets.count else {
            throw ValidationError("--meet has a target twice")
        }
        guard (1...2).contains(over.count) else {
            throw ValidationError("--over names \(over.count) keys; the least resources are those of one key or two")
        }
        guard Set(over.map(\.path)).count == over.count else { throw ValidationError("--over names a key twice") }
        guard step.isEmpty || step.count == over.count else {
            throw ValidationError(
                "--step is given \(step.count) times, --over \(over.count) times; give one for each, or none")
        }
        _ = try axes
        guard !cost.isEmpty else { return }
        guard Set(cost.map(\.path)) == Set(over.map(\.path)), cost.count == over.count else {
            throw ValidationError(
                "--cost needs a price for each key of --over: \(over.map(\.path).joined(separator: ", "))")
        }
        for factor in over {
            guard case .levels(let levels) = factor.domain, levels.contains(where: { Double($0) == nil }) else {
                continue
            }
            throw ValidationError("the values of \(factor.path) are no numbers, and so have no --cost")
        }
    }

    private var axes: [SearchAxis] {
        get throws {
            try over.enumerated().map { place, factor in
                var steps = over.count == 1 ? 100 : 20
                if case .whole = factor.domain, over.count == 1 { steps = SearchAxis.mostValues - 1 }
                do {
                    return try SearchAxis(factor, step: step.isEmpty ? nil : step[place], mostSteps: steps)
                } catch {
                    throw ValidationError("\(error)")
                }
            }
        }
    }

    func run() async throws {
        try await reportingFailures {
            let axes = try axes
            let prices = cost.isEmpty ? nil : over.compactMap { factor in cost.first { $0.path == factor.path }?.price }
            let capacity = try readingScenarios { () throws(ScenarioError) in
                try CapacityStudy(
                    options.file, over: axes, meeting: targets, criterion: share.map { .share($0) } ?? .mean,
                    mostReplications: mostReplications, confidence: confidence, prices: prices)
            }
            let folder = try study.outputFolder(of: options.scenario, for: "capacity")
            let answer = try await study.simulate("capacity") { report in
                try await capacity.answer({ try study.runner($0, measuring: $1) }, report: report)
            }
            let report = CapacityReport(
                answer,
                request: RunRequest(
                    settings: options.settings, scale: options.scale, seed: study.seed,
                    replications: capacity.search.test.looks.last ?? 0))
            try study.give(report, of: [options.file], isCity: capacity.isCity, in: folder)
        }
    }
}

/// Reads `--meet`; whether the scenario has the figure is seen when that is read.
private func readTarget(_ text: String) throws -> Target {
    do {
        return try Target(parsing: text)
    } catch {
        throw ValidationError("\(error)")
    }
}

private func readPrice(_ text: String) throws -> (path: String, price: Double) {
    guard let equals = text.lastIndex(of: "="), equals != text.startIndex,
        let price = Double(text[text.index(after: equals)...]), price >= 0, price <= 1e12
    else { throw ValidationError("'\(text)' must be key=price, such as fleet.buses=600, with a price from 0 to 1e12") }
    return (String(text[..<equals]), price)
}
