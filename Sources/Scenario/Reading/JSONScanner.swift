/// How deep a JSON text may be nested.
private let deepest = 64

/// Walks over a JSON text (RFC 8259) value by value, so that a large file need never stand in memory as one tree.
///
///     var members = try scanner.object()
///     while let key = try scanner.key(in: &members) { ... try scanner.value() ... }
///
/// What is read becomes a `Node`, as what stands in a YAML file does: a number, `true`, `false` and `null` are plain
/// texts, so that the same kinds read both.
struct JSONScanner {
    /// An object or a list of which the scanner has read a part.
    struct Container {
        fileprivate let closing: UInt8
        fileprivate var isBegun = false
        fileprivate var keys: Set<String> = []
    }

    /// A name in an object.
    struct Key {
        let name: String
        let place: FilePosition
    }

    let source: String
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes of this line that continue a character.
    private var continuations = 0
    private var depth = 0

    init(_ bytes: [UInt8], source: String) {
        self.bytes = bytes
        self.source = source
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (index, lineStart) = (3, 3) }
    }

    /// Where the next character stands.
    private var place: FilePosition {
        FilePosition(source, line: line, column: index - lineStart - continuations + 1)
    }

    private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Where the next value begins.
    mutating func nextPlace() -> FilePosition {
        skipSpaces()
        return place
    }

    /// Whether an object begins here.
    mutating func isAtObject() -> Bool {
        skipSpaces()
        return byte == UInt8(ascii: "{")
    }

    /// Whether a list begins here.
    mutating func isAtList() -> Bool {
        skipSpaces()
        return byte == UInt8(ascii: "[")
    }

    /// Steps into an object.
    mutating func object() throws(Diagnostic) -> Container { try enter(UInt8(ascii: "{"), UInt8(ascii: "}")) }

    /// Steps into a list.
    mutating func list() throws(Diagnostic) -> Container { try enter(UInt8(ascii: "["), UInt8(ascii: "]")) }

    /// Steps to the next member of an object; its value must be read next.
    ///
    /// - Returns: its name, or nil at the end of the object.
    mutating func key(in object: inout Container) throws(Diagnostic) -> Key? {
        guard try next(in: &object) else { return nil }
        let place = place
        guard byte == UInt8(ascii: "\"") else { throw unexpected("a name in double quotes") }
        let name = try readString()
        guard object.keys.insert(name).inserted else {
            throw Diagnostic(place, "\(name.quoted) is given twice in one object")
        }
        skipSpaces()
        guard byte == UInt8(ascii: ":") else { throw unexpected("a colon") }
        index += 1
        return Key(name: name, place: place)
    }

    /// Steps to the next item of a list or object, which must be read next.
    ///
    /// - Returns: false at its end.
    mutating func next(in container: inout Container) throws(Diagnostic) -> Bool {
        skipSpaces()
        if byte == container.closing {
            index += 1
            depth -= 1
            return false
        }
        if container.isBegun {
            guard byte == UInt8(ascii: ",") else { throw unexpected("a comma or the end") }
            index += 1
            skipSpaces()
        }
        container.isBegun = true
        return true
    }

    /// Reads a whole value.
    mutating func value() throws(Diagnostic) -> Node {
        skipSpaces()
        let place = place
        switch byte {
        case UInt8(ascii: "{"):
            var entries: [Node.Entry] = []
            var object = try object()
            while let key = try key(in: &object) {
                entries.append(Node.Entry(key: key.name, keyPlace: key.place, value: try value()))
            }
            return Node(place: place, content: .map(entries))
        case UInt8(ascii: "["):
            var items: [Node] = []
            var list = try list()
            while try next(in: &list) { items.append(try value()) }
            return Node(place: place, content: .list(items))
        case UInt8(ascii: "\""): return Node(place: place, content: .scalar(try readString(), isPlain: false))
        default: return Node(place: place, content: .scalar(try readWord(), isPlain: true))
        }
    }

    /// Requires that nothing follows.
    mutating func end() throws(Diagnostic) {
        skipSpaces()
        if byte != nil { throw unexpected("the end of the file") }
    }

    private mutating func enter(_ opening: UInt8, _ closing: UInt8) throws(Diagnostic) -> Container {
        skipSpaces()
        guard byte == opening else { throw unexpected(opening == UInt8(ascii: "{") ? "an object" : "a list") }
        guard depth < deepest else { throw Diagnostic(place, "values are nested more than \(deepest) deep") }
        index += 1
        depth += 1
        return Container(closing: closing)
    }

    private mutating func skipSpaces() {
        while let byte {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
            case UInt8(ascii: "\n"):
                index += 1
                (line, lineStart, continuations) = (line + 1, index, 0)
            default: return
            }
        }
    }

    private func unexpected(_ wanted: String) -> Diagnostic {
        guard byte != nil else { return Diagnostic(place, "this is not JSON: the file ends where \(wanted) must be") }
        let rest = String(decoding: bytes[index...].prefix(8), as: UTF8.self)
        return Diagnostic(place, "this is not JSON: here is \(String(rest.prefix(1)).quoted), where \(wanted) must be")
    }

    /// A number, `true`, `false` or `null`.
    private mutating func readWord() throws(Diagnostic) -> String {
        let end = bytes[index...].firstIndex { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                false
            default: true
            }
        }
        let word = String(decoding: bytes[index..<(end ?? bytes.count)], as: UTF8.self)
        guard !word.isEmpty else { throw unexpected("a value") }
        guard ["true", "false", "null"].contains(word) || JSONScanner.isNumber(word) else {
            throw Diagnostic(place, "this is not JSON: \(word.quoted) is no value; a text stands in double quotes")
        }
        index += word.utf8.count
        return word
    }

    /// Whether a text is a number as JSON writes it: as YAML does, but with digits on both sides of a point and no plus.
    private static func isNumber(_ word: String) -> Bool {
        let first = word.utf8.first { $0 != UInt8(ascii: "-") }
        guard let first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= first, readNumber(word) != nil else { return false }
        let mantissa = word.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }
        return mantissa.last != UInt8(ascii: ".")
    }

    private mutating func readString() throws(Diagnostic) -> String {
        let start = place
        index += 1
        var text: [UInt8] = []
        while let byte, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else {
                throw Diagnostic(place, "this is not JSON: a text may not hold a control character")
            }
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: String(try readEscape()).utf8)
            } else {
                if byte & 0xC0 == 0x80 { continuations += 1 }
                text.append(byte)
                index += 1
            }
        }
        guard byte != nil else { throw Diagnostic(start, "this is not JSON: this quote is never closed") }
        index += 1
        guard let string = String(validating: text, as: UTF8.self) else {
            throw Diagnostic(start, "this text is not UTF-8")
        }
        return string
    }

    private mutating func readEscape() throws(Diagnostic) -> Unicode.Scalar {
        let start = place
        index += 1
        guard let letter = byte else { throw Diagnostic(start, "this is not JSON: the file ends in a text") }
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var code = readHex()
            // The two halves of a character beyond U+FFFF.
            if let high = code, 0xD800..<0xDC00 ~= high, bytes[index...].starts(with: Array("\\u".utf8)) {
                index += 2
                let low = readHex() ?? 0
                code = 0xDC00..<0xE000 ~= low ? 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00) : nil
            }
            if let scalar = code.flatMap(Unicode.Scalar.init) { return scalar }
        default: break
        }
        throw Diagnostic(start, "this is not JSON: this escape stands for no character")
    }

    private mutating func readHex() -> UInt32? {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        index += 4
        return code
    }
}
