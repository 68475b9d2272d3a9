/// Where a figure of a scenario comes from, as a comment beside it says: `# G given`, `# R reported`, `# E estimated`.
///
/// A comment is a mark when it begins with one of the three letters and a space, or is the letter alone. It belongs to the
/// key on its line; comments on lines of their own belong to the key below them. Letters after `. ` or `; `, and in brackets,
/// add to the first.
public struct ScenarioMark: Hashable, Sendable {
    /// What kind of figure it is.
    public enum Source: String, Sendable {
        /// Given with the task.
        case given = "G"
        /// Reported by others.
        case reported = "R"
        /// The scenario's own estimate.
        case estimate = "E"
    }

    /// What kind of figure it is: an estimate where any part is one, otherwise reported where any part is.
    public let source: Source
    /// The key with the sections around it, as `--set` writes it.
    public let key: String
    /// What stands there, shortened.
    public let value: String
    /// What the comment says after the letter.
    public let remark: String
}

extension ScenarioLoader {
    /// The marks of a scenario and of all that it extends, in the order of the keys; of a key that is overridden, none.
    ///
    /// - Parameters:
    ///   - path: the scenario's file.
    ///   - overrides: values that take the place of those in the file; they have no marks.
    public static func marks(_ path: String, overrides: [String] = []) throws(ScenarioError) -> [ScenarioMark] {
        let folder: ScenarioFolder
        do {
            folder = try ScenarioFolder(of: path)
        } catch {
            throw ScenarioError([error])
        }
        let root = try Composition(folder: folder).compose(path, overrides: overrides.map { ("--set \($0)", $0) })
        var keys: [MarkedKey] = []
        MarkedKey.collect(root, path: "", into: &keys)
        var marks: [(index: Int, mark: ScenarioMark)] = []
        for (source, places) in Dictionary(grouping: keys.indices, by: { keys[$0].place.source }) {
            guard let bytes = try? ScenarioFolder.readFile(source, limit: YAMLLimit.bytes) else { continue }
            // The first key of each line, which holds all others on it.
            let firsts = Dictionary(grouping: places, by: { keys[$0].place.line }).compactMapValues { line in
                line.min { keys[$0].place.column < keys[$1].place.column }
            }
            for (line, text) in MarkComments(bytes).byLine(keyLines: Set(firsts.keys)) {
                guard let index = firsts[line], let source = MarkComments.source(of: text) else { continue }
                let mark = ScenarioMark(
                    source: source, key: keys[index].path, value: keys[index].value.compact(),
                    remark: MarkComments.remark(in: text))
                marks.append((index, mark))
            }
        }
        return marks.sorted { $0.index < $1.index }.map(\.mark)
    }
}

/// A key of a scenario with its place.
private struct MarkedKey {
    var path: String
    var place: FilePosition
    var value: Node

    static func collect(_ node: Node, path: String, into keys: inout [MarkedKey]) {
        switch node.content {
        case .scalar: break
        case .list(let items):
            for (index, item) in items.enumerated() { collect(item, path: "\(path).\(index)", into: &keys) }
        case .map(let entries):
            // What the command line puts in place of a value has no comment beside it.
            for entry in entries where !entry.value.place.source.hasPrefix("--set ") {
                let name = path.isEmpty ? entry.key : "\(path).\(entry.key)"
                keys.append(MarkedKey(path: name, place: entry.keyPlace, value: entry.value))
                collect(entry.value, path: name, into: &keys)
            }
        }
    }
}

extension Node {
    /// The value on one line, at most so many characters.
    fileprivate func compact(most: Int = 72) -> String {
        let text = written(room: most)
        return text.count > most ? text.prefix(most - 1) + "…" : text
    }

    private func written(room: Int) -> String {
        switch content {
        case .scalar(let text, _): return text
        case .list(let items): return "[\(Node.joined(items.map { item in { item.written(room: room) } }, room: room))]"
        case .map(let entries):
            let parts = entries.map { entry in { "\(entry.key): \(entry.value.written(room: room))" } }
            return "{\(Node.joined(parts, room: room))}"
        }
    }

    /// Parts as far as there is room, so that a long list is not written out in full.
    private static func joined(_ parts: [() -> String], room: Int) -> String {
        var text = ""
        for (index, part) in parts.enumerated() where text.count <= room { text += (index > 0 ? ", " : "") + part() }
        return text
    }
}
