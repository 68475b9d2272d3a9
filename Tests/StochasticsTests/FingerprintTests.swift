import Foundation
import Stochastics
import TestSupport
import Testing

@Suite("fingerprints")
struct FingerprintTests {
    /// A 64-bit FNV-1a digest of the bits of a thousand draws.
    private func fingerprint(_ draw: (inout RandomStream) -> Double) -> String {
        var stream = RandomSource(seed: 2022, replication: 11).stream(Purpose(rawValue: 22), entity: 4)
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for _ in 0..<1_000 {
            var bits = draw(&stream).bitPattern
            for _ in 0..<8 {
                digest = (digest ^ (bits & 255)) &* 0x0100_0000_01B3
                bits >>= 8
            }
        }
        return String(digest, radix: 16)
    }

    @Test("the draws of every distribution are the recorded ones, bit by bit")
    func draws() throws {
        var found: [String: String] = [:]
        for (name, distribution) in try Catalogue.all.get() {
            found[name] = fingerprint { distribution.sample(using: &$0) }
        }
        found["stream.uniform"] = fingerprint { $0.uniform() }
        found["stream.uniformOpen"] = fingerprint { $0.uniformOpen() }
        found["stream.below"] = fingerprint { Double($0.below(1_000_003)) }
        found["stream.normal"] = fingerprint { $0.normal() }
        found["stream.exponential"] = fingerprint { $0.exponential() }

        let expected: [String: String] = try loadFixture("fingerprints")
        for (name, digest) in found.sorted(by: { $0.key < $1.key }) {
            #expect(expected[name] == digest, "\(name): a change of results; record it in CHANGELOG.md")
        }
        if ProcessInfo.processInfo.environment["RECORD_FINGERPRINTS"] != nil {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            try encoder.encode(found).write(to: fixture("fingerprints"))
        }
    }
}
