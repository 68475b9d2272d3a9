import SupplyModel

/// One field of a row.
enum ExportValue: Equatable {
    /// The field has no value.
    case none
    case whole(Int64)
    /// A number with at most so many decimals.
    case number(Double, decimals: Int)
    /// A thousandth of a unit, so that grams and metres are exact as kilograms and kilometres.
    case thousandths(Int64)
    case text(String)
    /// A day of the run, from 0.
    case day(Int)
    /// Seconds since the run's first midnight.
    case second(Int64)
    case flag(Bool)

    /// A number, or no value where it is not one.
    static func number(_ value: Double, _ decimals: Int) -> ExportValue {
        value.isFinite ? .number(value, decimals: decimals) : .none
    }
}

/// The texts of a run's days.
struct ExportCalendar {
    private let start: CalendarDate
    private let days: [String]

    /// - Parameter days: how many; only those later than the midnight after the last are worked out again each time.
    init(start: CalendarDate, days: Int) {
        self.start = start
        self.days = (0...days).map { (start + $0).description }
    }

    /// A day as `2020-02-16`.
    func date(_ day: Int) -> String { day < days.count ? days[day] : (start + day).description }

    /// A second as `2020-02-16T08:00:00`; it may lie after the end of the run.
    func time(_ second: Int64) -> String {
        var text: [UInt8] = []
        append(second, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends that text.
    func append(_ second: Int64, to text: inout [UInt8]) {
        let (day, rest) = (Int(second) / secondsPerDay, Int(second) % secondsPerDay)
        text.append(contentsOf: date(day).utf8)
        for (mark, part) in [(UInt8(ascii: "T"), rest / 3600), (UInt8(ascii: ":"), rest / 60 % 60)] {
            text.append(mark)
            ExportCalendar.appendTwoDigits(part, to: &text)
        }
        text.append(UInt8(ascii: ":"))
        ExportCalendar.appendTwoDigits(rest % 60, to: &text)
    }

    private static func appendTwoDigits(_ value: Int, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10))
        text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
    }
}

extension [UInt8] {
    /// Appends a value as CSV has it: nothing for none, quotes only where they are needed.
    mutating func appendCSV(_ value: ExportValue, calendar: ExportCalendar) {
        switch value {
        case .text(let text): append(contentsOf: CSVText.quoted(text).utf8)
        default: appendPlain(value, calendar: calendar)
        }
    }

    /// Appends a value as JSON has it.
    mutating func appendJSON(_ value: ExportValue, calendar: ExportCalendar) {
        switch value {
        case .none: append(contentsOf: "null".utf8)
        case .text(let text): appendJSON(text)
        case .day, .second:
            append(UInt8(ascii: "\""))
            appendPlain(value, calendar: calendar)
            append(UInt8(ascii: "\""))
        default: appendPlain(value, calendar: calendar)
        }
    }

    /// Appends a text in quotes, with what JSON asks for escaped (RFC 8259, section 7).
    mutating func appendJSON(_ text: String) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case 0..<0x20:
                append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func appendPlain(_ value: ExportValue, calendar: ExportCalendar) {
        switch value {
        case .none: break
        case .whole(let number): append(contentsOf: String(number).utf8)
        case .number(let number, let decimals):
            append(contentsOf: CSVText.field(number, decimals: decimals).utf8)
        case .thousandths(let number): appendThousandths(number)
        case .text(let text): append(contentsOf: text.utf8)
        case .day(let day): append(contentsOf: calendar.date(day).utf8)
        case .second(let second): calendar.append(second, to: &self)
        case .flag(let isSo): append(contentsOf: (isSo ? "true" : "false").utf8)
        }
    }

    private mutating func appendThousandths(_ number: Int64) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let size = number.magnitude
        append(contentsOf: String(size / 1000).utf8)
        var part = size % 1000
        guard part > 0 else { return }
        append(UInt8(ascii: "."))
        var scale: UInt64 = 100
        while part > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: part / scale))
            part %= scale
            scale /= 10
        }
    }
}
