import ArgumentParser
import Experiments
import Foundation
import Reporting
import Scenario

/// What all experiments have in common: how trials are run, where their results are kept, where the answer goes.
struct StudyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The seed of all draws, from 0 (default: 1).", valueName: "n"),
        transform: { try integer($0, in: 0...UInt64.max) })
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp("How many trials run at a time, 1 to 1024 (default: one on each core).", valueName: "n"),
        transform: { try integer($0, in: 1...1024) })
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Where results of trials are kept and taken from.", valueName: "file"),
        completion: .file(extensions: ["sqlite"]))
    var store = StudyOptions.usualStore

    @Option(
        help: ArgumentHelp(
            "The folder for the files (default: results/, the scenario's name and the command's).", valueName: "dir"),
        completion: .directory)
    var out: String?

    @OptionGroup var page: PageOptions

    @Flag(help: "Print the answer as JSON, and nothing else.")
    var json = false

    @Flag(help: "Print no answer and show no progress.")
    var quiet = false

    @OptionGroup var progress: ProgressOption

    /// Where results of trials are kept unless it is said otherwise.
    static let usualStore = "results/trials.sqlite"

    /// A runner of trials with the store at hand.
    func runner(_ alternatives: [Alternative], measuring measures: [Measure] = []) throws -> TrialRunner {
        TrialRunner(
            alternatives, measuring: measures, seed: seed,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, store: try openStore())
    }

    /// The store, made where there is none.
    func openStore() throws -> TrialStore {
        try makeFolder(of: store, namedBy: "--store")
        return try TrialStore(store)
    }

    /// The folder of the answer's files, made before anything is simulated.
    ///
    /// - Parameters:
    ///   - scenario: the path of the scenario, or of the first.
    ///   - command: what the files answer.
    func outputFolder(of scenario: String, for command: String) throws -> OutputFolder {
        try OutputFolder(out, of: scenario, for: command)
    }

    /// Writes the files of an answer, and prints it as was asked for.
    ///
    /// - Parameters:
    ///   - scenarios: what was asked about, with what is changed of it at all points.
    ///   - isCity: whether the scenarios are of a city.
    func give(_ answer: some WrittenAnswer, of scenarios: [ScenarioFile], isCity: Bool, in folder: OutputFolder) throws
    {
        let files = try answer.files + page.files(of: scenarios, isCity: isCity, draw: answer.pages)
        let names = try folder.writing { try folder.write(files) }
        try folder.show(
            names, asJSON: json, isQuiet: quiet, try answer.json, screen: answer.screen(for: Console.output))
    }

    /// Runs trials, with progress, that Ctrl-C stops: a procedure that asks a runner for trials until it has its answer.
    ///
    /// - Parameters:
    ///   - what: what the progress line calls the work.
    ///   - procedure: the work; it throws `CancellationError` when it cannot go on because trials were cancelled.
    func simulate<Answer: Sendable>(
        _ what: String,
        _ procedure: @escaping @Sendable (@escaping @Sendable (TrialProgress) -> Void) async throws -> Answer
    ) async throws -> Answer {
        let display = progress.line(what, isQuiet: quiet)
        let result = await interruptible { () async -> Result<Answer, any Error> in
            do {
                return .success(try await procedure { display?.show($0) })
            } catch {
                return .failure(error)
            }
        }
        display?.clear()
        do {
            return try result.get()
        } catch is CancellationError {
            throw Failure(
                "interrupted; the trials that were complete are kept in \(store), and the same command goes on from there",
                code: .interrupted)
        } catch let error as ScenarioError {
            throw Failure("\(error)", code: .badInput)
        }
    }
}
