import ArgumentParser
import Experiments
import Scenario

extension ExitCode {
    /// Two scenarios differ, as `diff` has always said it.
    static let different = ExitCode(1)
    /// The scenario, one of its tables or a `--set` value is wrong (`EX_DATAERR`).
    static let badInput = ExitCode(65)
    /// A program that this one starts is not there (`EX_UNAVAILABLE`).
    static let notInstalled = ExitCode(69)
    /// The output folder cannot be made (`EX_CANTCREAT`).
    static let cannotCreate = ExitCode(73)
    /// Results cannot be written (`EX_IOERR`).
    static let cannotWrite = ExitCode(74)
    /// Stopped by Ctrl-C, as shells report it: 128 + SIGINT.
    static let interrupted = ExitCode(130)
}

/// What went wrong, for people, and with which code the program ends.
struct Failure: Error {
    let message: String
    let code: ExitCode

    init(_ message: String, code: ExitCode) {
        self.message = message
        self.code = code
    }
}

extension Failure {
    /// A store that is not one is bad input; what SQLite cannot do is trouble with files.
    init(_ problem: TrialStore.Problem) {
        let code: ExitCode = if case .database = problem { .cannotWrite } else { .badInput }
        self.init("\(problem)", code: code)
    }
}

/// Does work at which a scenario can turn out to be wrong; prints all that is.
func readingScenarios<Result>(_ work: () throws(ScenarioError) -> Result) throws -> Result {
    do {
        return try work()
    } catch {
        throw Failure("\(error)", code: .badInput)
    }
}

/// Does the work of a command; a failure is told on standard error and becomes the program's exit code.
func reportingFailures(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch {
        let told = error as? Failure ?? (error as? TrialStore.Problem).map { Failure($0) }
        guard let failure = told else { throw error }
        Console.note(failure.message)
        throw failure.code
    }
}
