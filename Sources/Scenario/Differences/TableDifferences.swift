/// What two tables differ in: columns, rows, and fields of rows that both have.
struct TableDifferences {
    private(set) var found: [ScenarioDifference] = []

    /// Compares two tables.
    ///
    /// A row is known by its first columns, as few of them as tell all rows apart; where none do, by its number.
    ///
    /// - Parameters:
    ///   - columns: those that the table may have, in the order of the schema.
    ///   - path: the key that names the table.
    init(_ first: any TableRecords, _ second: any TableRecords, columns: [String], path: String) {
        let shared = columns.filter { first.header.contains($0) && second.header.contains($0) }
        for column in columns where first.header.contains(column) != second.header.contains(column) {
            let isInFirst = first.header.contains(column)
            add("\(path): column \(column)", isInFirst ? "given" : nil, isInFirst ? nil : "given")
        }
        let keyed = (1...3).lazy.map { Array(shared.prefix($0)) }
            .first { Self.tells($0, apart: first) && Self.tells($0, apart: second) }
        let (one, other) = (Self.rows(first, by: keyed), Self.rows(second, by: keyed))
        let places = Dictionary(uniqueKeysWithValues: other.enumerated().map { ($1, $0) })
        let known = Set(one)
        for (row, name) in one.enumerated() {
            guard let match = places[name] else {
                add("\(path)[\(name)]", "a row", nil)
                continue
            }
            for column in shared {
                let (value, otherValue) = (first.text(column, row), second.text(column, match))
                if !Self.isSame(value, otherValue) {
                    add(
                        "\(path)[\(name)].\(column)", value.isEmpty ? nil : value, otherValue.isEmpty ? nil : otherValue
                    )
                }
            }
        }
        for name in other where !known.contains(name) { add("\(path)[\(name)]", nil, "a row") }
    }

    private mutating func add(_ path: String, _ first: String?, _ second: String?) {
        found.append(ScenarioDifference(path: path, first: first, second: second))
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        if first == second { return true }
        guard let one = readNumber(first), let other = readNumber(second) else { return false }
        return one == other
    }

    private static func rows(_ table: any TableRecords, by columns: [String]?) -> [String] {
        (0..<table.rowCount).map { row in
            columns.map { $0.map { table.text($0, row) }.joined(separator: ", ") } ?? "\(row + 1)"
        }
    }

    private static func tells(_ columns: [String], apart table: any TableRecords) -> Bool {
        Set(rows(table, by: columns)).count == table.rowCount
    }
}

extension TableRecords {
    /// A field by the name of its column; empty where there is none.
    fileprivate func text(_ column: String, _ row: Int) -> String {
        header.firstIndex(of: column).flatMap { field($0, ofRow: row) }?.text ?? ""
    }
}
