/// Reads a scenario file with all that it extends and what the command line overrides, as one tree.
///
/// `extends: base.yaml` puts this file over another: sections are merged key by key, anything else (a value, a list)
/// replaces what the other file has. Each value keeps the place where it was written.
struct Composition {
    /// At most so many files may extend one another.
    static let mostFiles = 8

    /// The key that names the file beneath.
    static let key = "extends"

    let folder: ScenarioFolder

    /// The whole tree of a scenario; it no longer has the key `extends`.
    func compose(_ path: String, overrides: [(option: String, text: String)]) throws(ScenarioError) -> Node {
        var root: Node
        do {
            root = try load(folder.readScenario(path), path: path, above: [])
        } catch {
            throw ScenarioError([error])
        }
        var wrong: [Diagnostic] = []
        for (option, text) in overrides {
            do {
                try Override(text, option: option).apply(to: &root)
            } catch {
                wrong.append(error)
            }
        }
        if !wrong.isEmpty { throw ScenarioError(wrong) }
        return root
    }

    private func load(_ bytes: [UInt8], path: String, above: [String]) throws(Diagnostic) -> Node {
        let root = try parseYAML(bytes, source: path)
        guard case .map(var entries) = root.content, let index = entries.firstIndex(where: { $0.key == Self.key })
        else { return root }
        let base = entries.remove(at: index).value
        guard let name = base.text else {
            throw Diagnostic(base.place, "'extends' is \(base.found); it must be the name of a file")
        }
        let chain = above + [path]
        guard chain.count < Self.mostFiles else {
            throw Diagnostic(
                base.place, "more than \(Self.mostFiles) files extend one another: \(chain.joined(separator: ", "))")
        }
        let file = try folder.read(name, namedAt: base.place, limit: YAMLLimit.bytes)
        guard !chain.contains(file.path) else { throw Diagnostic(base.place, "\(file.path) extends itself") }
        return merge(
            Node(place: root.place, content: .map(entries)), over: try load(file.bytes, path: file.path, above: chain))
    }

    /// Keys of the upper file that the lower one does not have come last.
    private func merge(_ upper: Node, over lower: Node) -> Node {
        guard case .map(let above) = upper.content, case .map(var merged) = lower.content else { return upper }
        for entry in above {
            if let index = merged.firstIndex(where: { $0.key == entry.key }) {
                let value = merge(entry.value, over: merged[index].value)
                merged[index] = Node.Entry(key: entry.key, keyPlace: entry.keyPlace, value: value)
            } else {
                merged.append(entry)
            }
        }
        return Node(place: upper.place, content: .map(merged))
    }
}
