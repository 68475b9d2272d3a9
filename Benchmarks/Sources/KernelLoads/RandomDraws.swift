#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Exponential draws, the same bits as in `peers/priority_queue.cpp`: xoshiro256++ (Blackman and Vigna 2019) and a
/// ziggurat of 256 layers (Marsaglia and Tsang 2000).
public struct RandomDraws {
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    /// The tables live as long as the program, as in the baseline: their bounds are not checked at each draw there either.
    private let edges: UnsafePointer<Double>
    private let heights: UnsafePointer<Double>

    /// Creates a generator whose state SplitMix64 fills from `seed`.
    public init(seed: UInt64) {
        var state = seed
        func fill() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        a = fill()
        b = fill()
        c = fill()
        d = fill()
        let tail = 7.697_117_470_131_049_72
        let area = 0.003_949_659_822_581_557_199_3
        var edges = [area * exp(tail), tail]
        for layer in 1..<255 { edges.append(-log(area / edges[layer] + exp(-edges[layer]))) }
        edges.append(0)
        self.edges = Self.table(edges)
        heights = Self.table(edges.map { exp(-$0) })
    }

    private static func table(_ values: [Double]) -> UnsafePointer<Double> {
        let table = UnsafeMutablePointer<Double>.allocate(capacity: values.count)
        table.initialize(from: values, count: values.count)
        return UnsafePointer(table)
    }

    /// 64 random bits.
    @inline(__always)
    public mutating func next() -> UInt64 {
        let sum = a &+ d
        let result = ((sum << 23) | (sum >> 41)) &+ a
        let shifted = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = (d << 45) | (d >> 19)
        return result
    }

    /// An exponential draw of mean 1.
    @inline(__always)
    public mutating func exponential() -> Double {
        var offset = 0.0
        while true {
            let bits = next()
            let layer = Int(bits & 255)
            let x = Double(bits >> 11) * 0x1p-53 * edges[layer]
            if x < edges[layer + 1] { return offset + x }
            if layer == 0 {
                offset += edges[1]
                continue
            }
            let height = Double(next() >> 11) * 0x1p-53
            if heights[layer] + (heights[layer + 1] - heights[layer]) * height < exp(-x) { return offset + x }
        }
    }
}
