/// How wide a text will be, before any browser has seen it.
///
/// The widths are those of DejaVu Sans, the widest of the fonts that `system-ui` and `sans-serif` stand for, rounded up: so a
/// text may turn out narrower than it is taken for, never wider.
enum TextWidth {
    /// The width of a text at a size.
    static func of(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * size
    }

    /// The text, shortened with an ellipsis if it is wider than there is room.
    static func fitted(_ text: String, size: Double, room: Double) -> String {
        guard of(text, size: size) > room else { return text }
        var kept = text
        while !kept.isEmpty, of(kept + "…", size: size) > room { kept.removeLast() }
        return kept.isEmpty ? "" : kept.trimmingSuffix(while: { $0 == " " }) + "…"
    }

    private static func width(of scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "I", "J", ".", ",", ":", ";", "'", "|", " ", "\u{A0}": 0.33
        case "f", "t", "r", "(", ")", "-", "/", "!", "[", "]", "·": 0.42
        case "m", "w", "M", "W", "%", "…", "—": 1
        case "A"..."Z", "+", "<", ">", "=", "−": 0.84
        case "\u{20}"..."\u{24F}", "–": 0.64
        default: 1
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(while belongs: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, belongs(last) { text.removeLast() }
        return text
    }
}
