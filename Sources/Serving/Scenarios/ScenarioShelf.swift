import Foundation

/// The scenarios of a folder and of the folders in it: no other file can be named.
struct ScenarioShelf: Sendable {
    /// A scenario that can be picked.
    struct Entry: Hashable, Sendable {
        /// Its path within the folder: `textbook/serial-3.yaml`.
        let name: String
        /// What it calls itself, or its file's name.
        let title: String
        /// The first lines of comment at its top.
        let remark: String
    }

    /// The folder as the user named it.
    let folder: String

    /// At most so many are listed.
    private static let mostEntries = 500
    /// Of each so many bytes are looked at for its title.
    private static let headBytes = 65_536

    /// The scenarios, by name; a YAML file is one where it has `version` or `extends` at its top.
    ///
    /// Folders are entered once deep; files and folders whose name begins with a dot, and links out of the folder, are not
    /// listed.
    var entries: [Entry] {
        guard let root = ScenarioShelf.real(folder) else { return [] }
        let manager = FileManager.default
        let top = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }
        let inner = top.flatMap { name -> [String] in
            var isFolder: ObjCBool = false
            guard manager.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder), isFolder.boolValue else {
                return []
            }
            return ((try? manager.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? [])
                .filter { !$0.hasPrefix(".") }.map { "\(name)/\($0)" }
        }
        let files = (top + inner).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted {
            ($0.contains("/") ? 1 : 0, $0) < ($1.contains("/") ? 1 : 0, $1)
        }
        return files.prefix(ScenarioShelf.mostEntries).compactMap { entry($0, within: root) }
    }

    /// A scenario by its name, if it is one of those listed.
    func entry(named name: String) -> Entry? {
        entries.first { $0.name == name }
    }

    /// Its file.
    func path(of entry: Entry) -> String { folder.hasSuffix("/") ? folder + entry.name : "\(folder)/\(entry.name)" }

    private func entry(_ name: String, within root: String) -> Entry? {
        guard let path = ScenarioShelf.real("\(folder)/\(name)"), path.hasPrefix(root == "/" ? "/" : root + "/"),
            let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let handle = FileHandle(forReadingAtPath: path),
            let bytes = try? handle.read(upToCount: ScenarioShelf.headBytes)
        else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.contains(where: { $0.hasPrefix("version:") || $0.hasPrefix("extends:") }) else { return nil }
        let title = lines.first { $0.hasPrefix("name:") }.map { line in
            let text = line.dropFirst(5).prefix { $0 != "#" }.drop { $0 == " " || $0 == "\"" || $0 == "'" }
            return String(text.reversed().drop { $0 == " " || $0 == "\"" || $0 == "'" || $0 == "\r" }.reversed())
        }
        let comment = lines.prefix { $0.hasPrefix("#") }.map {
            String($0.dropFirst().drop { $0 == " " })
        }
        let remark = comment.prefix { !$0.isEmpty }.joined(separator: " ")
        return Entry(
            name: name, title: title.flatMap { $0.isEmpty ? nil : String($0.prefix(120)) } ?? name,
            remark: String(remark.prefix(400)))
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
