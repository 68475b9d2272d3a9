extension Kind {
    /// A section, whose keys the body declares.
    static func section(_ body: @escaping (Section) -> Value) -> Kind {
        func describe() -> (section: Section, value: Value) {
            let section = Section([], path: "", place: FilePosition(""), reader: Reader(folder: nil))
            return (section, body(section))
        }
        return Kind(
            shape: { .section(describe().section.schema) }, placeholder: { describe().value },
            read: { node, subject, reader in
                guard let entries = node.entries else {
                    reader.report(
                        node.place, "\(subject) is \(node.found); it must be a section: keys and their values")
                    return nil
                }
                let section = Section(entries, path: subject.path, place: node.place, reader: reader)
                defer { section.finish() }
                return body(section)
            }, show: { _ in "as its own keys" })
    }

    /// A list, whose items are of one kind.
    static func list<Item>(_ item: Kind<Item>, count: ClosedRange<Int> = 0...10_000) -> Kind where Value == [Item] {
        Kind(
            shape: { .list(item.shape(), count: count) },
            placeholder: { (0..<count.lowerBound).map { _ in item.placeholder() } },
            read: { node, subject, reader in
                guard case .list(let nodes) = node.content else {
                    reader.report(node.place, "\(subject) is \(node.found); it must be a list")
                    return nil
                }
                guard count.contains(nodes.count) else {
                    reader.report(
                        node.place, "\(subject) has \(countText(nodes.count)); it must have \(countText(count))")
                    return nil
                }
                return nodes.enumerated().map { index, node in
                    item.read(node, subject.item("\(index)"), reader) ?? item.placeholder()
                }
            }, show: { "[\($0.map(item.show).joined(separator: ", "))]" })
    }

    /// A section whose keys are names that the user gives to things, in the order of the file.
    ///
    /// - Parameters:
    ///   - table: what such things are called, as in `.reference(to:)`.
    ///   - count: how many there may be.
    ///   - body: what each of them is, with its name.
    static func map<Item>(
        of table: String, count: ClosedRange<Int> = 0...10_000, _ body: @escaping (_ name: String, Section) -> Item
    ) -> Kind where Value == [Item] {
        Kind(
            shape: { .map(Kind<Item>.section { body("-", $0) }.shape()) },
            placeholder: { (0..<count.lowerBound).map { _ in Kind<Item>.section { body("-", $0) }.placeholder() } },
            read: { node, subject, reader in
                guard let entries = node.entries else {
                    reader.report(
                        node.place, "\(subject) is \(node.found); it must be a section: names and what they name")
                    return nil
                }
                for entry in entries where isIdentifier(entry.key) {
                    reader.define(entry.key, in: table, at: entry.keyPlace)
                }
                guard count.contains(entries.count) else {
                    reader.report(
                        node.place, "\(subject) has \(countText(entries.count)); it must have \(countText(count))")
                    return nil
                }
                return entries.map { entry in
                    if !isIdentifier(entry.key) {
                        reader.report(entry.keyPlace, "\(entry.key.quoted) in \(subject) must be \(identifierText)")
                    }
                    let kind = Kind<Item>.section { body(entry.key, $0) }
                    return kind.read(entry.value, subject.item(entry.key), reader) ?? kind.placeholder()
                }
            }, show: { _ in "none" })
    }

    /// A section whose keys are names of things that are defined elsewhere: a value for each of them.
    ///
    /// - Parameters:
    ///   - table: what such things are called, as in `.reference(to:)`.
    ///   - isComplete: whether every one of them must have a value.
    ///   - item: what the value is.
    static func each<Item>(of table: String, isComplete: Bool, _ item: Kind<Item>) -> Kind
    where Value == [String: Item] {
        Kind(
            shape: { .each(of: table, item.shape(), isComplete: isComplete) }, placeholder: { [:] },
            read: { node, subject, reader in
                guard let entries = node.entries else {
                    reader.report(
                        node.place, "\(subject) is \(node.found); it must be a section: a value for each of '\(table)'")
                    return nil
                }
                for entry in entries {
                    reader.refer(to: entry.key, in: table, as: subject, at: entry.keyPlace)
                }
                if isComplete {
                    reader.requireAll(of: table, among: entries.map(\.key), as: subject, at: node.place)
                }
                return Dictionary(
                    entries.map { entry in
                        (entry.key, item.read(entry.value, subject.item(entry.key), reader) ?? item.placeholder())
                    }
                ) { first, _ in first }
            }, show: { _ in "none" })
    }

    /// One of several kinds of value, each under its own name: `{normal: {mean: 3, standard_deviation: 1}}`.
    ///
    /// A name alone stands for a variant that is given no keys.
    ///
    /// - Parameters:
    ///   - name: what the schema calls the choice.
    ///   - variants: the name, the summary and the kind of each; at least one.
    ///   - short: a bare value that may stand instead.
    ///   - show: how the schema shows a default.
    static func variant(
        named name: String, _ variants: [(name: String, summary: String, kind: Kind)], short: Kind? = nil,
        show: @escaping (Value) -> String
    ) -> Kind {
        let names = variants.map(\.name)
        return Kind(
            shape: {
                let nodes = variants.map {
                    SchemaNode(key: $0.name, shape: $0.kind.shape(), summary: $0.summary, presence: .optional)
                }
                return .variant(name, nodes, short: short?.shape())
            }, placeholder: { short?.placeholder() ?? variants[0].kind.placeholder() },
            read: { node, subject, reader in
                if let short, case .scalar(let text, _) = node.content, !names.contains(text) {
                    return short.read(node, subject, reader)
                }
                guard let chosen = chosenVariant(node, names, subject, reader) else { return nil }
                let variant = variants.first { $0.name == chosen.key }
                return variant?.kind.read(chosen.value, subject.item(chosen.key), reader)
            }, show: show)
    }
}

/// The one entry of a section that names a variant; what is wrong is reported.
private func chosenVariant(_ node: Node, _ names: [String], _ subject: Subject, _ reader: Reader) -> Node.Entry? {
    let entries: [Node.Entry]
    switch node.content {
    case .map(let found): entries = found
    case .scalar(let text, _) where !node.isNull:
        entries = [Node.Entry(key: text, keyPlace: node.place, value: Node(place: node.place, content: .map([])))]
    case .scalar, .list: entries = []
    }
    // Of files and phases that are laid over one another each may choose; the uppermost holds.
    guard let chosen = entries.max(by: { $0.layer < $1.layer }) else {
        reader.report(
            node.place, "\(subject) is \(node.found); it must be a section with one of the keys \(oneOf(names))")
        return nil
    }
    guard Set(entries.map(\.layer)).count == entries.count else {
        let keys = oneOf(entries.map(\.key.quoted), "and")
        reader.report(node.place, "\(subject) has the keys \(keys); it must have only one")
        return nil
    }
    guard names.contains(chosen.key) else {
        let hint = suggestion(for: chosen.key, among: names)
        reader.report(
            chosen.keyPlace, "\(subject) is of the kind \(chosen.key.quoted); it must be \(oneOf(names))\(hint)")
        return nil
    }
    return chosen
}

extension Node {
    /// The entries of a section; a key with nothing after it is an empty section.
    fileprivate var entries: [Entry]? {
        if case .map(let entries) = content { return entries }
        return isNull ? [] : nil
    }
}
