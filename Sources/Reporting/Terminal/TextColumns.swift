/// How many columns of a terminal a text takes, and where it may be broken or cut.
enum TextColumns {
    /// The columns that a text takes, without the codes of its colours; an East Asian wide character takes two.
    static func width(of text: String) -> Int {
        var count = 0
        var isCode = false
        for character in text {
            if character == "\u{1B}" { isCode = true }
            if !isCode { count += width(of: character) }
            if character == "m" { isCode = false }
        }
        return count
    }

    /// One or two columns: Unicode Standard Annex 11, the classes W and F, by blocks.
    static func width(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first?.value, scalar >= 0x1100 else { return 1 }
        return wide.contains { $0.contains(scalar) } ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
        0x20000...0x3FFFD,
    ]

    /// As much of a text as fits, with an ellipsis where something is cut off; colours end with it.
    static func cut(_ text: String, to room: Int) -> String {
        guard width(of: text) > room else { return text }
        var kept = ""
        var count = 0
        var (isCode, hasCodes) = (false, false)
        for character in text {
            if character == "\u{1B}" { (isCode, hasCodes) = (true, true) }
            if !isCode {
                if count + width(of: character) > room - 1 { break }
                count += width(of: character)
            }
            kept.append(character)
            if character == "m" { isCode = false }
        }
        return kept + "…" + (hasCodes ? "\u{1B}[0m" : "")
    }

    /// The longest part of a text that cannot be broken.
    static func longestPiece(of text: String) -> Int { pieces(of: text).map { width(of: $0) }.max() ?? 0 }

    /// Breaks a text into lines that fit: at spaces, and within a long word after a mark or between wide characters.
    ///
    /// A text that is one colour throughout keeps it on each line. A part that cannot be broken is cut.
    static func broken(_ text: String, to room: Int) -> [String] {
        guard width(of: text) > room else { return [text] }
        var (code, body) = ("", text)
        if text.hasPrefix("\u{1B}"), text.hasSuffix("\u{1B}[0m"), text.count(where: { $0 == "\u{1B}" }) == 2,
            let end = text.firstIndex(of: "m")
        {
            code = String(text[...end])
            body = String(text[text.index(after: end)...].dropLast("\u{1B}[0m".count))
        }
        var lines = [""]
        for piece in pieces(of: body) {
            let last = lines[lines.count - 1]
            let bare = piece.last == " " ? String(piece.dropLast()) : piece
            if last.isEmpty || width(of: last) + width(of: bare) <= room {
                lines[lines.count - 1] = last + piece
            } else {
                lines.append(piece)
            }
        }
        return lines.map { line in
            let cut = cut(line.last == " " ? String(line.dropLast()) : line, to: room)
            return code.isEmpty ? cut : "\(code)\(cut)\u{1B}[0m"
        }
    }

    /// The parts of a text between which it may be broken, each with the space or mark that ends it.
    private static func pieces(of text: String) -> [String] {
        var pieces = [""]
        var isCode = false
        for character in text {
            if character == "\u{1B}" { isCode = true }
            let isWide = !isCode && width(of: character) == 2
            if isWide, pieces[pieces.count - 1] != "" { pieces.append("") }
            pieces[pieces.count - 1].append(character)
            if !isCode, isWide || " ._-/=".contains(character) { pieces.append("") }
            if character == "m" { isCode = false }
        }
        return pieces.filter { !$0.isEmpty }
    }
}
