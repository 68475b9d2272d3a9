/// Text for HTML that is XML as well, so that a strict parser accepts every page.
public enum Markup {
    /// A text as content or attribute: `&`, `<`, `>` and quotes escaped, and what XML 1.0 forbids left out.
    public static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            default:
                if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// An element around content that is markup already.
    ///
    /// - Parameters:
    ///   - name: the element's.
    ///   - attributes: names and values, in their order; values are escaped here.
    ///   - content: the markup inside.
    public static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: String = ""
    ) -> String {
        let written = attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
        return "<\(name)\(written)>\(content)</\(name)>"
    }

    /// An element around a text, which is escaped here.
    public static func text(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String
    ) -> String {
        element(name, attributes, escaped(text))
    }
}
