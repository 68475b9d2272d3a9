/// A table of aligned columns: the first to the left, the others to the right, a last one without heading to the left.
struct TextTable {
    private var rows: [[String]]

    init(header: [String]) {
        rows = [header]
    }

    mutating func append(_ row: [String]) {
        rows.append(row)
    }

    /// The rows as lines; colours take no room.
    func lines(gap: Int = 2) -> [String] {
        let widths = rows[0].indices.map { column in rows.map { TextTable.width(of: $0[column]) }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - TextTable.width(of: text))
                let isLeft = column == 0 || rows[0][column].isEmpty
                if column > 0 { line += String(repeating: " ", count: gap) }
                line += isLeft ? text + padding : padding + text
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The columns that a text takes, without the codes of its colours.
    static func width(of text: String) -> Int {
        var count = 0
        var isCode = false
        for character in text {
            if character == "\u{1B}" { isCode = true }
            if !isCode { count += 1 }
            if character == "m" { isCode = false }
        }
        return count
    }
}
