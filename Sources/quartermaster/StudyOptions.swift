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
            "Where results of trials are kept and taken from (default: results/trials.sqlite).", valueName: "file"),
        completion: .file(extensions: ["sqlite"]))
    var store = "results/trials.sqlite"

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

    @Flag(inversion: .prefixedNo, help: "Show progress on standard error (default: where that is a terminal).")
    var progress: Bool?

    /// A runner of trials with the store at hand.
    func runner(_ alternatives: [Alternative], measuring measures: [Measure] = []) throws -> TrialRunner {
        TrialRunner(
            alternatives, measuring: measures, seed: seed,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, store: try openStore())
    }

    /// The store, made where there is none.
    func openStore() throws -> TrialStore {
        let folder = URL(fileURLWithPath: store).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure("\(folder): the folder cannot be made: \(Console.reason(error))", code: .cannotCreate)
        }
        do {
            return try TrialStore(store)
        } catch {
            throw Failure("\(error)", code: .cannotWrite)
        }
    }

    /// The folder of the answer's files, made before anything is simulated.
    ///
    /// - Parameters:
    ///   - scenario: the path of the scenario, or of the first.
    ///   - command: what the files answer.
    func outputFolder(of scenario: String, for command: String) throws -> OutputFolder {
        let name = URL(fileURLWithPath: scenario).deletingPathExtension().lastPathComponent
        return try OutputFolder(at: out ?? "results/\(name)-\(command)")
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
        let isShown = progress ?? (Console.progress != nil && !quiet)
        let display = isShown ? ProgressLine(what) : nil
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
        } catch let error as TrialStore.Problem {
            throw Failure("\(error)", code: .cannotWrite)
        }
    }
}

extension OutputFolder {
    /// Takes a folder for a command's files; a failure names it.
    init(at path: String) throws {
        do {
            try self.init(creating: path)
        } catch {
            throw Failure("\(path): the folder cannot be made: \(Console.reason(error))", code: .cannotCreate)
        }
    }

    /// Writes a command's files, each aside first and then renamed; a failure names the folder.
    func writing(_ files: [(name: String, data: Data)]) throws {
        do {
            try write(files)
        } catch {
            throw Failure("\(path): cannot write: \(Console.reason(error))", code: .cannotWrite)
        }
    }
}
