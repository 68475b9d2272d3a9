import Foundation

/// Bytes as a canonical Huffman code (Huffman 1952; canonical form as in RFC 1951, section 3.2.2).
///
/// Codes of one length are consecutive numbers in the order of the symbols, so that the lengths alone say the code.
struct HuffmanCode: Encodable {
    /// The length of each symbol's code in bits, one base-36 digit each; 0 for a symbol that does not occur.
    let lengths: String
    /// The codes, most significant bit first, in base64.
    let bits: String

    /// Encodes symbols.
    ///
    /// - Complexity: O(*n*) in the number of symbols. With fewer than 2^24 symbols no code is longer than 35 bits.
    init(_ symbols: [UInt8]) {
        var counts = Array(repeating: 0, count: 256)
        for symbol in symbols { counts[Int(symbol)] += 1 }
        let lengths = HuffmanCode.lengths(of: counts)
        let codes = HuffmanCode.codes(of: lengths)
        self.lengths = lengths.map { String($0, radix: 36) }.joined()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(symbols.count / 2)
        var (word, filled) = (UInt64(0), 0)
        for symbol in symbols {
            word = word << UInt64(lengths[Int(symbol)]) | codes[Int(symbol)]
            filled += lengths[Int(symbol)]
            while filled >= 8 {
                filled -= 8
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(filled)))
            }
        }
        if filled > 0 { bytes.append(UInt8(truncatingIfNeeded: word << UInt64(8 - filled))) }
        bits = Data(bytes).base64EncodedString()
    }

    /// The length of each symbol's code: the depth of its leaf when the two rarest nodes are joined again and again.
    private static func lengths(of counts: [Int]) -> [Int] {
        var nodes = counts.indices.filter { counts[$0] > 0 }.map { (count: counts[$0], symbols: [$0]) }
        var lengths = Array(repeating: 0, count: counts.count)
        if nodes.count == 1 { lengths[nodes[0].symbols[0]] = 1 }
        while nodes.count > 1 {
            nodes.sort { ($1.count, $1.symbols[0]) < ($0.count, $0.symbols[0]) }
            let (one, other) = (nodes.removeLast(), nodes.removeLast())
            let symbols = one.symbols + other.symbols
            for symbol in symbols { lengths[symbol] += 1 }
            nodes.append((one.count + other.count, symbols))
        }
        return lengths
    }

    private static func codes(of lengths: [Int]) -> [UInt64] {
        var codes = Array(repeating: UInt64(0), count: lengths.count)
        var (code, before) = (UInt64(0), 0)
        for symbol in lengths.indices.filter({ lengths[$0] > 0 }).sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) })
        {
            code <<= UInt64(lengths[symbol] - before)
            codes[symbol] = code
            code += 1
            before = lengths[symbol]
        }
        return codes
    }
}
