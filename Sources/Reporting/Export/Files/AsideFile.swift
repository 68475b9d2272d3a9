import Foundation

/// A file that is written aside, under its name with `.partial`, and gets its name when it is whole.
///
/// Text is gathered to a megabyte before it is written, so that memory stays small however long the file.
final class AsideFile {
    /// The file's path inside the export's folder.
    let name: String
    private let aside: URL
    private let final: URL
    private let handle: FileHandle
    /// What is still to be written; append to it and call `flushIfLarge`.
    var text: [UInt8] = []

    /// Opens the file; one that an earlier run left aside is overwritten.
    init(_ name: String, in folder: String) throws {
        self.name = name
        final = URL(fileURLWithPath: folder).appendingPathComponent(name)
        aside = final.appendingPathExtension("partial")
        try FileManager.default.createDirectory(
            at: final.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: aside)
        handle = try FileHandle(forWritingTo: aside)
    }

    /// Writes what has been gathered when that is much.
    func flushIfLarge() throws {
        if text.count > 1 << 20 { try flush() }
    }

    /// Writes what has been gathered, and closes the file.
    func close() throws {
        try flush()
        try handle.close()
    }

    /// Gives the closed file its name.
    func publish() throws { try rename(aside, to: final) }

    /// Takes the file away.
    func abandon() {
        try? handle.close()
        try? FileManager.default.removeItem(at: aside)
    }

    private func flush() throws {
        try handle.write(contentsOf: Data(text))
        text.removeAll(keepingCapacity: true)
    }
}

/// Renames a file in one step, over another if there is one.
func rename(_ file: URL, to final: URL) throws {
    guard rename(file.path, final.path) == 0 else {
        throw NSError(domain: NSPOSIXErrorDomain, code: Int(errno))
    }
}
