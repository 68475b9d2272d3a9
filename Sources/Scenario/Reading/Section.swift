/// A section of a scenario while it is being read.
///
/// One call per key does everything: it reads the value, checks its kind and bounds, supplies the default, makes the key
/// known (what is present but never asked for is an unknown key), and enters it into the schema:
///
///     let buses = fleet.value("buses", .integer(in: 0...100_000), default: 800, "Buses that carry goods.")
///
/// A missing or bad value is reported, and a placeholder takes its place, so that all errors come in one go. Run without
/// a document, the same calls describe the section. So a section must ask for all its keys whatever their values.
final class Section {
    /// The path of this section as `--set` writes it; empty at the top.
    let path: String

    /// Where this section stands.
    let place: Place

    let reader: Reader
    private let entries: [Node.Entry]
    private let errorsBefore: Int
    private var known: [String] = []
    fileprivate var schema: [SchemaNode] = []

    fileprivate init(_ entries: [Node.Entry], path: String, place: Place, reader: Reader) {
        (self.entries, self.path, self.place, self.reader) = (entries, path, place, reader)
        errorsBefore = reader.count
    }

    /// A key that must be given.
    func required<Value>(_ key: String, _ kind: Kind<Value>, _ summary: String) -> Value {
        declare(key, kind, .required, summary)
        guard let entry = entry(key) else {
            reader.report(place, "missing key '\(key)'\(within)")
            return kind.placeholder()
        }
        return read(entry, kind) ?? kind.placeholder()
    }

    /// A key that may be left out, with what holds then.
    func value<Value>(_ key: String, _ kind: Kind<Value>, default fallback: Value, _ summary: String) -> Value {
        declare(key, kind, .defaultsTo(kind.show(fallback)), summary)
        return entry(key).flatMap { read($0, kind) } ?? fallback
    }

    /// A key that may be left out, in which case what it describes is absent.
    func optional<Value>(_ key: String, _ kind: Kind<Value>, _ summary: String) -> Value? {
        declare(key, kind, .optional, summary)
        // Described, it is present: so the keys of what is within are seen.
        if reader.isDescribing { return kind.placeholder() }
        return entry(key).map { read($0, kind) ?? kind.placeholder() }
    }

    /// A section that may be left out when each of its own keys may.
    func section<Value>(_ key: String, _ summary: String, _ body: @escaping (Section) -> Value) -> Value {
        let kind = Kind.section(body)
        declare(key, kind, .optional, summary)
        let absent = Node(place: place, content: .map([]))
        return kind.read(entry(key)?.value ?? absent, subject(key), reader) ?? kind.placeholder()
    }

    /// Reports a contradiction between keys of this section, unless one of them was already bad.
    func check(_ isRight: Bool, at key: String, _ message: @autoclosure () -> String) {
        if isRight || reader.count > errorsBefore { return }
        reader.report(place(of: key), message())
    }

    /// Where the value of a key stands, or else the section.
    func place(of key: String) -> Place { entry(key)?.value.place ?? place }

    /// What follows `unknown key 'x'` in a message: where.
    private var within: String { path.isEmpty ? "" : " in \(path.quoted)" }

    private func entry(_ key: String) -> Node.Entry? { entries.first { $0.key == key } }

    private func subject(_ key: String) -> Subject { Subject(key: key, path: path.isEmpty ? key : "\(path).\(key)") }

    private func read<Value>(_ entry: Node.Entry, _ kind: Kind<Value>) -> Value? {
        kind.read(entry.value, subject(entry.key), reader)
    }

    private func declare<Value>(_ key: String, _ kind: Kind<Value>, _ presence: SchemaNode.Presence, _ summary: String) {
        assert(!known.contains(key), "'\(key)' is declared twice\(within)")
        known.append(key)
        if reader.isDescribing {
            schema.append(SchemaNode(key: key, shape: kind.shape(), summary: summary, presence: presence))
        }
    }

    /// Reports the keys that are present and were never asked for.
    fileprivate func finish() {
        for entry in entries where !known.contains(entry.key) {
            if reader.isFull { return }
            let hint = suggestion(for: entry.key, among: known)
            reader.report(entry.keyPlace, "unknown key \(entry.key.quoted)\(within)\(hint)")
        }
    }
}

