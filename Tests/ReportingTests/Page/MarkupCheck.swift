/// A strict check of markup, as XML is checked.
///
/// Every element is closed in its order, every attribute is quoted and given once, every ampersand begins one
/// of the references of XML. Contents of `script` and `style` are passed over.
enum MarkupCheck {
    /// What is wrong first; nil where nothing is.
    static func problem(in text: String) -> String? {
        var open: [Substring] = []
        var rest = text[...]
        if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst("<!DOCTYPE html>".count) }
        while let start = rest.firstIndex(of: "<") {
            if let problem = reference(in: rest[..<start]) { return problem }
            rest = rest[start...].dropFirst()
            guard let end = rest.firstIndex(of: ">") else { return "a tag is not closed: \(rest.prefix(40))" }
            let tag = rest[..<end]
            rest = rest[end...].dropFirst()
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return "</\(tag.dropFirst())> closes another element" }
                continue
            }
            let name = tag.prefix { $0 != " " && $0 != "/" }
            if let problem = attributes(of: tag.dropFirst(name.count)) { return "<\(tag.prefix(60))>: \(problem)" }
            guard !tag.hasSuffix("/") else { continue }
            if name == "script" || name == "style" {
                guard let close = rest.firstRange(of: "</\(name)>") else { return "<\(name)> is not closed" }
                rest = rest[close.upperBound...]
            } else {
                open.append(name)
            }
        }
        if let problem = reference(in: rest) { return problem }
        return open.isEmpty ? nil : "<\(open[open.count - 1])> is not closed"
    }

    private static func attributes(of text: Substring) -> String? {
        var rest = text.drop { $0 == " " }
        var names: Set<Substring> = []
        while !rest.isEmpty, rest != "/" {
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" }
            rest = rest.dropFirst(name.count)
            guard !name.isEmpty, rest.hasPrefix("=\"") else { return "'\(name)' has no quoted value" }
            guard names.insert(name).inserted else { return "'\(name)' is given twice" }
            rest = rest.dropFirst(2)
            guard let end = rest.firstIndex(of: "\"") else { return "the value of '\(name)' has no end" }
            if let problem = reference(in: rest[..<end]) { return problem }
            rest = rest[end...].dropFirst().drop { $0 == " " }
        }
        return nil
    }

    private static func reference(in text: Substring) -> String? {
        for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            let name = part.prefix { $0 != ";" }
            let isKnown = ["amp", "lt", "gt", "quot", "#39"].contains(String(name)) || name.hasPrefix("#x")
            guard isKnown, name.count < part.count else { return "'&\(part.prefix(12))' is no reference" }
        }
        return nil
    }
}
