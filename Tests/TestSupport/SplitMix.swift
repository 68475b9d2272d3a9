/// A small generator for tests that use no other of the program (Steele, Lea and Flood 2014, SplitMix64).
public struct SplitMix: RandomNumberGenerator {
    /// Where it has come.
    public var state: UInt64

    /// A generator with a seed.
    @inlinable public init(state: UInt64) { self.state = state }

    /// The next 64 bits.
    @inlinable public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number in `0 ..< bound`.
    @inlinable public mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number in the open interval of 0 and 1.
    @inlinable public mutating func unit() -> Double {
        (Double(next() >> 12) + 0.5) * 0x1p-52
    }
}
