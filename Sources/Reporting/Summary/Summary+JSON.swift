public import Foundation

extension Summary {
    /// The text of `summary.json`: sorted keys, two spaces, a last line feed; the same bytes for the same summary.
    public var json: Data {
        get throws { try JSONText.encode(self) }
    }
}

enum JSONText {
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value) + Data("\n".utf8)
    }
}
