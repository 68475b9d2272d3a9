public import SupplyModel

/// What was observed of a real city, day by day: the table that a calibration fits a scenario to.
///
/// A CSV file with the column `date` and a column for each figure, by its name (`orders_delivered`, `cover_days.eggs`); a
/// cell may be empty, a row has a date of its own.
public struct ObservedSeries: Sendable {
    /// The most bytes of a file.
    public static let mostBytes = 16 << 20
    /// The most days.
    public static let mostDays = 3_650
    /// The most figures.
    public static let mostFigures = 100

    /// One value.
    public struct Value: Hashable, Sendable {
        /// The day.
        public let date: CalendarDate
        /// What was observed.
        public let value: Double
    }

    /// One column.
    public struct Series: Hashable, Sendable {
        /// The name of the figure.
        public let figure: String
        /// What was observed of it, in the order of the rows.
        public let values: [Value]
        /// Where the column's name stands.
        public let place: FilePosition
        /// Where the row of each value begins.
        public let rows: [FilePosition]
    }

    /// The columns, in the order of the file.
    public let series: [Series]

    /// Reads a file.
    ///
    /// Whether a scenario has the figures and the days, the scenario must say.
    ///
    /// - Throws: all that is wrong with it, each with its row and column.
    public static func read(_ path: String) throws(ScenarioError) -> ObservedSeries {
        let bytes: [UInt8]
        let reader: Reader
        do throws(Diagnostic) {
            bytes = try ScenarioFolder.readFile(path, limit: mostBytes)
            reader = Reader(folder: try ScenarioFolder(of: path))
        } catch {
            throw ScenarioError(error)
        }
        let series = CSVTable.read(bytes, source: path, reader, columns).value
        try reader.finish()
        return ObservedSeries(series: series)
    }

    private static func columns(of table: CSVTable) -> [Series] {
        let dates = table.required("date", .date, "The day.")
        var first: [CalendarDate: Int] = [:]
        for (row, date) in dates.enumerated() {
            let earlier = first[date]
            table.check(
                earlier == nil, row: row, at: "date",
                "the date \(date) is given twice, first in row \(earlier.map(table.line) ?? 0)")
            if earlier == nil { first[date] = row }
        }
        table.checkNotEmpty()
        let names = table.columnNames.enumerated().filter { $0.element != "date" }
        if dates.count > mostDays {
            table.reader.report(table.position(ofRow: mostDays), "the table has more than \(mostDays) rows")
        }
        if !table.columnNames.isEmpty, !(1...mostFigures).contains(names.count) {
            table.reader.report(
                table.position(ofColumn: 0),
                "the table has \(names.count) figures; beside 'date' it must have 1 to \(mostFigures)")
            return []
        }
        return names.map { column, name in
            let cells = table.optional(name, .number(in: -1e15...1e15), "What was observed.")
            let place = table.position(ofColumn: column)
            let rows = cells.indices.filter { cells[$0] != nil }
            if rows.isEmpty, !cells.isEmpty {
                table.reader.report(place, "the column \(name.quoted) has no value in any row")
            }
            return Series(
                figure: name, values: rows.map { Value(date: dates[$0], value: cells[$0] ?? 0) }, place: place,
                rows: rows.map(table.position(ofRow:)))
        }
    }
}
