/// A file in the format of TSPLIB and VRPLIB, cut into its specification and its sections.
///
/// A line `KEYWORD : value` specifies; a line `KEYWORD_SECTION` opens a section of numbers that goes on until the next
/// word; `EOF` ends the file (Reinelt 1995, *TSPLIB 95*).
struct VRPLIBText {
    /// The most bytes that are read.
    static let byteLimit = 64 << 20

    /// A word and where it stands.
    struct Word {
        let text: Substring
        let line: Int
        let column: Int
    }

    /// The value of each keyword, and the words of each section.
    private(set) var values: [String: Word] = [:]
    private(set) var sections: [String: [Word]] = [:]
    let source: String

    init(_ bytes: [UInt8], source: String) throws(Diagnostic) {
        self.source = source
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Diagnostic(FilePosition(source), "the file is not UTF-8 text; it must be a VRPLIB instance")
        }
        var open: (name: String, words: [Word])?
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            let words = Self.words(of: line, number: number)
            guard let first = words.first else { continue }
            if first.text == "EOF" { break }
            guard first.text.first?.isLetter == true else {
                guard open != nil else { throw problem(first, "this line stands in no section") }
                open?.words.append(contentsOf: words)
                continue
            }
            if let open { sections[open.name] = open.words }
            open = nil
            let keyword = String(first.text.prefix { $0 != ":" })
            if keyword.hasSuffix("_SECTION") {
                try check(keyword, among: Self.knownSections, what: "section", at: first)
                guard sections[keyword] == nil else { throw problem(first, "'\(keyword)' is given twice") }
                open = (keyword, [])
            } else {
                try check(keyword, among: Self.knownKeywords, what: "keyword", at: first)
                guard let colon = line.firstIndex(of: ":") else {
                    throw problem(first, "'\(keyword)' must be followed by ':' and a value")
                }
                let value = line[line.index(after: colon)...]
                let start = value.firstIndex { !$0.isWhitespace } ?? value.endIndex
                let column = line.distance(from: line.startIndex, to: start) + 1
                let end = value.lastIndex { !$0.isWhitespace }.map(value.index(after:)) ?? value.endIndex
                guard values[keyword] == nil else { throw problem(first, "'\(keyword)' is given twice") }
                values[keyword] = Word(text: start < end ? value[start..<end] : "", line: number, column: column)
            }
        }
        if let open { sections[open.name] = open.words }
    }

    /// What is wrong with a word.
    func problem(_ word: Word, _ message: String) -> Diagnostic {
        Diagnostic(FilePosition(source, line: word.line, column: word.column), message)
    }

    private static let knownKeywords = [
        "NAME", "COMMENT", "TYPE", "DIMENSION", "CAPACITY", "DISTANCE", "SERVICE_TIME", "VEHICLES",
        "EDGE_WEIGHT_TYPE", "EDGE_WEIGHT_FORMAT", "NODE_COORD_TYPE", "DISPLAY_DATA_TYPE",
    ]

    private static let knownSections = [
        "NODE_COORD_SECTION", "DISPLAY_DATA_SECTION", "EDGE_WEIGHT_SECTION", "DEMAND_SECTION", "DEPOT_SECTION",
        "SERVICE_TIME_SECTION", "TIME_WINDOW_SECTION",
    ]

    private func check(_ keyword: String, among known: [String], what: String, at word: Word) throws(Diagnostic) {
        if known.contains(keyword) { return }
        throw problem(
            word,
            "unknown \(what) \(keyword.quoted)\(suggestion(for: keyword, among: known)); known are "
                + oneOf(known, "and"))
    }

    private static func words(of line: Substring, number: Int) -> [Word] {
        var words: [Word] = []
        var column = 1
        var start: (index: Substring.Index, column: Int)?
        for index in line.indices {
            if line[index].isWhitespace {
                if let begun = start {
                    words.append(Word(text: line[begun.index..<index], line: number, column: begun.column))
                }
                start = nil
            } else if start == nil {
                start = (index, column)
            }
            column += 1
        }
        if let start { words.append(Word(text: line[start.index...], line: number, column: start.column)) }
        return words
    }
}
