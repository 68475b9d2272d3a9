/// Where the rows of all tables go in one format.
///
/// `close` makes what was written whole, `publish` lets it be seen; `abandon` takes it away.
protocol TableSink: AnyObject {
    /// Takes a row of the table at a position in the schema.
    func append(_ row: [ExportValue], to table: Int) throws
    func close() throws
    /// - Returns: the names of the files, or of their folder.
    func publish() throws -> [String]
    func abandon()
}

/// A text file for each table, and perhaps files beside them.
final class TextTables: TableSink {
    /// How rows are written.
    enum Style {
        case csv
        case jsonLines
    }

    private let style: Style
    private let path: String
    private let calendar: ExportCalendar
    private let files: [AsideFile]
    private var companions: [AsideFile] = []
    /// What stands before each field of a table in JSON, such as `,"cell":`.
    private var keys: [[[UInt8]]] = []

    /// - Parameter companions: files beside the tables, by name.
    init(
        _ tables: [ExportTableInfo], as style: Style, in folder: String, under path: String,
        calendar: ExportCalendar, companions: [(name: String, text: [UInt8])] = []
    ) throws {
        (self.style, self.path, self.calendar) = (style, path, calendar)
        let ending = style == .csv ? "csv" : "jsonl"
        files = try tables.map { try AsideFile("\(path)/\($0.name).\(ending)", in: folder) }
        for (table, file) in zip(tables, files) {
            if style == .csv {
                file.text.append(contentsOf: table.columns.map(\.name).joined(separator: ",").utf8)
                file.text.append(UInt8(ascii: "\n"))
            } else {
                keys.append(
                    table.columns.enumerated().map {
                        Array("\($0.offset == 0 ? "{" : ",")\"\($0.element.name)\":".utf8)
                    })
            }
        }
        for companion in companions {
            let file = try AsideFile("\(path)/\(companion.name)", in: folder)
            file.text = companion.text
            self.companions.append(file)
        }
    }

    func append(_ row: [ExportValue], to table: Int) throws {
        let file = files[table]
        for (column, value) in row.enumerated() {
            switch style {
            case .csv:
                if column > 0 { file.text.append(UInt8(ascii: ",")) }
                file.text.appendCSV(value, calendar: calendar)
            case .jsonLines:
                file.text.append(contentsOf: keys[table][column])
                file.text.appendJSON(value, calendar: calendar)
            }
        }
        if style == .jsonLines { file.text.append(UInt8(ascii: "}")) }
        file.text.append(UInt8(ascii: "\n"))
        try file.flushIfLarge()
    }

    func close() throws {
        for file in files + companions { try file.close() }
    }

    func publish() throws -> [String] {
        for file in files + companions { try file.publish() }
        return ["\(path)/"]
    }

    func abandon() {
        for file in files + companions { file.abandon() }
    }
}
