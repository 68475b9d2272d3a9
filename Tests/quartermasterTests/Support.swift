import Foundation
import TestSupport

/// The program, beside the tests.
let program = URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
    .appending(path: "quartermaster")

/// What a run of the program left.
struct Outcome {
    let code: Int32
    let output: String
    let errors: String
}

/// Starts the program in the package's folder; its streams go to files in `folder`.
func start(_ arguments: [String], in folder: TemporaryFolder, columns: Int = 80) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = repository
    process.environment = ["COLUMNS": "\(columns)"]
    for name in ["output", "errors"] { try Data().write(to: URL(filePath: "\(folder.path)/\(name)")) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/output"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/errors"))
    try process.run()
    return process
}

/// Runs the program to its end.
func quartermaster(_ arguments: String..., in folder: TemporaryFolder) throws -> Outcome {
    let process = try start(arguments, in: folder)
    process.waitUntilExit()
    return try outcome(of: process, in: folder)
}

/// What a program that has ended left.
func outcome(of process: Process, in folder: TemporaryFolder) throws -> Outcome {
    Outcome(
        code: process.terminationStatus, output: try String(contentsOfFile: "\(folder.path)/output", encoding: .utf8),
        errors: try String(contentsOfFile: "\(folder.path)/errors", encoding: .utf8))
}
