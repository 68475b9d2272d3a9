/// A CSV file that a user named on the command line, as text: a header, and rows of as many fields.
public struct CSVFile: Sendable {
    /// The names of the columns, each different.
    public let header: [String]
    /// The fields beneath, row by row.
    public let rows: [[String]]
    private let path: String
    private let places: [[FilePosition]]

    /// The most bytes that such a file may have.
    static let mostBytes = 64 << 20

    /// Reads a file (RFC 4180; lines that start with `#` before the header are comments).
    ///
    /// - Throws: all that is wrong with it: no such file, no UTF-8, no CSV, a column twice, a row of another length.
    public init(_ path: String) throws(ScenarioError) {
        self.path = path
        let reader: Reader
        let records: CSVRecords
        do throws(Diagnostic) {
            reader = Reader(folder: try ScenarioFolder(of: path))
            records = CSVRecords(
                try ScenarioFolder.readFile(path, limit: Self.mostBytes), source: path, reader: reader)
        } catch {
            throw ScenarioError(error)
        }
        let lines = records.isSound ? (0..<records.count).map { Array(records.fields(ofRecord: $0)) } : []
        let places = lines.enumerated().map { line, fields in
            fields.map { records.position(ofField: $0, inRecord: line) }
        }
        self.places = places
        var texts: [[String]] = []
        for (line, fields) in lines.enumerated() {
            texts.append(
                fields.enumerated().map { column, field in
                    if let text = records.text(field) { return text }
                    reader.report(places[line][column], "the field is not UTF-8 text")
                    return ""
                })
        }
        let header = texts.first ?? []
        self.header = header
        rows = Array(texts.dropFirst())
        if header.isEmpty { reader.report(FilePosition(path), "the table is empty; it must begin with a header row") }
        for (column, name) in header.enumerated() where header[..<column].contains(name) {
            reader.report(places[0][column], "column \(name.quoted) is given twice")
        }
        for (index, row) in rows.enumerated() where row.count != header.count {
            let place = places[index + 1].first ?? FilePosition(path)
            reader.report(place, "the row has \(row.count) fields; the header has \(header.count)")
        }
        if !header.isEmpty, rows.isEmpty {
            reader.report(FilePosition(path), "the table has no rows beneath its header")
        }
        try reader.finish()
    }

    /// Where a field stands.
    ///
    /// - Parameters:
    ///   - row: which of `rows`; nil for the header.
    ///   - column: which column.
    public func place(row: Int?, column: Int) -> FilePosition { places[row.map { $0 + 1 } ?? 0][column] }
}
