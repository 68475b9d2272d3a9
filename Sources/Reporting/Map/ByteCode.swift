import Foundation

/// Bytes of cells by day, packed for a page: each is coded by what the same cell's bytes have become the day before.
///
/// Adaptive binary arithmetic coding (Witten, Neal and Cleary 1987, *Communications of the ACM* 30(6): 520-540) with two
/// bounds of 32 bits and no carry, as in M. Mahoney's fpaq0 (2004). The eight bits of a byte go down a tree, the highest
/// first; each node of the tree of each byte before has a probability of its own, which moves by a 32nd of the way to what
/// was seen.
struct ByteCode: Codable, Sendable {
    /// The code, in base64.
    let code: String

    /// Takes what was packed before; empty for bytes that are yet to come.
    init(code: String) {
        self.code = code
    }

    /// Packs rows of bytes; before the first row all bytes were 0.
    ///
    /// - Complexity: O(*n*) in the number of bytes: 60 ms for a million.
    init(_ bytes: [UInt8], rowLength: Int) {
        var chances = Array(repeating: UInt16(32_768), count: 256 * 256)
        var (low, high) = (UInt32.min, UInt32.max)
        var packed: [UInt8] = []
        packed.reserveCapacity(bytes.count / 2)
        for index in bytes.indices {
            let tree = index < rowLength ? 0 : Int(bytes[index - rowLength]) << 8
            var node = 1
            for shift in stride(from: 7, through: 0, by: -1) {
                let chance = chances[tree | node]
                let middle = low + (high - low) >> 12 * UInt32(chance >> 4)
                let bit = bytes[index] >> UInt8(shift) & 1
                if bit == 1 {
                    high = middle
                    chances[tree | node] = chance + (65_535 - chance) >> 5
                } else {
                    low = middle + 1
                    chances[tree | node] = chance - chance >> 5
                }
                node = node << 1 | Int(bit)
                while (low ^ high) >> 24 == 0 {
                    packed.append(UInt8(high >> 24))
                    low <<= 8
                    high = high << 8 | 255
                }
            }
        }
        for shift in [24, 16, 8, 0] { packed.append(UInt8(truncatingIfNeeded: low >> UInt32(shift))) }
        code = Data(packed).base64EncodedString()
    }
}
