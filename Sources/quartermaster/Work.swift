import Foundation
import Reporting

/// Does work that Ctrl-C asks to stop: the task is cancelled, and what it then returns is returned.
func interruptible<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) async -> Result {
    let task = Task { await work() }
    let interruption = Interruption { task.cancel() }
    let result = await task.value
    interruption.end()
    return result
}

/// A folder for results, made before anything is simulated so that a run is not lost for want of it.
func outputFolder(_ path: String) throws -> OutputFolder {
    do {
        return try OutputFolder(creating: path)
    } catch {
        throw Failure("\(path): the folder cannot be made: \(Console.reason(error))", code: .cannotCreate)
    }
}

/// Writes files into a folder; what the system says against it is told.
func writing(to folder: OutputFolder, _ write: () throws -> [String]) throws -> [String] {
    do {
        return try write()
    } catch {
        throw Failure("\(folder.path): cannot write: \(Console.reason(error))", code: .cannotWrite)
    }
}
