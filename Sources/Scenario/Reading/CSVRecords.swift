/// Limits on a CSV table.
enum CSVLimit {
    static let bytes = 256 << 20
    static let records = 10_000_000
    static let columns = 1_000
}

/// The fields of a CSV text (RFC 4180), found but not yet decoded.
///
/// Lines end in LF or CRLF; a byte order mark is skipped; lines that start with `#` before the header are comments; an
/// empty line is skipped. Fields are ranges of bytes, so that a table costs three numbers a field and no text.
struct CSVRecords {
    /// The file as the user would write its path.
    let source: String

    /// Whether the text is CSV throughout; where it is not, what the fields are is anyone's guess.
    private(set) var isSound = true

    private let bytes: [UInt8]
    private var fields: [Field] = []
    private var firstFields: [Int] = []
    private var starts: [(offset: Int, line: Int)] = []

    private struct Field {
        var start: UInt32
        var end: UInt32
        var hasEscapes: Bool
    }

    /// Finds the fields of a text of fewer than 2^32 bytes, and reports what is not CSV.
    init(_ bytes: [UInt8], source: String, reader: Reader) {
        self.bytes = bytes
        self.source = source
        var scanner = Scanner(bytes: bytes)
        scanner.skipPreamble()
        let errors = reader.count
        while let start = scanner.nextRecord(), !reader.isFull {
            guard count < CSVLimit.records else {
                reader.report(
                    FilePosition(source, line: start.line, column: 1),
                    "the table has more than \(CSVLimit.records) rows")
                break
            }
            starts.append(start)
            firstFields.append(fields.count)
            repeat {
                let field = scanner.readField()
                let isTooMany = fields.count - firstFields[count - 1] >= CSVLimit.columns
                fields.append(field.field)
                if let problem = isTooMany ? "a row has more than \(CSVLimit.columns) fields" : field.problem {
                    reader.report(position(of: Int(field.field.start), inRecord: count - 1), problem)
                }
                if isTooMany { break }
            } while scanner.isAtComma()
            scanner.endRecord()
        }
        firstFields.append(fields.count)
        isSound = reader.count == errors
    }

    /// How many records there are, with the header.
    var count: Int { starts.count }

    /// The fields of a record.
    func fields(ofRecord record: Int) -> Range<Int> { firstFields[record]..<firstFields[record + 1] }

    /// The text of a field without its quotes; nil when it is not UTF-8.
    func text(_ field: Int) -> String? {
        let field = fields[field]
        let slice = bytes[Int(field.start)..<Int(field.end)]
        guard field.hasEscapes else { return String(validating: slice, as: UTF8.self) }
        var unescaped: [UInt8] = []
        var isSecondQuote = false
        for byte in slice {
            isSecondQuote = byte == UInt8(ascii: "\"") && !isSecondQuote
            if !isSecondQuote { unescaped.append(byte) }
        }
        return String(validating: unescaped, as: UTF8.self)
    }

    /// The line on which a record begins, which is its row in a spreadsheet.
    func line(ofRecord record: Int) -> Int { record < count ? starts[record].line : 1 }

    /// Where a field stands.
    func position(ofField field: Int, inRecord record: Int) -> FilePosition {
        position(of: Int(fields[field].start), inRecord: record)
    }

    private func position(of offset: Int, inRecord record: Int) -> FilePosition {
        let (start, line) = starts[record]
        let before = bytes[start..<max(start, offset)]
        let lines = before.count { $0 == UInt8(ascii: "\n") }
        let lastLine = before.lastIndex(of: UInt8(ascii: "\n")).map { before[($0 + 1)...] } ?? before
        return FilePosition(source, line: line + lines, column: lastLine.count { $0 & 0xC0 != 0x80 } + 1)
    }

    /// Walks over the bytes; it is always at the start of a record, at the start of a field, or at the end of one.
    private struct Scanner {
        let bytes: [UInt8]
        var index = 0
        var line = 1

        init(bytes: [UInt8]) { self.bytes = bytes }

        private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

        private var isAtLineEnd: Bool {
            guard let byte else { return true }
            return byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
        }

        mutating func skipPreamble() {
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
            while byte == UInt8(ascii: "#") || byte != nil && isAtLineEnd { skipLine() }
        }

        /// Skips empty lines; returns where the next record begins, or nil at the end of the text.
        mutating func nextRecord() -> (offset: Int, line: Int)? {
            while byte != nil, isAtLineEnd { skipLine() }
            return byte == nil ? nil : (index, line)
        }

        /// Whether another field follows; steps over the comma.
        mutating func isAtComma() -> Bool {
            guard byte == UInt8(ascii: ",") else { return false }
            index += 1
            return true
        }

        /// Steps over the end of the line, and over whatever is left on it.
        mutating func endRecord() { skipLine() }

        private mutating func skipLine() {
            while let byte, byte != UInt8(ascii: "\n") { index += 1 }
            if byte != nil { (index, line) = (index + 1, line + 1) }
        }

        mutating func readField() -> (field: Field, problem: String?) {
            skipSpaces()
            guard byte == UInt8(ascii: "\"") else { return readPlain() }
            index += 1
            let start = index
            var hasEscapes = false
            while let byte {
                if byte == UInt8(ascii: "\n") { line += 1 }
                if byte == UInt8(ascii: "\"") {
                    guard index + 1 < bytes.count, bytes[index + 1] == byte else { break }
                    hasEscapes = true
                    index += 1
                }
                index += 1
            }
            let field = Field(start: UInt32(start), end: UInt32(index), hasEscapes: hasEscapes)
            guard byte != nil else { return (field, "this quote is never closed") }
            index += 1
            skipSpaces()
            guard byte == UInt8(ascii: ",") || isAtLineEnd else {
                _ = readPlain()
                return (field, "there is text after the closing quote of this field")
            }
            return (field, nil)
        }

        private mutating func readPlain() -> (field: Field, problem: String?) {
            let start = index
            var problem: String?
            while let byte, byte != UInt8(ascii: ","), !isAtLineEnd {
                if byte == UInt8(ascii: "\"") {
                    problem = "a field with a quote in it must be quoted, and the quote doubled"
                }
                index += 1
            }
            var end = index
            while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
            return (Field(start: UInt32(start), end: UInt32(end), hasEscapes: false), problem)
        }

        private mutating func skipSpaces() {
            while byte == UInt8(ascii: " ") { index += 1 }
        }
    }
}
