import Statistics
import Stochastics
import TestSupport
import Testing

extension Purpose {
    fileprivate static let first = Purpose(rawValue: 1)
    fileprivate static let second = Purpose(rawValue: 2)
}

@Suite("streams")
struct StreamTests {
    @Test("Philox4x64-10 gives the answers published with it (Random123, kat_vectors)")
    func knownAnswers() {
        let zero = Philox.block(counter: (0, 0, 0, 0), key: (0, 0))
        #expect(zero == (0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b))
        let ones = Philox.block(counter: (.max, .max, .max, .max), key: (.max, .max))
        #expect(ones == (0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0))
        let pi = Philox.block(
            counter: (0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89),
            key: (0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c))
        #expect(pi == (0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788, 0xa5a1_610e_72fd_18b5, 0x57bd_43b5_e52b_7fe6))
    }

    struct Reference: Decodable {
        let seed: String
        let replication: UInt32
        let purpose: UInt16
        let entity: UInt32
        let index: UInt32
        let words: [String]
    }

    @Test("a stream is the one that NumPy's Philox gives for the documented key and counter")
    func agreesWithNumPy() throws {
        for reference in try loadFixture("streams", as: [Reference].self) {
            let seed = try #require(UInt64(reference.seed, radix: 16))
            let source = RandomSource(seed: seed, replication: reference.replication)
            var stream = source.stream(
                Purpose(rawValue: reference.purpose), entity: reference.entity, index: reference.index)
            let words = reference.words.map { UInt64($0, radix: 16) }
            #expect(reference.words.indices.map { _ in stream.next() } == words)
        }
    }

    @Test("each part of the key changes the counter or key in bits of its own")
    func packing() {
        var generator = RandomSource(seed: 9, replication: 9).stream(.first, entity: 9)
        for _ in 0..<200 {
            let (seed, replication) = (generator.next(), UInt32(generator.below(1 << 32)))
            let purpose = UInt16(generator.below(1 << 16))
            let (entity, index) = (UInt32(generator.below(1 << 32)), UInt32(generator.below(1 << 32)))
            let source = RandomSource(seed: seed, replication: replication)
            let expected = Philox.block(
                counter: (0, UInt64(index) * 0x1_0000_0000 + UInt64(entity), UInt64(purpose), 0),
                key: (seed, UInt64(replication)))
            #expect(source.bits(Purpose(rawValue: purpose), entity: entity, index: index) == expected.0)
            var stream = source.stream(Purpose(rawValue: purpose), entity: entity, index: index)
            #expect(
                [stream.next(), stream.next(), stream.next(), stream.next()]
                    == [expected.0, expected.1, expected.2, expected.3])
        }
    }

    @Test("neighbouring keys give different draws, and no two of many keys the same")
    func noCollisions() {
        var seen = Set<UInt64>()
        for replication: UInt32 in 0..<4 {
            for seed: UInt64 in [0, 1, 2, 1 << 32] {
                let source = RandomSource(seed: seed, replication: replication)
                for purpose: UInt16 in [0, 1, 2, 256] {
                    for entity: UInt32 in [0, 1, 2, 3, 1 << 16, 1 << 31] {
                        for index: UInt32 in [0, 1, 2, 3, 1 << 16, 1 << 31] {
                            var stream = source.stream(Purpose(rawValue: purpose), entity: entity, index: index)
                            for _ in 0..<8 { seen.insert(stream.next()) }
                        }
                    }
                }
            }
        }
        #expect(seen.count == 4 * 4 * 4 * 6 * 6 * 8)
    }

    @Test("a stateless draw is the first of its stream")
    func statelessDraw() {
        let source = RandomSource(seed: 5, replication: 6)
        for entity: UInt32 in 0..<50 {
            var stream = source.stream(.first, entity: entity, index: 7)
            let copy = stream
            #expect(source.bits(.first, entity: entity, index: 7) == stream.next())
            stream = copy
            #expect(source.uniform(.first, entity: entity, index: 7) == stream.uniform())
        }
    }

    @Test("a copied stream goes on as the original would")
    func copies() {
        var one = RandomSource(seed: 5, replication: 6).stream(.first, entity: 1)
        _ = one.next()
        var other = one
        let first = (0..<9).map { _ in one.next() }
        #expect(first == (0..<9).map { _ in other.next() })
    }

    @Test("draws of neighbouring entities, and of one stream, fill the unit square evenly")
    func pairs() {
        let source = RandomSource(seed: 1, replication: 0)
        var stream = source.stream(.second, entity: 0)
        var acrossEntities = [Int](repeating: 0, count: 1024)
        var alongStream = acrossEntities
        let pairs = 100_000
        for pair in 0..<UInt32(pairs) {
            let x = source.uniform(.first, entity: 2 * pair)
            let y = source.uniform(.first, entity: 2 * pair + 1)
            acrossEntities[Int(x * 32) * 32 + Int(y * 32)] += 1
            alongStream[Int(stream.uniform() * 32) * 32 + Int(stream.uniform() * 32)] += 1
        }
        for cells in [acrossEntities, alongStream] {
            let expected = Double(pairs) / 1024
            let chiSquare = cells.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
            let p = Special.regularizedGamma(0.5 * chiSquare, shape: 0.5 * 1023)
            #expect(min(p.lower, p.upper) > 1e-4, "\(chiSquare)")
        }
    }

    @Test("every bit of a word is set half of the time")
    func bits() {
        var stream = RandomSource(seed: 2, replication: 0).stream(.first, entity: 0)
        var ones = [Int](repeating: 0, count: 64)
        let words = 20_000
        for _ in 0..<words {
            let word = stream.next()
            for bit in 0..<64 { ones[bit] += Int(word >> UInt64(bit) & 1) }
        }
        let limit = 4.5 * (Double(words) / 4).squareRoot()
        #expect(ones.allSatisfy { abs(Double($0) - Double(words) / 2) < limit })
    }

    @Test("bounded integers are unbiased, and stay below the bound")
    func boundedIntegers() {
        var stream = RandomSource(seed: 3, replication: 0).stream(.first, entity: 0)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[Int(stream.below(7))] += 1 }
        #expect(counts.allSatisfy { abs(Double($0) - 10_000) < 450 })
        // Two thirds of all words are below this bound: without rejection its lower half would be twice as likely.
        let bound: UInt64 = 0xAAAA_AAAA_AAAA_AAAB
        let inLowerHalf = (0..<20_000).count { _ in stream.below(bound) < bound / 2 }
        #expect(abs(Double(inLowerHalf) - 10_000) < 4.5 * 70.7)
        #expect(stream.below(1) == 0)
    }

    @Test("uniform draws leave out 1, and open ones 0 too")
    func uniformEnds() {
        var stream = RandomSource(seed: 4, replication: 0).stream(.first, entity: 0)
        let open = (0..<10_000).map { _ in stream.uniformOpen() }
        #expect(open.allSatisfy { $0 > 0 && $0 < 1 })
        #expect((0..<10_000).allSatisfy { _ in (0..<1).contains(stream.uniform()) })
    }

    @Test("a shuffle gives every order equally often")
    func shuffle() {
        var stream = RandomSource(seed: 6, replication: 0).stream(.first, entity: 0)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<24_000 {
            var order = [0, 1, 2, 3]
            stream.shuffle(&order)
            counts[order, default: 0] += 1
        }
        #expect(counts.count == 24)
        #expect(counts.values.allSatisfy { abs(Double($0) - 1000) < 4.5 * 31 })
    }
}
