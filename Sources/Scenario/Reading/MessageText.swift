extension String {
    /// The text in single quotes as a message shows it: cut when long, control characters escaped.
    var quoted: String { "'\(shown)'" }

    /// The text as a message shows it: cut when long, control characters escaped.
    var shown: String {
        let limit = 120
        let scalars = unicodeScalars.prefix(limit + 1)
        let text = scalars.prefix(limit).map { scalar in
            let isControl =
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            return isControl ? scalar.escaped(asASCII: true) : String(scalar)
        }
        return text.joined() + (scalars.count > limit ? "..." : "")
    }
}

/// `a, b or c`.
func oneOf(_ words: [String], _ last: String = "or") -> String {
    words.count > 1 ? "\(words.dropLast().joined(separator: ", ")) \(last) \(words[words.count - 1])" : words.joined()
}

/// `between 0 and 2160`; or only `1` when there is no choice.
func rangeText(_ lower: String, _ upper: String) -> String {
    lower == upper ? lower : "between \(lower) and \(upper)"
}

/// A number without a needless `.0`.
func numberText(_ number: Double) -> String {
    Int(exactly: number).map(\.description) ?? number.description
}

/// Seconds since midnight as `13:30`.
func timeText(_ seconds: Int) -> String {
    let minutes = seconds / 60
    return "\(minutes / 600)\(minutes / 60 % 10):\(minutes % 60 / 10)\(minutes % 10)"
}

/// `1 item`, `2 items`.
func countText(_ count: Int) -> String { count == 1 ? "1 item" : "\(count) items" }

/// `exactly 24 items`, `between 1 and 16 items`.
func countText(_ count: ClosedRange<Int>) -> String {
    count.lowerBound == count.upperBound
        ? "exactly \(countText(count.lowerBound))" : "\(rangeText("\(count.lowerBound)", "\(count.upperBound)")) items"
}
