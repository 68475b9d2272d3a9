/// A CSV table while it is being read, a column at a time.
///
/// As with `Section`, one call per column does everything: it finds the column, reads and checks each cell, and enters
/// the column into the schema. Every column comes back with one value for each row, whatever is wrong.
///
///     let residents = table.required("residents", .integer(in: 0...1_000_000), "People who live there.")
final class CSVTable {
    let reader: Reader
    private let records: CSVRecords
    private let header: [String]
    private var known: [String] = []
    fileprivate var schema: [SchemaNode] = []

    fileprivate init(_ records: CSVRecords, reader: Reader) {
        (self.records, self.reader) = (records, reader)
        header = records.count > 0 ? records.fieldRange(ofRecord: 0).map { records.text($0)?.text ?? "" } : []
    }

    /// How many rows there are beneath the header.
    var rowCount: Int { max(0, records.count - 1) }

    /// A column that the table must have, with a value in every row.
    func required<Value>(_ name: String, _ kind: Kind<Value>, _ summary: String) -> [Value] {
        declare(name, kind, .required, summary)
        guard let column = header.firstIndex(of: name) else {
            reader.report(records.place(ofRecord: 0), "missing column '\(name)'")
            return Array(repeating: kind.placeholder(), count: rowCount)
        }
        return read(column, name, kind, empty: nil)
    }

    /// A column that may be left out, or left empty in any row, with what holds then.
    func value<Value>(_ name: String, _ kind: Kind<Value>, default fallback: Value, _ summary: String) -> [Value] {
        declare(name, kind, .defaultsTo(kind.show(fallback)), summary)
        guard let column = header.firstIndex(of: name) else { return Array(repeating: fallback, count: rowCount) }
        return read(column, name, kind, empty: fallback)
    }

    /// Where the cells of a row begin.
    func place(ofRow row: Int) -> Place { records.place(ofRecord: row + 1) }

    private func declare<Value>(_ name: String, _ kind: Kind<Value>, _ presence: SchemaNode.Presence, _ summary: String) {
        known.append(name)
        if reader.isDescribing { schema.append(SchemaNode(key: name, shape: kind.shape(), summary: summary, presence: presence)) }
    }

    private func read<Value>(_ column: Int, _ name: String, _ kind: Kind<Value>, empty: Value?) -> [Value] {
        let placeholder = kind.placeholder()
        return (0..<rowCount).map { row in
            let fields = records.fieldRange(ofRecord: row + 1)
            guard fields.count == header.count else { return placeholder }
            let field = fields.lowerBound + column
            guard let cell = records.text(field) else {
                reader.report(records.place(ofRecord: row + 1, field: field), "'\(name)' in row \(records.line(ofRecord: row + 1)) is not UTF-8 text")
                return placeholder
            }
            if let empty, cell.text.isEmpty, !cell.isQuoted { return empty }
            // The place is found only for a cell that is wrong: it costs more than the reading.
            let node = Node(place: Place("", line: row + 1, column: field), content: .scalar(cell.text, isPlain: true))
            return kind.read(node, Subject(key: name, path: name), reader) ?? placeholder
        }
    }
}
