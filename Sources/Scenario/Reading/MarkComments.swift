/// The comments of a scenario's file, line by line.
struct MarkComments {
    private let lines: [(comment: String?, isAlone: Bool)]

    /// Reads the comments of a file.
    init(_ bytes: [UInt8]) {
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            guard let start = MarkComments.start(in: Array(line)) else { return (nil, false) }
            let text = String(decoding: line.dropFirst(start + 1), as: UTF8.self)
            return (MarkComments.trimmed(text), line.prefix(start).allSatisfy { $0 == 0x20 || $0 == 0x09 })
        }
    }

    /// What is said of the keys on each line: the comment there, and those on lines of their own right above.
    func byLine(keyLines: Set<Int>) -> [(line: Int, text: String)] {
        var result: [(line: Int, text: String)] = []
        var above: [String] = []
        for (index, line) in lines.enumerated() {
            if line.isAlone {
                if let comment = line.comment { above.append(comment) }
                continue
            }
            if keyLines.contains(index + 1) {
                // Of a block, only what follows its first mark concerns the key alone.
                let block = above.drop { MarkComments.leading($0) == nil && !MarkComments.hasBracketed($0) }
                let texts = block + (line.comment.map { [$0] } ?? [])
                if !texts.isEmpty { result.append((index + 1, texts.joined(separator: " "))) }
            }
            above = []
        }
        return result
    }

    /// The kind of figure that a comment marks; nil where it is no mark.
    static func source(of text: String) -> ScenarioMark.Source? {
        var letters: Set<String> = []
        if let letter = leading(text) { letters.insert(letter.rawValue) }
        for source in [ScenarioMark.Source.given, .reported, .estimate] {
            let letter = source.rawValue
            if text.contains("(\(letter))") || text.contains(". \(letter) ") || text.contains("; \(letter) ") {
                letters.insert(letter)
            }
        }
        return [.estimate, .reported, .given].first { (source: ScenarioMark.Source) in letters.contains(source.rawValue)
        }
    }

    /// A comment without its leading letter.
    static func remark(in text: String) -> String {
        leading(text) == nil ? text : trimmed(String(text.dropFirst()))
    }

    private static func leading(_ text: String) -> ScenarioMark.Source? {
        guard let first = text.first, let source = ScenarioMark.Source(rawValue: String(first)) else { return nil }
        let rest = text.dropFirst()
        return rest.isEmpty || rest.first == " " ? source : nil
    }

    private static func hasBracketed(_ text: String) -> Bool {
        ["(G)", "(R)", "(E)"].contains { text.contains($0) }
    }

    /// Where a comment begins: at a `#` at the start or after a space, outside quotes.
    private static func start(in line: [UInt8]) -> Int? {
        var quote: UInt8?
        for (index, byte) in line.enumerated() {
            let before = index == 0 ? 0x20 : line[index - 1]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                // An apostrophe within a word opens nothing.
                if " \t[{,:".utf8.contains(before) { quote = byte }
            } else if byte == UInt8(ascii: "#"), before == 0x20 || before == 0x09 {
                return index
            }
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        var part = text[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}
