/// Rows of fields in named columns, whatever the format of the file that they stand in.
protocol TableRecords {
    /// The file as the user would write its path.
    var source: String { get }

    /// Whether the text is of its format throughout; where it is not, what the fields are is anyone's guess.
    var isSound: Bool { get }

    /// The names of the columns.
    var header: [String] { get }

    /// How many rows there are.
    var rowCount: Int { get }

    /// What a message says of a table without rows.
    var whatIsEmpty: String { get }

    /// What a message says of a column that is missing.
    func lacks(_ column: String) -> String

    /// What a message says of a column that should not be.
    func unknown(_ column: String) -> String

    /// What a message calls a row.
    func name(ofRow row: Int) -> String

    /// Where a row begins.
    func place(ofRow row: Int) -> FilePosition

    /// Where a column is named.
    func place(ofColumn column: Int) -> FilePosition

    /// What is wrong with a row as a whole.
    func problem(inRow row: Int) -> String?

    /// A field, with an empty plain text where there is no value; nil when it is not UTF-8 text.
    func field(_ column: Int, ofRow row: Int) -> Node?

    /// Where a field stands.
    func place(ofField column: Int, ofRow row: Int) -> FilePosition
}

extension TableRecords {
    func place(ofField column: Int, ofRow row: Int) -> FilePosition {
        field(column, ofRow: row)?.place ?? place(ofRow: row)
    }
}

/// A CSV text as a table: its first record names the columns.
extension CSVRecords: TableRecords {
    var header: [String] { count > 0 ? fields(ofRecord: 0).map { text($0) ?? "" } : [] }

    var rowCount: Int { max(0, count - 1) }

    var whatIsEmpty: String {
        count == 0
            ? "the table is empty; it must begin with a header row" : "the table has no rows beneath its header"
    }

    func lacks(_ column: String) -> String { "missing column '\(column)'" }

    func unknown(_ column: String) -> String { "unknown column \(column.quoted)" }

    /// The row as a spreadsheet counts it, from 1, with the header and the comments above it.
    func name(ofRow row: Int) -> String { "row \(line(ofRecord: row + 1))" }

    func place(ofRow row: Int) -> FilePosition { FilePosition(source, line: line(ofRecord: row + 1), column: 1) }

    func place(ofColumn column: Int) -> FilePosition { position(ofField: column, inRecord: 0) }

    func problem(inRow row: Int) -> String? {
        let (found, wanted) = (fields(ofRecord: row + 1).count, fields(ofRecord: 0).count)
        return found == wanted ? nil : "\(name(ofRow: row)) has \(found) fields; the header has \(wanted)"
    }

    func field(_ column: Int, ofRow row: Int) -> Node? {
        let field = fields(ofRecord: row + 1).lowerBound + column
        // Quotes mean nothing in CSV, so a quoted cell is as plain as any.
        return text(field).map {
            Node(place: position(ofField: field, inRecord: row + 1), content: .scalar($0, isPlain: true))
        }
    }

    func place(ofField column: Int, ofRow row: Int) -> FilePosition {
        position(ofField: fields(ofRecord: row + 1).lowerBound + column, inRecord: row + 1)
    }
}
