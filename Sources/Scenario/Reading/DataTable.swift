/// A table while it is being read, a column at a time: a CSV file or, where a key allows it, a GeoJSON file.
///
/// As with `Section`, one call per column does everything: it finds the column, reads and checks each cell, and enters
/// the column into the schema. Every column comes back with one value for each row, whatever is wrong.
///
///     let residents = table.required("residents", .integer(in: 0...1_000_000), "People who live there.")
final class DataTable {
    let reader: Reader
    private let records: any TableRecords
    private let header: [String]
    private var known: [String] = []
    fileprivate var schema: [SchemaNode] = []

    /// Rows that are no rows of this table.
    private var brokenRows: Set<Int> = []
    /// Rows of which some field is bad.
    private var unsoundRows: Set<Int> = []

    fileprivate init(_ records: any TableRecords, reader: Reader) {
        (self.records, self.reader) = (records, reader)
        rowCount = records.isSound ? records.rowCount : 0
        header = records.isSound ? records.header : []
        if records.isSound, header.isEmpty { reader.report(FilePosition(records.source), records.whatIsEmpty) }
        for (column, name) in header.enumerated() where header[..<column].contains(name) {
            reader.report(records.place(ofColumn: column), "column \(name.quoted) is given twice")
        }
        for row in 0..<rowCount {
            guard let problem = records.problem(inRow: row) else { continue }
            brokenRows.insert(row)
            unsoundRows.insert(row)
            reader.report(records.place(ofRow: row), problem)
        }
    }

    /// How many rows there are beneath the header.
    let rowCount: Int

    /// A column that the table must have, with a value in every row.
    func required<Value>(_ name: String, _ kind: Kind<Value>, _ summary: String) -> [Value] {
        declare(name, kind, .required, summary)
        guard let column = header.firstIndex(of: name) else {
            if !header.isEmpty { reader.report(records.place(ofColumn: 0), records.lacks(name)) }
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
            reader.mention(names[row], in: table, at: records.place(ofField: index, ofRow: row))
        }
    }

    /// Reports a contradiction between the cells of a row, unless one of them was already bad.
    func check(_ isRight: Bool, row: Int, at column: String, _ message: @autoclosure () -> String) {
        guard !isRight, !unsoundRows.contains(row), let index = header.firstIndex(of: column) else { return }
        reader.report(records.place(ofField: index, ofRow: row), message())
    }

    /// Reports a table that has a header and nothing beneath.
    func checkNotEmpty() {
        if !header.isEmpty, rowCount == 0 {
            reader.report(records.place(ofColumn: 0), records.whatIsEmpty)
        }
    }

    /// What a message calls a row.
    func name(ofRow row: Int) -> String { records.name(ofRow: row) }

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
            guard !brokenRows.contains(row) else { return placeholder }
            let subject = Subject(key: name, path: name, row: records.name(ofRow: row))
            guard let cell = records.field(column, ofRow: row) else {
                reader.report(records.place(ofField: column, ofRow: row), "\(subject) is not UTF-8 text")
                return placeholder
            }
            if let whenEmpty, cell.isEmptyText { return whenEmpty }
            if let value = kind.read(cell, subject, reader) { return value }
            unsoundRows.insert(row)
            return placeholder
        }
    }

    /// Reports the columns that are present and were never asked for.
    fileprivate func finish() {
        for (column, name) in header.enumerated() where !known.contains(name) {
            reader.report(
                records.place(ofColumn: column), "\(records.unknown(name))\(suggestion(for: name, among: known))")
        }
    }
}

extension Node {
    /// Whether there is nothing in a field; `null` and `~` mean nothing special in CSV.
    fileprivate var isEmptyText: Bool {
        if case .scalar("", _) = content { return true }
        return false
    }
}

extension Kind {
    /// The name of a CSV file in the scenario's folder, whose columns the body declares.
    ///
    /// - Parameter orFeatures: whether it may also be a GeoJSON file, whose name ends in `.geojson` or `.json`: the
    ///   properties of its features are the columns, and `longitude` and `latitude` are where each lies.
    static func table(orFeatures: Bool = false, _ body: @escaping (DataTable) -> Value) -> Kind {
        func run(_ bytes: [UInt8], _ source: String, _ reader: Reader) -> (table: DataTable, value: Value) {
            let isGeoJSON = orFeatures && [".geojson", ".json"].contains { source.lowercased().hasSuffix($0) }
            let records: any TableRecords =
                isGeoJSON
                ? GeoJSONRecords(bytes, source: source, reader: reader)
                : CSVRecords(bytes, source: source, reader: reader)
            let table = DataTable(records, reader: reader)
            let value = body(table)
            table.finish()
            return (table, value)
        }
        return Kind(
            shape: { .table(run([], "", Reader(folder: nil)).table.schema) },
            placeholder: { run([], "", Reader(folder: nil)).value },
            read: { node, subject, reader in
                guard let name = node.text else {
                    let what = orFeatures ? "CSV or GeoJSON" : "CSV"
                    reader.report(node.place, "\(subject) is \(node.found); it must be the name of a \(what) file")
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
