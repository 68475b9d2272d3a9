/// A request as the pages need it, whatever server has read it.
public struct ServerRequest: Sendable {
    /// `GET`, `POST` or another.
    public var method: String
    /// The path, decoded, from its first slash; without the query.
    public var path: String
    /// The query's values by name, decoded; the last where a name occurs twice.
    public var query: [String: String]
    /// The headers by their names in lower case.
    public var headers: [String: String]
    /// The body.
    public var body: [UInt8]

    /// Describes a request.
    ///
    /// - Parameters:
    ///   - method: the method, in capitals.
    ///   - target: the path with its query, as it was sent.
    ///   - headers: by their names in lower case.
    ///   - body: the content, as it was sent.
    /// - Returns: nil where the target cannot be decoded.
    public init?(method: String, target: String, headers: [String: String], body: [UInt8] = []) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = PercentText.decoded(parts.first ?? ""), path.hasPrefix("/") else { return nil }
        guard let query = PercentText.form(parts.count > 1 ? parts[1] : "") else { return nil }
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// A value of the header `Cookie`.
    func cookie(_ name: String) -> String? {
        for pair in (headers["cookie"] ?? "").split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].drop(while: { $0 == " " }) == name { return String(parts[1]) }
        }
        return nil
    }
}

/// Text in addresses, where bytes can stand as `%20`.
enum PercentText {
    /// The text; nil where it is no UTF-8, has a control character, or a `%` without two digits.
    static func decoded(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                let digits = rest.prefix(2)
                guard digits.count == 2, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16),
                    digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") })
                else { return nil }
                bytes.append(code)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Names and values as a form sends them, `a=1&b=two+words`.
    static func form(_ text: some StringProtocol) -> [String: String]? {
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let spaced = parts.map { String($0).replacing("+", with: "%20") }
            guard let name = decoded(spaced[0]), let value = decoded(spaced.count > 1 ? spaced[1] : "") else {
                return nil
            }
            values[name] = value
        }
        return values
    }

    /// The text with all bytes escaped but letters, digits, `-`, `_`, `.` and `/`.
    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let letter = UnicodeScalar(byte)
            let isPlain =
                byte < 0x80 && (letter.properties.isAlphabetic || letter.properties.numericType != nil)
                || "-_./".unicodeScalars.contains(letter)
            let hexadecimal = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(letter) : "%" + (hexadecimal.count < 2 ? "0" : "") + hexadecimal
        }.joined()
    }
}
