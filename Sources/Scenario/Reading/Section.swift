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
    let place: FilePosition

    let reader: Reader
    private let entries: [Node.Entry]
    private let errorsBefore: Int
    private var known: [String] = []
    private(set) var schema: [SchemaNode] = []

    init(_ entries: [Node.Entry], path: String, place: FilePosition, reader: Reader) {
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
    func place(of key: String) -> FilePosition { entry(key)?.value.place ?? place }

    /// What follows `unknown key 'x'` in a message: where.
    private var within: String { path.isEmpty ? "" : " in \(path.quoted)" }

    private func entry(_ key: String) -> Node.Entry? { entries.first { $0.key == key } }

    private func subject(_ key: String) -> Subject { Subject(key: key, path: path.isEmpty ? key : "\(path).\(key)") }

    private func read<Value>(_ entry: Node.Entry, _ kind: Kind<Value>) -> Value? {
        kind.read(entry.value, subject(entry.key), reader)
    }

    private func declare<Value>(_ key: String, _ kind: Kind<Value>, _ presence: SchemaNode.Presence, _ summary: String)
    {
        assert(!known.contains(key), "'\(key)' is declared twice\(within)")
        known.append(key)
        if reader.isDescribing {
            schema.append(SchemaNode(key: key, shape: kind.shape(), summary: summary, presence: presence))
        }
    }

    /// Reports the keys that are present and were never asked for.
    func finish() {
        for entry in entries where !known.contains(entry.key) {
            reader.report(
                entry.keyPlace, "unknown key \(entry.key.quoted)\(within)\(suggestion(for: entry.key, among: known))")
        }
    }
}
