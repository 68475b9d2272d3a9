import Yams

/// Limits on a YAML text; data belongs in CSV tables, which may be larger.
enum YAMLLimit {
    static let bytes = 1 << 20
    static let depth = 64
    static let nodes = 200_000
}

/// Reads a YAML text into a tree.
///
/// One document, a mapping at its top; no anchors, aliases, tags or merge keys: what they would save in writing they
/// cost in reading, and an alias can make a small text stand for an endless one.
///
/// - Parameters:
///   - bytes: the text, in UTF-8.
///   - source: the name of the file in messages.
func parseYAML(_ bytes: [UInt8], source: String) throws(Diagnostic) -> Node {
    let root = try parseYAMLValue(bytes, source: source)
    if root.isNull {
        throw Diagnostic(FilePosition(source), "the file is empty; it must be a scenario: keys and their values")
    }
    guard case .map = root.content else {
        throw Diagnostic(root.place, "the file holds \(root.found); it must be a scenario: keys and their values")
    }
    return root
}

/// Reads a YAML text of any kind: a scenario, or the value of an option.
func parseYAMLValue(_ bytes: [UInt8], source: String) throws(Diagnostic) -> Node {
    guard bytes.count <= YAMLLimit.bytes else {
        throw Diagnostic(
            FilePosition(source),
            "the file has \(bytes.count) bytes; at most \(YAMLLimit.bytes) are read (put data into CSV tables)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw Diagnostic(FilePosition(source, line: line + 1, column: 1), "this line is not UTF-8 text")
    }
    if let alias = firstAlias(in: bytes, source: source) { throw alias }
    let composed: (parser: Parser, root: Yams.Node?)
    do {
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        composed = (parser, try parser.singleRoot())
    } catch {
        throw diagnostic(for: error, in: text, source: source)
    }
    let nothing = Node(place: FilePosition(source), content: .scalar("", isPlain: true))
    guard let root = composed.root else { return nothing }
    // The parser owns the anchors: a node refers to its own only while the parser lives.
    return try withExtendedLifetime(composed.parser) { () throws(Diagnostic) -> Node in
        var converter = Converter(source: source)
        return try converter.convert(root, depth: 0)
    }
}

/// Finds the first alias that refers to an anchor.
///
/// It looks at the text before Yams sees it, because Yams expands aliases as it hashes keys, in time exponential in the
/// length of the text. An alias counts when the text defines an anchor of its name, so prose with a `*` in it passes.
private func firstAlias(in bytes: [UInt8], source: String) -> Diagnostic? {
    func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
    var anchors = Set<ArraySlice<UInt8>>()
    var aliases: [(name: ArraySlice<UInt8>, line: Int, column: Int)] = []
    var (line, lineStart) = (1, 0)
    for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, index + 1) }
        guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") else { continue }
        let name = bytes[(index + 1)...].prefix(while: isNameByte)
        if byte == UInt8(ascii: "&") {
            anchors.insert(name)
        } else {
            aliases.append((name, line, index - lineStart + 1))
        }
    }
    return aliases.first { !$0.name.isEmpty && anchors.contains($0.name) }.map { alias in
        let name = String(decoding: alias.name, as: UTF8.self)
        return Diagnostic(
            FilePosition(source, line: alias.line, column: alias.column),
            "aliases (here '*\(name.shown)') are not supported; write the value out, or use 'extends'")
    }
}

private func diagnostic(for error: any Error, in text: String, source: String) -> Diagnostic {
    func place(_ mark: Mark) -> FilePosition { FilePosition(source, line: mark.line, column: mark.column) }
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
        let begun = context.map { " (\($0.text), which begins on line \($0.mark.line))" } ?? ""
        return Diagnostic(place(mark), "this is not YAML: \(problem)\(begun)")
    case .composer(_, let problem, let mark, _) where problem.contains("another document"):
        return Diagnostic(place(mark), "a second document begins here; a file holds one")
    case .composer(_, let problem, let mark, _):
        return Diagnostic(place(mark), "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
        let names = keys.map(\.quoted).joined(separator: ", ")
        return Diagnostic(place(context.mark), "key \(names) is given more than once in one section; the first is here")
    case .reader(let problem, let offset, _, _):
        let before = text.prefix(offset ?? 0)
        let line = before.count(where: \.isNewline) + 1
        let column = (before.lastIndex(where: \.isNewline).map { before[$0...].count - 1 } ?? before.count) + 1
        return Diagnostic(FilePosition(source, line: line, column: column), "this is not YAML: \(problem)")
    default:
        return Diagnostic(FilePosition(source), "this is not YAML: it cannot be parsed")
    }
}

/// Turns the tree of Yams into ours, and refuses what a scenario may not hold.
private struct Converter {
    let source: String
    var nodes = 0

    init(source: String) { self.source = source }

    mutating func convert(_ node: Yams.Node, depth: Int) throws(Diagnostic) -> Node {
        let place = FilePosition(source, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
        nodes += 1
        guard nodes <= YAMLLimit.nodes else {
            throw Diagnostic(place, "the file holds more than \(YAMLLimit.nodes) values")
        }
        guard depth <= YAMLLimit.depth else {
            throw Diagnostic(place, "sections are nested more than \(YAMLLimit.depth) deep")
        }
        if let anchor = node.anchor {
            throw Diagnostic(place, "anchors (here '&\(anchor.rawValue.shown)') are not supported; write the value out")
        }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain
            try refuseTag(scalar.tag, unless: isPlain ? "" : Tag.Name.str.rawValue, at: place)
            return Node(place: place, content: .scalar(scalar.string, isPlain: isPlain))
        case .sequence(let sequence):
            try refuseTag(sequence.tag, unless: "", at: place)
            var items: [Node] = []
            for item in sequence { items.append(try convert(item, depth: depth + 1)) }
            return Node(place: place, content: .list(items))
        case .mapping(let mapping):
            try refuseTag(mapping.tag, unless: "", at: place)
            var entries: [Node.Entry] = []
            for (key, value) in mapping { entries.append(try convert(key, value, depth: depth + 1)) }
            return Node(place: place, content: .map(entries))
        case .alias:
            throw Diagnostic(place, "aliases are not supported; write the value out, or use 'extends'")
        }
    }

    private mutating func convert(_ key: Yams.Node, _ value: Yams.Node, depth: Int) throws(Diagnostic) -> Node.Entry {
        let place = FilePosition(source, line: key.mark?.line ?? 0, column: key.mark?.column ?? 0)
        guard let name = key.scalar?.string else {
            throw Diagnostic(place, "a key must be a name, not a list or a section")
        }
        guard key.anchor == nil else { throw Diagnostic(place, "anchors are not supported") }
        guard name != "<<" else { throw Diagnostic(place, "merge keys ('<<') are not supported; use 'extends'") }
        return Node.Entry(key: name, keyPlace: place, value: try convert(value, depth: depth))
    }

    private func refuseTag(_ tag: Tag, unless implied: String, at place: FilePosition) throws(Diagnostic) {
        let name = tag.description
        guard name.isEmpty || name == implied else {
            throw Diagnostic(place, "tags (here \(name.quoted)) are not supported; the key decides what its value is")
        }
    }
}
