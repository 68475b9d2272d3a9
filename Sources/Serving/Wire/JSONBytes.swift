import Foundation

/// JSON of strangers and for pages.
enum JSONBytes {
    /// So deep may arrays and objects lie within each other: the requests here need two.
    static let mostDepth = 8

    /// Sorted keys, no spaces.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return Array(try encoder.encode(value))
    }

    /// Reads a value; nil where the bytes are no such JSON, or lie too deep within each other.
    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) -> Value? {
        guard depth(of: bytes) <= mostDepth else { return nil }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try? decoder.decode(type, from: Data(bytes))
    }

    /// How deep brackets lie within each other outside texts.
    static func depth(of bytes: [UInt8]) -> Int {
        var (depth, most, isText, isEscaped) = (0, 0, false, false)
        for byte in bytes {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isText: isEscaped = true
            case UInt8(ascii: "\""): isText.toggle()
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if !isText { (depth, most) = (depth + 1, max(most, depth + 1)) }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if !isText { depth -= 1 }
            default: continue
            }
        }
        return most
    }
}
