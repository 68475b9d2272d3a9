/// An endless sequence of random draws, one of those that a `RandomSource` holds.
///
/// A value of 56 bytes: copying it forks the sequence. Draws come from `Philox`, four to a block.
@frozen
public struct RandomStream: RandomNumberGenerator, Sendable, BitwiseCopyable {
    @usableFromInline let seed: UInt64
    @usableFromInline let entityAndIndex: UInt64
    @usableFromInline var nextBlock: UInt64
    @usableFromInline var spare: (UInt64, UInt64, UInt64)
    @usableFromInline let replication: UInt32
    @usableFromInline let purpose: UInt16
    @usableFromInline var spareCount: UInt8

    @inlinable
    init(source: RandomSource, purpose: Purpose, entity: UInt32, index: UInt32) {
        seed = source.seed
        entityAndIndex = UInt64(index) << 32 | UInt64(entity)
        nextBlock = 0
        spare = (0, 0, 0)
        replication = source.replication
        self.purpose = purpose.rawValue
        spareCount = 0
    }

    /// The next 64 random bits.
    ///
    /// - Complexity: O(1); every fourth call computes a block.
    @inlinable
    public mutating func next() -> UInt64 {
        guard spareCount > 0 else { return refill() }
        spareCount &-= 1
        // Choosing is faster than shifting the others down: no stores.
        return spareCount == 2 ? spare.0 : (spareCount == 1 ? spare.1 : spare.2)
    }

    /// Computes the next block, keeps three of its words and returns the first.
    @usableFromInline
    mutating func refill() -> UInt64 {
        let block = Philox.block(
            counter: (nextBlock, entityAndIndex, UInt64(purpose), 0), key: (seed, UInt64(replication)))
        nextBlock &+= 1
        spare = (block.1, block.2, block.3)
        spareCount = 3
        return block.0
    }

    /// A uniform draw from `[0, 1)`, on a grid of 2^-53.
    @inlinable
    public mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A uniform draw from the open interval `(0, 1)`: an odd multiple of 2^-53, symmetric about one half.
    @inlinable
    public mutating func uniformOpen() -> Double {
        (Double(next() >> 12) + 0.5) * 0x1p-52
    }

    /// A uniform integer in `0 ..< bound`, without bias.
    ///
    /// Multiplication with rejection (Lemire 2019, "Fast random integer generation in an interval", algorithm 5).
    ///
    /// - Precondition: `bound > 0`.
    @inlinable
    public mutating func below(_ bound: UInt64) -> UInt64 {
        precondition(bound > 0, "no integer lies below 0")
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold {
                product = next().multipliedFullWidth(by: bound)
            }
        }
        return product.high
    }

    /// True with probability `probability`, to within 2^-53.
    @inlinable
    public mutating func chance(_ probability: Double) -> Bool {
        uniform() < probability
    }

    /// Puts the elements of `array` in random order, all orders equally likely (Fisher and Yates; Durstenfeld 1964).
    @inlinable
    public mutating func shuffle<Element>(_ array: inout [Element]) {
        var remaining = array.count
        while remaining > 1 {
            let chosen = Int(below(UInt64(remaining)))
            remaining -= 1
            array.swapAt(chosen, remaining)
        }
    }
}
