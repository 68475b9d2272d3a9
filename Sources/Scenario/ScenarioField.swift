/// A value of a scenario that can be given another on its own, as `--set` does: what a form is made of.
public struct ScenarioField: Sendable {
    /// Where it stands, as `--set` writes it: `fleet.buses`.
    public var path: String

    /// What its value looks like.
    public var shape: Shape

    /// What it means, in a sentence.
    public var summary: String

    /// Whether it must be given, and what holds when it is not.
    public var presence: SchemaNode.Presence

    /// What the scenario has, as YAML writes it; nil where it has nothing and ``presence`` says what holds.
    public var value: String?

    /// The section at the top that it belongs to; empty for a value that stands there itself.
    public var section: String { path.contains(".") ? String(path.prefix { $0 != "." }) : "" }
}

extension ScenarioLoader {
    /// The values of a scenario and of all that it extends, in the order of the schema, with those that it leaves out of the
    /// sections that it has.
    ///
    /// Data files are not read, and values are not checked: one that is wrong is a field like any other. What can only be
    /// given as a whole and is no single value (a long list, a table) is no field.
    ///
    /// - Throws: why the file cannot be read at all.
    /// - Complexity: O(values).
    public static func fields(_ path: String) throws(ScenarioError) -> [ScenarioField] {
        let (root, _) = try compose(path, overrides: [], days: nil, scale: 1)
        var walk = FieldWalk(top: root.hasEntry(networkKey) ? networkSchema : schema)
        walk.enter(walk.top, of: root, path: "")
        return walk.fields.filter { $0.path != "version" }
    }
}

/// Goes through a schema and a tree at once.
private struct FieldWalk {
    /// The whole schema: a phase has parts of it within.
    let top: [SchemaNode]
    private(set) var fields: [ScenarioField] = []

    /// Lists with more items are data, not settings.
    private static let mostItems = 40

    init(top: [SchemaNode]) { self.top = top }

    /// A section's keys.
    mutating func enter(_ nodes: [SchemaNode], of tree: Node, path: String) {
        guard case .map(let entries) = tree.content else { return }
        for node in nodes {
            visit(
                node, node.shape, entries.first { $0.key == node.key }?.value,
                path: path.isEmpty ? node.key : "\(path).\(node.key)")
        }
    }

    private mutating func visit(_ node: SchemaNode, _ shape: Shape, _ tree: Node?, path: String) {
        switch shape {
        case .integer, .number, .boolean, .text, .identifier, .reference, .choice, .timeOfDay, .date, .figure:
            guard tree?.isScalar ?? true else { return }
            fields.append(
                ScenarioField(
                    path: path, shape: shape, summary: node.summary, presence: node.presence, value: tree?.text))
        case .table, .features:
            return
        case .section(let nodes):
            if let tree { enter(nodes, of: tree, path: path) }
        case .changes(let sections):
            if let tree { enter(top.filter { sections.contains($0.key) }, of: tree, path: path) }
        case .map(let item), .each(_, let item, _):
            guard case .map(let entries)? = tree?.content else { return }
            for entry in entries { visit(node.given, item, entry.value, path: "\(path).\(entry.key)") }
        case .variant(_, let nodes, let short):
            guard let tree else { return }
            if tree.isScalar {
                if let short { visit(node, short, tree, path: path) }
            } else if case .map(let entries) = tree.content, let entry = entries.first,
                let chosen = nodes.first(where: { $0.key == entry.key })
            {
                visit(chosen, chosen.shape, entry.value, path: "\(path).\(entry.key)")
            }
        case .list(let item, _):
            guard case .list(let items)? = tree?.content, items.count <= Self.mostItems else { return }
            if items.allSatisfy(\.isScalar) {
                let text = items.map { $0.text ?? "" }.joined(separator: ", ")
                fields.append(
                    ScenarioField(
                        path: path, shape: shape, summary: node.summary, presence: node.presence, value: "[\(text)]"))
            } else {
                for (index, element) in items.enumerated() {
                    visit(node.given, item, element, path: "\(path).\(element.identifier ?? "\(index)")")
                }
            }
        }
    }
}

extension SchemaNode {
    /// The same of a thing that is there and cannot be left out.
    fileprivate var given: SchemaNode { SchemaNode(key: key, shape: shape, summary: summary, presence: .required) }
}

extension Node {
    fileprivate var isScalar: Bool {
        if case .scalar = content { return true }
        return false
    }

    /// What `id` says, by which an item of a list is named.
    fileprivate var identifier: String? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key == "id" }?.value.text
    }
}
