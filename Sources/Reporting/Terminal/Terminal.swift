/// What a text is written for: how wide it may be, and whether it may have colours.
public struct Terminal: Sendable {
    /// Columns; at least 72, so that tables hold.
    public let width: Int
    /// Whether colours are shown.
    public let showsColour: Bool

    /// Describes a terminal of that width, within 72...120.
    public init(width: Int, showsColour: Bool) {
        self.width = min(120, max(72, width))
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
            if lines.isEmpty || TextTable.width(of: last) + 3 + TextTable.width(of: piece) > width {
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
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            let isFirst = line.isEmpty || line.allSatisfy { $0 == " " }
            if !isFirst, line.count + 1 + word.count > width {
                lines.append(String(repeating: " ", count: indent) + word)
            } else {
                lines[lines.count - 1] = isFirst ? line + word : "\(line) \(word)"
            }
        }
        return lines
    }
}
