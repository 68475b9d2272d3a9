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

    private var unsoundRows: Set<Int> = []

    fileprivate init(_ records: CSVRecords, reader: Reader) {
        (self.records, self.reader) = (records, reader)
        rowCount = records.isSound ? max(0, records.count - 1) : 0
        header = records.isSound && records.count > 0 ? records.fields(ofRecord: 0).map { records.text($0) ?? "" } : []
        if records.isSound, header.isEmpty {
            reader.report(FilePosition(records.source), "the table is empty; it must begin with a header row")
        }
        for (column, name) in header.enumerated() where header[..<column].contains(name) {
            reader.report(position(ofColumn: column), "column \(name.quoted) is given twice")
        }
        for row in 0..<rowCount where records.fields(ofRecord: row + 1).count != header.count {
            let count = records.fields(ofRecord: row + 1).count
            unsoundRows.insert(row)
            reader.report(
                position(ofRow: row), "row \(line(ofRow: row)) has \(count) fields; the header has \(header.count)")
        }
    }

    /// How many rows there are beneath the header.
    let rowCount: Int

    /// A column that the table must have, with a value in every row.
    func required<Value>(_ name: String, _ kind: Kind<Value>, _ summary: String) -> [Value] {
        declare(name, kind, .required, summary)
        guard let column = header.firstIndex(of: name) else {
            if !header.isEmpty { reader.report(position(ofColumn: 0), "missing column '\(name)'") }
            unsoundRows.formUnion(0..<rowCount)
            return Array(repeating: kind.placeholder(), count: rowCount)
        }
        return read(column, name, kind, whenEmpty: nil)
    }

    /// A column that may be left out, or left empty in any row, with what holds then.
    func value<Value>(_ name: String, _ kind: Kind<Value>, default fallback: Value, _ summary: String) -> [Value] {
        declare(name, kind, .defaultsTo(kind.show(fallback)), summary)
        guard let column = header.firstIndex(of: name) else { return Array(repeating: fallback, count: rowCount) }
        return read(column, name, kind, whenEmpty: fallback)
    }

    /// A column that may be left out, or left empty in any row, in which case what it describes is absent.
    func optional<Value>(_ name: String, _ kind: Kind<Value>, _ summary: String) -> [Value?] {
        declare(name, kind, .optional, summary)
        guard let column = header.firstIndex(of: name) else { return Array(repeating: nil, count: rowCount) }
        let present = Kind<Value?>(
            shape: kind.shape, placeholder: { nil }, read: { kind.read($0, $1, $2).map(Optional.some) },
            show: { $0.map(kind.show) ?? "" })
        return read(column, name, present, whenEmpty: .some(nil))
    }

    /// Makes each name in a column known as that of a thing.
    func mention(_ names: [String], in table: String, at column: String) {
        guard let index = header.firstIndex(of: column) else { return }
        var known: Set<String> = []
        for row in names.indices where known.insert(names[row]).inserted && !unsoundRows.contains(row) {
            let field = records.fields(ofRecord: row + 1).lowerBound + index
            reader.mention(names[row], in: table, at: records.position(ofField: field, inRecord: row + 1))
        }
    }

    /// Reports a contradiction between the cells of a row, unless one of them was already bad.
    func check(_ isRight: Bool, row: Int, at column: String, _ message: @autoclosure () -> String) {
        guard !isRight, !unsoundRows.contains(row), let index = header.firstIndex(of: column) else { return }
        let field = records.fields(ofRecord: row + 1).lowerBound + index
        reader.report(records.position(ofField: field, inRecord: row + 1), message())
    }

    /// Reports a table that has a header and nothing beneath.
    func checkNotEmpty() {
        if !header.isEmpty, rowCount == 0 {
            reader.report(position(ofColumn: 0), "the table has no rows beneath its header")
        }
    }

    /// The row as a spreadsheet counts it, from 1, with the header and the comments above it.
    func line(ofRow row: Int) -> Int { records.line(ofRecord: row + 1) }

    private func position(ofRow row: Int) -> FilePosition {
        FilePosition(records.source, line: line(ofRow: row), column: 1)
    }

    private func position(ofColumn column: Int) -> FilePosition { records.position(ofField: column, inRecord: 0) }

    private func declare<Value>(_ name: String, _ kind: Kind<Value>, _ presence: SchemaNode.Presence, _ summary: String)
    {
        known.append(name)
        if reader.isDescribing {
            schema.append(SchemaNode(key: name, shape: kind.shape(), summary: summary, presence: presence))
        }
    }

    private func read<Value>(_ column: Int, _ name: String, _ kind: Kind<Value>, whenEmpty: Value?) -> [Value] {
        let placeholder = kind.placeholder()
        return (0..<rowCount).map { row in
            let fields = records.fields(ofRecord: row + 1)
            guard fields.count == header.count else { return placeholder }
            let field = fields.lowerBound + column
            let subject = Subject(key: name, path: name, row: line(ofRow: row))
            let place = records.position(ofField: field, inRecord: row + 1)
            guard let text = records.text(field) else {
                reader.report(place, "\(subject) is not UTF-8 text")
                return placeholder
            }
            if let whenEmpty, text.isEmpty { return whenEmpty }
            // Quotes mean nothing in CSV, so a quoted cell is as plain as any.
            let cell = Node(place: place, content: .scalar(text, isPlain: true))
            if let value = kind.read(cell, subject, reader) { return value }
            unsoundRows.insert(row)
            return placeholder
        }
    }

    /// Reports the columns that are present and were never asked for.
    fileprivate func finish() {
        for (column, name) in header.enumerated() where !known.contains(name) {
            reader.report(
                position(ofColumn: column), "unknown column \(name.quoted)\(suggestion(for: name, among: known))")
        }
    }
}

extension Kind {
    /// The name of a CSV file in the scenario's folder, whose columns the body declares.
    static func table(_ body: @escaping (CSVTable) -> Value) -> Kind {
        func run(_ bytes: [UInt8], _ source: String, _ reader: Reader) -> (table: CSVTable, value: Value) {
            let table = CSVTable(CSVRecords(bytes, source: source, reader: reader), reader: reader)
            let value = body(table)
            table.finish()
            return (table, value)
        }
        return Kind(
            shape: { .table(run([], "", Reader(folder: nil)).table.schema) },
            placeholder: { run([], "", Reader(folder: nil)).value },
            read: { node, subject, reader in
                guard let name = node.text else {
                    reader.report(node.place, "\(subject) is \(node.found); it must be the name of a CSV file")
                    return nil
                }
                guard let folder = reader.folder else { return nil }
                do throws(Diagnostic) {
                    let file = try folder.readTable(name, namedAt: node.place, limit: CSVLimit.bytes)
                    return run(file.bytes, file.path, reader).value
                } catch {
                    reader.report(error.place, error.message)
                    return nil
                }
            }, show: { _ in "none" })
    }
}
