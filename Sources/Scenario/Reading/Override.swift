/// A value given on the command line, `--set fleet.buses=400`, that takes the place of the one in the file.
struct Override {
    private let place: FilePosition
    private let path: [String]
    private let value: Node

    /// Reads `path=value`; the value is YAML, so that `[1, 2]` and `{normal: {...}}` work too.
    ///
    /// - Parameter option: how messages name it, `--set path=value`.
    init(_ text: String, option: String) throws(Diagnostic) {
        place = FilePosition(option.shown)
        guard let equals = text.firstIndex(of: "=") else {
            throw Diagnostic(place, "there is no '='; write --set path=value, such as --set fleet.buses=400")
        }
        path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard path.allSatisfy({ !$0.isEmpty }), path.count <= YAMLLimit.depth else {
            throw Diagnostic(place, "the path must be names joined by dots, such as fleet.buses")
        }
        do {
            let parsed = try parseYAMLValue(Array(text[text.index(after: equals)...].utf8), source: place.source)
            value = parsed.moved(to: place)
        } catch {
            throw Diagnostic(place, error.message)
        }
    }

    /// The section at the top that it changes.
    var section: String { path[0] }

    /// Puts the value into a tree, making sections on the way where there are none.
    func apply(to root: inout Node) throws(Diagnostic) { try set(path[...], in: &root, under: "the scenario") }

    private func set(_ path: ArraySlice<String>, in node: inout Node, under parent: String) throws(Diagnostic) {
        guard let name = path.first else {
            node = value
            return
        }
        let rest = path.dropFirst()
        switch node.content {
        case .map(var entries):
            let index = entries.firstIndex { $0.key == name } ?? entries.count
            if index == entries.count {
                entries.append(Node.Entry(key: name, keyPlace: place, value: Node(place: place, content: .map([]))))
            }
            try set(rest, in: &entries[index].value, under: name.quoted)
            node.content = .map(entries)
        case .list(var items):
            guard let index = items.firstIndex(where: { $0.isNamed(name) }) ?? Int(name), items.indices.contains(index)
            else {
                throw Diagnostic(
                    place, "there is no item \(name.quoted) in \(parent), which has \(items.count), counted from 0")
            }
            try set(rest, in: &items[index], under: name.quoted)
            node.content = .list(items)
        case .scalar:
            guard node.isNull else {
                throw Diagnostic(place, "\(parent) is \(node.found), not a section, so it has no \(name.quoted)")
            }
            node.content = .map([])
            try set(path, in: &node, under: parent)
        }
    }
}

extension Node {
    /// The same value, as if all of it had been written elsewhere.
    fileprivate func moved(to place: FilePosition) -> Node {
        switch content {
        case .scalar: Node(place: place, content: content)
        case .list(let items): Node(place: place, content: .list(items.map { $0.moved(to: place) }))
        case .map(let entries):
            Node(
                place: place,
                content: .map(entries.map { Entry(key: $0.key, keyPlace: place, value: $0.value.moved(to: place)) }))
        }
    }

    /// Whether this is a section with `id: name`.
    fileprivate func isNamed(_ name: String) -> Bool {
        guard case .map(let entries) = content else { return false }
        return entries.contains { $0.key == "id" && $0.value.text == name }
    }
}
