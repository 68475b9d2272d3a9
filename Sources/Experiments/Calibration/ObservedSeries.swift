public import Scenario
public import SupplyModel

/// What was observed of a real city, day by day: the table that a calibration fits a scenario to.
///
/// A CSV file with the column `date` and a column for each figure, by its name (`orders_delivered`, `cover_days.eggs`); a
/// cell may be empty, a row has a date of its own.
public struct ObservedSeries: Sendable {
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
        /// Where it stands.
        let place: FilePosition
    }

    /// One column.
    public struct Series: Hashable, Sendable {
        /// The name of the figure.
        public let figure: String
        /// What was observed of it, in the order of the rows.
        public let values: [Value]
        /// Where the column's name stands.
        let place: FilePosition
    }

    /// The columns, in the order of the file.
    public let series: [Series]

    /// Reads a file.
    ///
    /// Whether a scenario has the figures and the days, `check(in:)` says.
    ///
    /// - Throws: all that is wrong with it, each with its row and column.
    public init(_ path: String) throws(ScenarioError) {
        let file = try CSVFile(path)
        var wrong: [ScenarioError] = []
        func report(_ place: FilePosition, _ message: String) {
            wrong.append(ScenarioError(Diagnostic(place, message)))
        }
        let figures = file.header.indices.filter { file.header[$0] != "date" }
        if !file.header.contains("date") {
            report(file.place(row: nil, column: 0), "missing column 'date'")
        }
        if !(1...Self.mostFigures).contains(figures.count) {
            report(
                file.place(row: nil, column: 0),
                "the table has \(figures.count) figures; beside 'date' it must have 1 to \(Self.mostFigures)")
        }
        if file.rows.count > Self.mostDays {
            report(file.place(row: Self.mostDays, column: 0), "the table has more than \(Self.mostDays) days")
        }
        if let error = ScenarioError(all: wrong) { throw error }

        let dateColumn = file.header.firstIndex(of: "date") ?? 0
        var first: [CalendarDate: FilePosition] = [:]
        let dates = file.rows.enumerated().map { row, fields -> CalendarDate? in
            let place = file.place(row: row, column: dateColumn)
            guard let date = CalendarDate(parsing: fields[dateColumn]) else {
                report(place, "'date' is '\(fields[dateColumn].prefix(40))'; it must be a date such as 2020-02-16")
                return nil
            }
            if let earlier = first[date] { report(place, "the date \(date) is given twice; first at \(earlier)") }
            first[date] = first[date] ?? place
            return date
        }
        series = figures.map { column in
            let values = file.rows.enumerated().compactMap { row, fields -> Value? in
                let place = file.place(row: row, column: column)
                guard !fields[column].isEmpty, let date = dates[row] else { return nil }
                guard let value = Double(fields[column]), abs(value) <= 1e15 else {
                    report(
                        place,
                        "'\(file.header[column])' is '\(fields[column].prefix(40))'; it must be a number up to 1e15, or empty"
                    )
                    return nil
                }
                return Value(date: date, value: value, place: place)
            }
            let place = file.place(row: nil, column: column)
            if values.isEmpty, wrong.isEmpty { report(place, "'\(file.header[column])' has no value in any row") }
            return Series(figure: file.header[column], values: values, place: place)
        }
        if let error = ScenarioError(all: wrong) { throw error }
    }

    /// Checks that a scenario has all the figures on all the days.
    ///
    /// - Throws: each figure that it does not have, at its column, and each day, at its value.
    func check(in scenario: LoadedScenario) throws(ScenarioError) {
        var wrong: [ScenarioError] = []
        for series in series {
            if let problem = Measure(series.figure).problem(in: scenario) {
                wrong.append(ScenarioError(Diagnostic(series.place, problem)))
                continue
            }
            let problems = series.values.map { Measure(series.figure, on: $0.date...$0.date).problem(in: scenario) }
            // What is the same for all days is said once.
            if let same = problems[0], problems.count > 1, Set(problems) == [same] {
                wrong.append(ScenarioError(Diagnostic(series.place, same)))
                continue
            }
            for case (let value, let problem?) in zip(series.values, problems) {
                wrong.append(ScenarioError(Diagnostic(value.place, problem)))
            }
        }
        if let error = ScenarioError(all: wrong) { throw error }
    }
}
