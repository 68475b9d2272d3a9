/// The hash function SHA-256 (FIPS 180-4, section 6.2): what names a scenario's content.
enum SHA256 {
    /// The 32 bytes of the digest of a message.
    ///
    /// - Complexity: O(length of the message).
    static func digest(_ message: [UInt8]) -> [UInt8] {
        var state = initial
        var words = [UInt32](repeating: 0, count: 64)
        let whole = message.count / 64 * 64
        message.withUnsafeBytes { bytes in
            for block in stride(from: 0, to: whole, by: 64) { absorb(bytes[block..<block + 64], &state, &words) }
        }
        // The end: a one bit, zeros, and the length in bits, to whole blocks.
        var end = Array(message[whole...]) + [0x80]
        end += [UInt8](repeating: 0, count: (120 - end.count % 64) % 64)
        end += bigEndian(UInt64(message.count) * 8)
        end.withUnsafeBytes { bytes in
            for block in stride(from: 0, to: bytes.count, by: 64) { absorb(bytes[block..<block + 64], &state, &words) }
        }
        return state.flatMap(bigEndian)
    }

    private static func absorb(_ block: Slice<UnsafeRawBufferPointer>, _ state: inout [UInt32], _ words: inout [UInt32])
    {
        let bytes = UnsafeRawBufferPointer(rebasing: block)
        for index in 0..<16 {
            words[index] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
        }
        for index in 16..<64 {
            let (early, late) = (words[index - 15], words[index - 2])
            let small = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
            let large = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
            words[index] = words[index - 16] &+ small &+ words[index - 7] &+ large
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let chosen = (e & f) ^ (~e & g)
            let first =
                h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ chosen &+ rounds[index] &+ words[index]
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ second)
        }
        for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        (word >> count) | (word << (32 - count))
    }

    private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    /// The fractional parts of the square roots of the first 8 primes, 32 bits of each.
    private static let initial: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// The fractional parts of the cube roots of the first 64 primes, 32 bits of each.
    private static let rounds: [UInt32] = primes(64).map { prime in
        // The root of prime * 2^96 is that of the prime, shifted by 32 bits; found bit by bit in whole numbers.
        let target = UInt128(prime) << 96
        var root: UInt128 = 0
        for bit in stride(from: 35, through: 0, by: -1) {
            let trial = root | (1 << UInt128(bit))
            if trial * trial * trial <= target { root = trial }
        }
        return UInt32(truncatingIfNeeded: root)
    }

    private static func primes(_ count: Int) -> [Int] {
        var found: [Int] = []
        var candidate = 2
        while found.count < count {
            if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
            candidate += 1
        }
        return found
    }
}
