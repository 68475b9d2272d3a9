/// A value in a scenario file, with the place where it stands.
///
/// The tree is our own, so that everything below it (overrides, `extends`, sections) works the same whatever parsed the
/// text, and so that each value carries the file that it came from.
struct Node: Sendable {
    enum Content: Sendable {
        /// A text; `isPlain` when it was not quoted, so that it may stand for a number, a boolean or nothing.
        case scalar(String, isPlain: Bool)
        case list([Node])
        case map([Entry])
    }

    struct Entry: Sendable {
        var key: String
        var keyPlace: FilePosition
        var value: Node
        /// How many trees lie beneath the one that it was written in last.
        var layer = 0
    }

    var place: FilePosition
    var content: Content

    /// Whether nothing was written where a value could stand (`key:`, `~` or `null`).
    var isNull: Bool {
        if case .scalar(let text, isPlain: true) = content { return ["", "~", "null", "Null", "NULL"].contains(text) }
        return false
    }

    /// The text of a scalar that is not null.
    var text: String? {
        if case .scalar(let text, _) = content, !isNull { return text }
        return nil
    }

    /// The text of a scalar that was not quoted.
    var plainText: String? {
        if case .scalar(let text, isPlain: true) = content, !isNull { return text }
        return nil
    }

    /// What a message says was found: a number bare, other text in quotes.
    var found: String {
        switch content {
        case .map: "a section"
        case .list: "a list"
        case .scalar where isNull: "empty"
        case .scalar(let text, _) where readNumber(text) == nil: text.quoted
        case .scalar(let text, let isPlain): isPlain ? text.shown : "the text \"\(text.shown)\""
        }
    }
}

/// Reads a whole number as YAML 1.2 writes it in base ten, without leading zeros.
///
/// - Returns: nil when it is not a whole number; clamped to `Int.min` or `Int.max` when it is too large for any bound.
func readInteger(_ text: String) -> Int? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard text.utf8.count - digits.count <= 1, isDigits(digits) else { return nil }
    if digits.count > 1, digits.first == UInt8(ascii: "0") { return nil }
    return Int(text) ?? (text.hasPrefix("-") ? .min : .max)
}

/// Reads a decimal number as YAML 1.2 writes it: `3`, `-0.5`, `.5`, `1e6`; never infinite, never not-a-number.
///
/// - Returns: nil when it is not a number; the largest finite one when it is too large for any bound.
func readNumber(_ text: String) -> Double? {
    let unsigned = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard text.utf8.count - unsigned.count <= 1 else { return nil }
    let parts = unsigned.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    guard let mantissa = parts.first else { return nil }
    if parts.count == 2 {
        let digits = parts[1].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard parts[1].count - digits.count <= 1, isDigits(digits) else { return nil }
    }
    let sides = mantissa.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.contains(where: { !$0.isEmpty }), sides.allSatisfy({ $0.isEmpty || isDigits($0) }) else { return nil }
    if let whole = sides.first, whole.count > 1, whole.first == UInt8(ascii: "0") { return nil }
    guard let number = Double(text) else { return nil }
    return min(max(number, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
}

private func isDigits(_ text: some Collection<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
}
