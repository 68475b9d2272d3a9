/// Values with commas between them, as options have them: `21,84`, `[1, 2],{a: 3}`, `"Shi, north",Shi`.
enum ValueList {
    /// The parts between those commas that no bracket, brace or quote encloses; each as it is written.
    ///
    /// As in YAML a quote opens only where a value begins, so that the apostrophe of a word is none; a quote within quotes
    /// is doubled, or after a backslash within double ones.
    ///
    /// - Complexity: linear in the length.
    static func split(_ text: Substring) -> [String] {
        var parts = [""]
        var depth = 0
        var quote: Character?
        var begins = true
        var before: Character?
        for character in text {
            if let open = quote {
                let isEscaped = open == "\"" && before == "\\"
                if character == open, !isEscaped { quote = nil }
                before = isEscaped ? nil : character
            } else {
                if "\"'".contains(character), begins || before == character { quote = character }
                if "[{".contains(character) { depth += 1 }
                if "]}".contains(character) { depth -= 1 }
                if character != " " { begins = "[{,:=".contains(character) }
                before = nil
            }
            if character == ",", depth == 0, quote == nil {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}
