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
        return Node(place: root.place, content: .map(entries)).laid(
            over: try load(file.bytes, path: file.path, above: chain))
    }
}

extension Node {
    /// This tree over another.
    ///
    /// Sections are merged key by key; anything else replaces what is beneath. Keys that the lower one does not have come
    /// last. What this tree says is of a layer above all that it lies over.
    func laid(over lower: Node) -> Node {
        guard case .map(let above) = content, case .map(var merged) = lower.content else { return self }
        let layer = (merged.map(\.layer).max() ?? 0) + 1
        for entry in above {
            if let index = merged.firstIndex(where: { $0.key == entry.key }) {
                let value = entry.value.laid(over: merged[index].value)
                merged[index] = Entry(key: entry.key, keyPlace: entry.keyPlace, value: value, layer: layer)
            } else {
                merged.append(Entry(key: entry.key, keyPlace: entry.keyPlace, value: entry.value, layer: layer))
            }
        }
        return Node(place: place, content: .map(merged))
    }
}
