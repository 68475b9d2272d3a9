import Foundation
import Reporting

/// The folder of a command's files, with failures for people.
extension OutputFolder {
    /// Takes the folder, made before anything is simulated so that no work is lost for want of it.
    ///
    /// - Parameters:
    ///   - chosen: the folder that the user named; nil for `results/`, the scenario's name and the command's.
    ///   - scenario: the path of the scenario, or of the first.
    ///   - command: what the files answer; nil for a run, which goes by its scenario's name alone.
    init(_ chosen: String?, of scenario: String, for command: String? = nil) throws {
        let name = URL(fileURLWithPath: scenario).deletingPathExtension().lastPathComponent
        let path = chosen ?? "results/" + [name, command].compactMap(\.self).joined(separator: "-")
        do {
            try self.init(creating: path)
        } catch {
            throw cannotMake(path, error, namedBy: "--out")
        }
    }

    /// Writes into the folder; a failure names it.
    func writing<Result>(_ write: () throws -> Result) throws -> Result {
        do {
            return try write()
        } catch {
            throw Failure("\(path): cannot write: \(Console.reason(error))", code: .cannotWrite)
        }
    }

    /// Prints what was asked for: the answer as JSON, or for the terminal and where the files are, or nothing.
    func show(
        _ files: [String], asJSON: Bool, isQuiet: Bool, _ json: @autoclosure () throws -> Data,
        screen: @autoclosure () -> String
    ) throws {
        guard asJSON || !isQuiet else { return }
        try Console.show(
            asJSON: asJSON, try json(), screen: screen() + "Written to \(path): \(files.joined(separator: ", "))\n")
    }
}

/// Makes the folder in which a file is to lie, where there is none.
func makeFolder(of file: String, namedBy option: String) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().relativePath
    do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
        throw cannotMake(folder, error, namedBy: option)
    }
}

private func cannotMake(_ folder: String, _ error: any Error, namedBy option: String) -> Failure {
    Failure(
        "\(folder): the folder cannot be made: \(Console.reason(error)); name another with \(option)",
        code: .cannotCreate)
}
