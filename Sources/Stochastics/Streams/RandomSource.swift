/// All the randomness of one replication: a function from (purpose, entity, index) to draws and streams.
///
/// Nothing is consumed and nothing is stored, so adding an entity or a purpose changes no other draw. This is what
/// makes common random numbers exact.
///
/// The counter block of `Philox` is filled so that no two draws share one:
///
/// | word | bits 63...32 | bits 31...0 |
/// |---|---|---|
/// | key 0 | seed | seed |
/// | key 1 | 0 | replication |
/// | counter 0 | block within the stream | block within the stream |
/// | counter 1 | index | entity |
/// | counter 2 | 0 | 0, purpose (16 bits) |
/// | counter 3 | 0 | 0 |
///
/// *Proof.* Every field lies in bits of its own, so (seed, replication, purpose, entity, index, block) can be read back
/// from key and counter: the packing is injective. For one key Philox is a bijection of counters, so within one (seed,
/// replication) no two (purpose, entity, index, block) share a block; a stream can run for 2^64 blocks of four draws.
/// Two keys give two different bijections.
@frozen
public struct RandomSource: Sendable, Hashable, BitwiseCopyable {
    /// The seed of the experiment.
    public let seed: UInt64
    /// The number of the replication.
    public let replication: UInt32

    /// The randomness of one replication of an experiment.
    @inlinable
    public init(seed: UInt64, replication: UInt32) {
        self.seed = seed
        self.replication = replication
    }

    /// The stream of draws of one entity for one purpose.
    ///
    /// - Parameters:
    ///   - purpose: the cause that the draws stand for.
    ///   - entity: whom or what they concern.
    ///   - index: the occasion (a day, an order), where each shall have a stream of its own.
    @inlinable
    public func stream(_ purpose: Purpose, entity: UInt32, index: UInt32 = 0) -> RandomStream {
        RandomStream(source: self, purpose: purpose, entity: entity, index: index)
    }

    /// 64 random bits: the first draw of `stream(purpose, entity: entity, index: index)`.
    ///
    /// - Complexity: O(1), one Philox block.
    @inlinable
    public func bits(_ purpose: Purpose, entity: UInt32, index: UInt32 = 0) -> UInt64 {
        let block = Philox.block(
            counter: (0, UInt64(index) << 32 | UInt64(entity), UInt64(purpose.rawValue), 0),
            key: (seed, UInt64(replication)))
        return block.0
    }

    /// A uniform draw from `[0, 1)` on a grid of 2^-53: the first draw of the stream with the same arguments.
    ///
    /// - Complexity: O(1), one Philox block.
    @inlinable
    public func uniform(_ purpose: Purpose, entity: UInt32, index: UInt32 = 0) -> Double {
        Double(bits(purpose, entity: entity, index: index) >> 11) * 0x1p-53
    }
}
