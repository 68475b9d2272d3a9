/// What a text is written for: how wide it may be, and whether it may have colours.
public struct Terminal: Sendable {
    /// Columns, within 40...120.
    public let width: Int
    /// Whether colours are shown.
    public let showsColour: Bool

    /// Describes a terminal of that width, or of the nearest within 40...120.
    public init(width: Int, showsColour: Bool) {
        self.width = min(120, max(40, width))
        self.showsColour = showsColour
    }

    /// A text that tells of something that is short or wrong.
    func alarm(_ text: String) -> String { styled(text, "31") }

    /// A text that heads others.
    func strong(_ text: String) -> String { styled(text, "1") }

    private func styled(_ text: String, _ code: String) -> String {
        showsColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    /// Sets pieces side by side, indented, as many to a line as fit, and `end` after the last; colours take no room.
    func filled(_ pieces: [String], end: String) -> [String] {
        var lines: [String] = []
        for (index, piece) in pieces.enumerated() {
            let piece = index == pieces.count - 1 ? piece + end : piece
            let last = lines.last ?? ""
            if lines.isEmpty || TextColumns.width(of: last) + 3 + TextColumns.width(of: piece) > width {
                if !lines.isEmpty { lines[lines.count - 1] += "," }
                lines.append("  " + piece)
            } else {
                lines[lines.count - 1] += ", " + piece
            }
        }
        return lines
    }

    /// Breaks a text at spaces into lines that fit, the later ones indented, and the first if it is said so.
    func wrapped(_ text: String, indent: Int = 2, first: Int = 0) -> [String] {
        var lines = [String(repeating: " ", count: first)]
        for word in text.split(separator: " ").map(String.init) {
            let line = lines[lines.count - 1]
            let isFirst = line.isEmpty || line.allSatisfy { $0 == " " }
            if !isFirst, TextColumns.width(of: line) + 1 + TextColumns.width(of: word) <= width {
                lines[lines.count - 1] = "\(line) \(word)"
                continue
            }
            let margin = isFirst ? line : String(repeating: " ", count: indent)
            // A word that is longer than a line is broken.
            let parts = TextColumns.broken(word, to: width - max(TextColumns.width(of: margin), indent))
            if isFirst { lines.removeLast() }
            lines += parts.enumerated().map { ($0 == 0 ? margin : String(repeating: " ", count: indent)) + $1 }
        }
        return lines
    }

    /// Lines as a text; one that is too long still is broken, its later parts two columns further in.
    func page(_ lines: [String]) -> String {
        lines.flatMap { line in
            guard TextColumns.width(of: line) > width else { return [line] }
            let margin = line.prefix { $0 == " " }.count
            return wrapped(line, indent: min(margin + 2, width / 2), first: min(margin, width / 2))
        }.map { $0 + "\n" }.joined()
    }
}
