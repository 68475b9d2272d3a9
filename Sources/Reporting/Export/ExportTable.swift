import EventKernel
import SupplyModel

/// What the fields of a column hold, in every format.
enum ExportType: String {
    case integer
    case number
    case text
    case date
    case datetime
    case boolean
}

/// A column as every format and the page describe it.
struct ExportColumnInfo {
    let name: String
    let type: ExportType
    /// The unit; empty for what has none.
    let unit: String
    /// Whether a field may be without a value.
    let isOptional: Bool
    let meaning: String
}

/// A table as every format and the page describe it.
struct ExportTableInfo {
    let name: String
    let meaning: String
    let columns: [ExportColumnInfo]
}

/// A column, and how its field is found in what a row is made from.
struct ExportColumn<Row> {
    let info: ExportColumnInfo
    let value: (Row) -> ExportValue
}

/// A table: this is its only declaration, from which every format and its documentation are made.
struct ExportTable<Row> {
    let name: String
    let meaning: String
    let columns: [ExportColumn<Row>]

    var info: ExportTableInfo { ExportTableInfo(name: name, meaning: meaning, columns: columns.map(\.info)) }

    /// The fields of a row.
    func fields(of row: Row) -> [ExportValue] { columns.map { $0.value(row) } }
}

extension ExportColumn {
    private init(
        _ name: String, _ type: ExportType, _ unit: String, _ isOptional: Bool, _ meaning: String,
        _ value: @escaping (Row) -> ExportValue
    ) {
        let info = ExportColumnInfo(name: name, type: type, unit: unit, isOptional: isOptional, meaning: meaning)
        self.init(info: info, value: value)
    }

    /// A name.
    static func text(_ name: String, _ meaning: String, _ value: @escaping (Row) -> String) -> Self {
        Self(name, .text, "", false, meaning) { .text(value($0)) }
    }

    /// A name, where there is one.
    static func text(_ name: String, optional meaning: String, _ value: @escaping (Row) -> String?) -> Self {
        Self(name, .text, "", true, meaning) { row in value(row).map { .text($0) } ?? .none }
    }

    /// A whole number.
    static func whole(
        _ name: String, unit: String = "", _ meaning: String, _ value: @escaping (Row) -> some BinaryInteger
    ) -> Self {
        Self(name, .integer, unit, false, meaning) { .whole(Int64(value($0))) }
    }

    /// A whole number, where there is one.
    static func whole(_ name: String, optional meaning: String, _ value: @escaping (Row) -> (some BinaryInteger)?)
        -> Self
    {
        Self(name, .integer, "", true, meaning) { row in value(row).map { .whole(Int64($0)) } ?? .none }
    }

    /// A number that always has a meaning.
    static func number(
        _ name: String, unit: String = "", _ meaning: String, decimals: Int = 3, _ value: @escaping (Row) -> Double
    ) -> Self {
        Self(name, .number, unit, false, meaning) { .number(value($0), decimals) }
    }

    /// A number that may have no meaning, such as the mean of nothing.
    static func number(
        _ name: String, unit: String = "", optional meaning: String, decimals: Int = 3,
        _ value: @escaping (Row) -> Double
    ) -> Self {
        Self(name, .number, unit, true, meaning) { .number(value($0), decimals) }
    }

    /// A mass, exact to the gram, in kilograms.
    static func kilograms(_ name: String, _ meaning: String, _ value: @escaping (Row) -> Grams) -> Self {
        Self(name, .number, "kg", false, meaning) { .thousandths(value($0).count) }
    }

    /// A way, exact to the metre, in kilometres.
    static func kilometres(_ name: String, _ meaning: String, metres: @escaping (Row) -> some BinaryInteger) -> Self {
        Self(name, .number, "km", false, meaning) { .thousandths(Int64(metres($0))) }
    }

    /// A day of the run.
    static func date(_ name: String, _ meaning: String, day: @escaping (Row) -> Int) -> Self {
        Self(name, .date, "", false, meaning) { .day(day($0)) }
    }

    /// An instant.
    static func time(_ name: String, _ meaning: String, _ value: @escaping (Row) -> Instant) -> Self {
        Self(name, .datetime, "", false, meaning) { .second(value($0).ticks) }
    }

    /// An instant that may not have come.
    static func time(_ name: String, optional meaning: String, _ value: @escaping (Row) -> Instant?) -> Self {
        Self(name, .datetime, "", true, meaning) { row in value(row).map { .second($0.ticks) } ?? .none }
    }

    /// Whether something is so.
    static func flag(_ name: String, _ meaning: String, _ value: @escaping (Row) -> Bool) -> Self {
        Self(name, .boolean, "", false, meaning) { .flag(value($0)) }
    }
}
