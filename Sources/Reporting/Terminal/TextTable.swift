/// A table of aligned columns: the first to the left, the others to the right, those without heading to the left.
struct TextTable {
    private var rows: [[String]]
    private let leftColumns: Set<Int>

    /// - Parameter left: which other columns stand to the left.
    init(header: [String], left: Set<Int> = []) {
        rows = [header]
        leftColumns = left.union(header.indices.filter { $0 == 0 || header[$0].isEmpty })
    }

    mutating func append(_ row: [String]) {
        rows.append(row)
    }

    /// The rows as lines that fit the terminal; colours take no room.
    ///
    /// Where the table is too wide, its headings are broken, then the texts of its left columns; then it is divided into
    /// tables beneath one another, each with the first column.
    func lines(for terminal: Terminal, gap: Int = 2) -> [String] {
        var widths = rows[0].indices.map { column in rows.map { TextColumns.width(of: $0[column]) }.max() ?? 0 }
        func excess() -> Int { widths.reduce(0, +) + gap * (widths.count - 1) - terminal.width }
        if excess() > 0 {
            for column in widths.indices {
                let cells = rows.dropFirst().map { TextColumns.width(of: $0[column]) }.max() ?? 0
                widths[column] = max(cells, TextColumns.longestPiece(of: rows[0][column]))
            }
        }
        while excess() > 0, let column = narrowable(widths) { widths[column] -= 1 }
        return blocks(widths, room: terminal.width, gap: gap).enumerated().flatMap { index, columns in
            (index > 0 ? [""] : []) + lines(of: columns, widths, gap: gap)
        }
    }

    /// The widths to which columns of texts are narrowed, one after the other.
    private static let narrow = [24, 12]

    /// The left column that is narrowed next, if one can be: the first only after the others, since it names the row.
    private func narrowable(_ widths: [Int]) -> Int? {
        for least in Self.narrow {
            let wider = leftColumns.filter { widths[$0] > least }
            let widest = wider.subtracting([0]).max { (widths[$0], $1) < (widths[$1], $0) }
            if let column = widest ?? wider.first { return column }
        }
        return nil
    }

    /// The columns of each of the tables into which this one is divided.
    private func blocks(_ widths: [Int], room: Int, gap: Int) -> [[Int]] {
        var blocks = [[0]]
        var width = widths[0]
        for column in widths.indices.dropFirst() {
            if width + gap + widths[column] > room, blocks[blocks.count - 1].count > 1 {
                blocks.append([0])
                width = widths[0]
            }
            blocks[blocks.count - 1].append(column)
            width += gap + widths[column]
        }
        return blocks
    }

    private func lines(of columns: [Int], _ widths: [Int], gap: Int) -> [String] {
        rows.enumerated().flatMap { index, row in
            let cells = columns.map { column in
                let indent = row[column].prefix { $0 == " " }.count
                return TextColumns.broken(String(row[column].dropFirst(indent)), to: widths[column] - indent)
                    .map { String(repeating: " ", count: indent) + $0 }
            }
            let height = cells.map(\.count).max() ?? 1
            return (0..<height).map { line in
                let texts = zip(columns, cells).map { column, parts in
                    // Headings stand on the line above the values, the texts of rows on their first line.
                    let part = index == 0 ? line - (height - parts.count) : line
                    let text = parts.indices.contains(part) ? parts[part] : ""
                    let padding = String(repeating: " ", count: max(0, widths[column] - TextColumns.width(of: text)))
                    return leftColumns.contains(column) ? text + padding : padding + text
                }
                var joined = texts.joined(separator: String(repeating: " ", count: gap))
                while joined.last == " " { joined.removeLast() }
                return joined
            }
        }
    }
}
