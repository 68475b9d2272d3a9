/// A value of JSON whose objects keep the order of their members, so that a document reads in the order that it was made.
indirect enum JSONValue: Equatable {
    struct Member: Equatable {
        var name: String
        var value: JSONValue
    }

    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// An object of these members; those without a value are left out.
    static func object(of members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    /// A list of texts.
    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

    /// The value as text: two spaces for each level, a list of plain values on one line.
    var text: String {
        var text = ""
        write(to: &text, indent: "")
        return text
    }

    private var isPlain: Bool {
        switch self {
        case .boolean, .integer, .number, .string: true
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        }
    }

    private func write(to text: inout String, indent: String) {
        switch self {
        case .boolean(let value): text += value.description
        case .integer(let value): text += value.description
        case .number(let value): text += numberText(value)
        case .string(let value): text += JSONValue.quoted(value)
        case .array(let items) where items.allSatisfy(\.isPlain):
            text += "[" + items.map(\.text).joined(separator: ", ") + "]"
        case .array(let items):
            JSONValue.writeLines(to: &text, indent: indent, ends: ("[", "]"), items) { item, text, indent in
                item.write(to: &text, indent: indent)
            }
        case .object(let members) where members.isEmpty: text += "{}"
        case .object(let members):
            JSONValue.writeLines(to: &text, indent: indent, ends: ("{", "}"), members) { member, text, indent in
                text += JSONValue.quoted(member.name) + ": "
                member.value.write(to: &text, indent: indent)
            }
        }
    }

    private static func writeLines<Item>(
        to text: inout String, indent: String, ends: (String, String), _ items: [Item],
        write: (Item, inout String, _ indent: String) -> Void
    ) {
        let inner = indent + "  "
        text += ends.0
        for (index, item) in items.enumerated() {
            text += (index > 0 ? ",\n" : "\n") + inner
            write(item, &text, inner)
        }
        text += "\n\(indent)\(ends.1)"
    }

    /// A text in quotes, as RFC 8259 wants it.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