extension Kind {
    /// A section, whose keys the body declares.
    static func section(_ body: @escaping (Section) -> Value) -> Kind {
        func describe() -> (section: Section, value: Value) {
            let section = Section([], path: "", place: Place(""), reader: Reader(folder: nil))
            return (section, body(section))
        }
        return Kind(
            shape: { .section(describe().section.schema) }, placeholder: { describe().value },
            read: { node, subject, reader in
                guard let entries = node.entries else {
                    reader.report(node.place, "\(subject) is \(node.found); it must be a section: keys and their values")
                    return nil
                }
                return readSection(entries, at: node.place, path: subject.path, reader, body)
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
                    let range = rangeText(count.lowerBound, count.upperBound)
                    reader.report(node.place, "\(subject) has \(nodes.count) items; it must have \(range)")
                    return nil
                }
                return nodes.enumerated().map { index, node in
                    item.read(node, subject.item("\(index)"), reader) ?? item.placeholder()
                }
            }, show: { "[\($0.map(item.show).joined(separator: ", "))]" })
    }

    /// A section whose keys are identifiers that the user chooses, in the order of the file.
    ///
    /// - Parameter table: what such things are called, as in `.reference(to:)`.
    static func map<Item>(of table: String, _ body: @escaping (String, Section) -> Item) -> Kind
    where Value == [(id: String, value: Item)] {
        Kind(
            shape: { .map(Kind<Item>.section { body("-", $0) }.shape()) }, placeholder: { [] },
            read: { node, subject, reader in
                guard let entries = node.entries else {
                    reader.report(node.place, "\(subject) is \(node.found); it must be a section: names and what they name")
                    return nil
                }
                return entries.map { entry in
                    if isIdentifier(entry.key) {
                        reader.define(entry.key, in: table, at: entry.keyPlace)
                    } else {
                        reader.report(entry.keyPlace, "\(entry.key.quoted) in \(subject) must be \(identifierText)")
                    }
                    let kind = Kind<Item>.section { body(entry.key, $0) }
                    let subject = subject.item(entry.key)
                    return (entry.key, kind.read(entry.value, subject, reader) ?? kind.placeholder())
                }
            }, show: { _ in "none" })
    }

    /// One of several kinds of section, each under its own name: `{normal: {mean: 3, standard_deviation: 1}}`.
    ///
    /// - Parameters:
    ///   - variants: the name, the summary and the keys of each.
    ///   - short: a bare value that may stand instead.
    static func variant(
        _ variants: [(name: String, summary: String, body: (Section) -> Value)], short: Kind? = nil,
        show: @escaping (Value) -> String
    ) -> Kind {
        let names = variants.map(\.name)
        return Kind(
            shape: {
                .variant(
                    variants.map {
                        SchemaNode(key: $0.name, shape: Kind.section($0.body).shape(), summary: $0.summary, presence: .optional)
                    }, short: short?.shape())
            }, placeholder: short?.placeholder ?? Kind.section(variants[0].body).placeholder,
            read: { node, subject, reader in
                let empty = Node(place: node.place, content: .map([]))
                let chosen: (name: String, node: Node, place: Place)
                switch node.content {
                case .map(let entries) where Set(entries.map(\.keyPlace.source)).count == entries.count && !entries.isEmpty:
                    // With `extends`, each file may choose; the uppermost comes last.
                    let entry = entries[entries.count - 1]
                    chosen = (entry.key, entry.value, entry.keyPlace)
                case .scalar(let text, _) where names.contains(text) || short == nil && !node.isNull:
                    chosen = (text, empty, node.place)
                default:
                    if let short, case .scalar = node.content { return short.read(node, subject, reader) }
                    reader.report(node.place, "\(subject) is \(node.found); it must have one of the keys \(oneOf(names))")
                    return nil
                }
                guard let variant = variants.first(where: { $0.name == chosen.name }) else {
                    let hint = suggestion(for: chosen.name, among: names)
                    reader.report(chosen.place, "\(subject) is \(chosen.name.quoted); it must be \(oneOf(names))\(hint)")
                    return nil
                }
                let inner = subject.item(variant.name)
                return Kind.section(variant.body).read(chosen.node, inner, reader)
            }, show: show)
    }
}

extension Node {
    /// The entries of a section; a key with nothing after it is an empty section.
    fileprivate var entries: [Entry]? {
        if case .map(let entries) = content { return entries }
        return isNull ? [] : nil
    }
}

private func readSection<Value>(
    _ entries: [Node.Entry], at place: Place, path: String, _ reader: Reader, _ body: (Section) -> Value
) -> Value {
    let section = Section(entries, path: path, place: place, reader: reader)
    defer { section.finish() }
    return body(section)
}
