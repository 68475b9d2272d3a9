import Foundation

/// The folder of a scenario: nothing outside it is read.
struct ScenarioFolder {
    /// The folder with all symbolic links resolved.
    private let realPath: String

    /// The folder as the user named it, with `/` at its end, or empty for the current one.
    let displayed: String

    /// The data files read so far.
    let tables = TablesRead()

    /// The folder that holds a scenario file.
    ///
    /// - Parameter path: the scenario as the user named it.
    init(of path: String) throws(Diagnostic) {
        displayed = Self.folderPart(path)
        guard let real = Self.resolve(displayed.isEmpty ? "." : displayed) else {
            throw Diagnostic(
                FilePosition(path), "there is no such folder as \((displayed.isEmpty ? "." : displayed).quoted)")
        }
        realPath = real
    }

    /// Reads the scenario itself; the user named it, so it may be a link to anywhere.
    func readScenario(_ path: String) throws(Diagnostic) -> [UInt8] {
        try Self.read(path, from: path, limit: YAMLLimit.bytes, at: FilePosition(path), named: "the file")
    }

    /// Reads a file that the user named and that stands for itself.
    ///
    /// - Parameter limit: the most bytes that it may have.
    static func readFile(_ path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
        try read(path, from: path, limit: limit, at: FilePosition(path), named: "the file")
    }

    /// Reads a file that the scenario names.
    ///
    /// - Parameters:
    ///   - name: its path, relative to the file that names it.
    ///   - place: where it is named.
    ///   - limit: the most bytes that it may have.
    /// - Returns: the bytes, and the path as the user would write it.
    func read(_ name: String, namedAt place: FilePosition, limit: Int) throws(Diagnostic) -> (
        path: String, bytes: [UInt8]
    ) {
        guard !name.hasPrefix("/"), !name.utf8.contains(0) else {
            throw Diagnostic(place, "\(name.quoted) must be a path relative to this file's folder")
        }
        let base = place.line > 0 ? Self.folderPart(place.source) : displayed
        let path = base + name
        guard let real = Self.resolve(path) else { throw Diagnostic(place, "there is no file \(path.quoted)") }
        guard real.hasPrefix(realPath == "/" ? "/" : realPath + "/") else {
            throw Diagnostic(place, "\(name.quoted) lies outside the scenario's folder; only files within it are read")
        }
        return (path, try Self.read(real, from: path, limit: limit, at: place, named: path.quoted))
    }

    /// Reads a data file that the scenario names, and notes what it holds.
    ///
    /// Arguments and result are those of ``read(_:namedAt:limit:)``.
    func readTable(_ name: String, namedAt place: FilePosition, limit: Int) throws(Diagnostic) -> (
        path: String, bytes: [UInt8]
    ) {
        let file = try read(name, namedAt: place, limit: limit)
        tables.note(file.bytes, of: String(file.path.dropFirst(displayed.count)))
        return file
    }

    private static func read(
        _ file: String, from path: String, limit: Int, at place: FilePosition, named name: String
    ) throws(Diagnostic) -> [UInt8] {
        guard let real = resolve(file) else { throw Diagnostic(place, "there is no such file") }
        let attributes = try? FileManager.default.attributesOfItem(atPath: real)
        switch attributes?[.type] as? FileAttributeType {
        case .typeRegular?: break
        case .typeDirectory?: throw Diagnostic(place, "\(name) is a folder; it must be a file")
        default: throw Diagnostic(place, "\(name) is not a regular file")
        }
        guard let handle = FileHandle(forReadingAtPath: real),
            let data = try? handle.read(upToCount: limit + 1) ?? Data()
        else {
            throw Diagnostic(place, "\(name) cannot be read; check its permissions")
        }
        guard data.count <= limit else { throw Diagnostic(place, "\(name) has more than \(limit) bytes") }
        return Array(data)
    }

    private static func folderPart(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    private static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// The data files that a scenario was read with; a class because a folder is handed around as a value.
final class TablesRead {
    private(set) var files: [(name: String, bytes: [UInt8])] = []

    /// Notes a file once, under its path within the scenario's folder.
    func note(_ bytes: [UInt8], of name: String) {
        if !files.contains(where: { $0.name == name }) { files.append((name, bytes)) }
    }
}
