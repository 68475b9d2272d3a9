import ArgumentParser
import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel

struct Stress: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes sources, nodes, lanes and goods away, one at a time: how long does service hold?",
        discussion: """
            For each target: the time to survive (from the beginning of an outage until a day's unmet share is above that of \
            the undisturbed run by more than 1 - served), what broke first, who went without, the shortest outage that breaks \
            service, and the time to recover. The most fragile comes first. Docs/reference/experiments.md defines each.

            Without --node, --lane, --source or --commodity: the sources, warehouses and commodities of a city; all of a \
            network. Each may be repeated, and 'all' stands for all of its kind. A lane is who sends and who receives.

            With --floor: the smallest floor of a commodity (its target moves with it) with which service survives an outage \
            with the probability --survive.

            Writes report.html, stress.json, stress.csv and survival.csv. Trials that the store holds are not simulated again: the same \
            command goes on where it was stopped.

              quartermaster stress scenarios/district.yaml
              quartermaster stress scenarios/district.yaml --node zhongbai-3 --outage 2d,4d
              quartermaster stress scenarios/textbook/stress-serial.yaml
              quartermaster stress scenarios/district.yaml --floor vegetables --outage 2d
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A warehouse (by its chain), a store, or a node of a network; or 'all'.", valueName: "id"))
    var node: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A lane, such as province_1/zhongbai or zhongbai/zhongbai-3; or 'all'.", valueName: "id"))
    var lane: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A source, or a commodity of it as in province_1/eggs; or 'all'.", valueName: "id"))
    var source: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A commodity, which all sources lack; or 'all'.", valueName: "id"))
    var commodity: [String] = []

    @Option(
        help: ArgumentHelp(
            "Lengths of outages, in days of a city or periods of a network (default: 1d,2d,3d,5d,8d,13d,21d, as the run has room).",
            valueName: "list"),
        transform: { try outageLengths($0) })
    var outage: [Int]?

    @Option(
        help: ArgumentHelp(
            "When outages begin: a date of a city, a period of a network (default: a third of the way into the run).",
            valueName: "date"))
    var at: String?

    @Option(
        help: ArgumentHelp("The share of need by which a day is judged, 0 to 1 (default: 0.95).", valueName: "share"),
        transform: { try number($0, in: 0...1) })
    var served = 0.95

    @Option(
        help: ArgumentHelp(
            "Trials of each outage (default: 3); with --floor, the most at a floor.", valueName: "n"),
        transform: { try integer($0, in: 1...100_000) })
    var replications: Int?

    @Option(
        help: ArgumentHelp(
            "Find the smallest floor of a commodity, or of a node of a network, that survives.", valueName: "id"))
    var floor: String?

    @Option(
        help: ArgumentHelp("With --floor: the probability of surviving (default: 0.95).", valueName: "share"),
        transform: { try number($0, in: 0.01...0.999) })
    var survive: Double?

    @Option(
        help: ArgumentHelp("With --floor: the confidence of the answer (default: 0.95).", valueName: "share"),
        transform: { try number($0, in: 0.5...0.999) })
    var confidence: Double?

    @Option(
        help: ArgumentHelp("With --floor: by how many days floors differ (default: 1).", valueName: "days"),
        transform: { try number($0, in: 0.01...100) })
    var step: Double?

    @Option(
        help: ArgumentHelp(
            "With --floor: the highest floor (default: the scenario's own and twice the outage).", valueName: "days"),
        transform: { try number($0, in: 0...1000) })
    var highest: Double?

    @OptionGroup var study: StudyOptions

    func validate() throws {
        guard floor == nil else {
            guard outage?.count == 1 else {
                throw ValidationError("--floor needs one length of outage, such as --outage 5d")
            }
            return
        }
        let isOfFloor = [
            ("--survive", survive), ("--confidence", confidence), ("--step", step), ("--highest", highest),
        ]
        if let option = isOfFloor.first(where: { $0.1 != nil }) {
            throw ValidationError("\(option.0) is for --floor; name what the floor is of, or leave it out")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let scenario = try options.read()
            do {
                if let floor, let outage {
                    try await findFloor(of: floor, outage: outage[0], in: scenario)
                } else {
                    try await test(scenario)
                }
            } catch let problem as StressProblem {
                throw Failure("\(options.scenario): \(problem)", code: .badInput)
            }
        }
    }

    private func test(_ scenario: LoadedScenario) async throws {
        let named = try targets(in: scenario)
        let setting = try setting(of: scenario, longest: outage?.max())
        let room = setting.horizonSteps
        let lengths = outage ?? [1, 2, 3, 5, 8, 13, 21].filter { $0 < room }
        let targets = named.isEmpty ? scenario.usualStressTargets : named
        guard !targets.isEmpty else { throw StressProblem("the scenario has nothing that could be out") }
        let test = StressTest(setting, targets: targets, lengths: lengths, replications: replications ?? 3)
        let folder = try study.outputFolder(of: options.scenario, for: "stress")
        let study = study
        let answer = try await study.simulate("stress") { report in
            try await test.run(with: { try study.runner($0, measuring: $1) }, report: report)
        }
        let results = StressResults(of: request(test.replications), answer: answer)
        try study.give(results, of: [options.file], isCity: scenario.isCity, in: folder)
    }

    private func findFloor(of subject: String, outage: Int, in scenario: LoadedScenario) async throws {
        let named = try targets(in: scenario)
        let targets = named.isEmpty ? try scenario.stressTargets(.source, named: ["all"]) : named
        let test = try FloorTest(
            try setting(of: scenario, longest: outage), floorOf: subject, targets: targets, length: outage,
            step: step ?? 1, highest: highest, probability: survive ?? 0.95, confidence: confidence ?? 0.95,
            most: replications)
        let folder = try study.outputFolder(of: options.scenario, for: "stress")
        let study = study
        let answer = try await study.simulate("floor of \(subject)") { report in
            try await test.run(with: { try study.runner($0, measuring: $1) }, report: report)
        }
        let results = FloorResults(of: request(test.search.looks.last ?? 1), answer: answer)
        try study.give(results, of: [options.file], isCity: scenario.isCity, in: folder)
    }

    /// The targets that were named, in the order of the options.
    private func targets(in scenario: LoadedScenario) throws(StressProblem) -> [StressTarget] {
        try scenario.stressTargets(.source, named: source) + scenario.stressTargets(.node, named: node)
            + scenario.stressTargets(.lane, named: lane) + scenario.stressTargets(.commodity, named: commodity)
    }

    private func setting(of scenario: LoadedScenario, longest: Int?) throws(StressProblem) -> StressSetting {
        let begin: Int?
        switch (at, scenario) {
        case (nil, _): begin = nil
        case (let at?, .city(let plan)):
            guard let date = CalendarDate(parsing: at) else {
                throw StressProblem("--at \(at): it must be a date, such as \(plan.start)")
            }
            begin = date.dayNumber - plan.start.dayNumber
        case (let at?, .network):
            guard let period = Int(at) else { throw StressProblem("--at \(at): it must be the number of a period") }
            begin = period
        }
        return try StressSetting(options.file, scenario, begin: begin, longest: longest ?? 1, served: served)
    }

    private func request(_ replications: Int) -> RunRequest {
        RunRequest(settings: options.settings, scale: options.scale, seed: study.seed, replications: replications)
    }
}

/// Lengths of outages, as `2d,5d` or `2,5`.
private func outageLengths(_ text: String) throws -> [Int] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
        guard let length = Int(part.hasSuffix("d") ? part.dropLast() : part), 1...100_000 ~= length else {
            throw ValidationError("it must be lengths of 1 to 100000 with commas between them, such as 1d,2d,5d")
        }
        return length
    }
}
