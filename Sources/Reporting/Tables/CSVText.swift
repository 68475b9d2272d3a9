/// The text of a CSV table (RFC 4180, with line feeds): comma, quotes only where a field needs them.
struct CSVText {
    private(set) var text = ""

    init(header: [String]) {
        append(header)
    }

    mutating func append(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { text += "," }
            text += CSVText.quoted(field)
        }
        text += "\n"
    }

    /// A number with at most so many decimals; empty where it has no meaning.
    static func field(_ value: Double, decimals: Int = 3) -> String {
        guard value.isFinite else { return "" }
        let rounded = value.rounded(toDecimals: decimals)
        return abs(rounded) < 1e15 && rounded == rounded.rounded() ? String(Int64(rounded)) : String(rounded)
    }

    static func quoted(_ field: String) -> String {
        let needsQuotes = field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return field }
        let doubled = field.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return "\"\(doubled)\""
    }
}
