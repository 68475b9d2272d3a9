import Statistics

extension RandomStream {
    /// A draw from the standard normal distribution.
    ///
    /// The ziggurat of Marsaglia and Tsang (2000) with 256 layers; layer, sign and place come from separate bits
    /// (Doornik 2005), the tail from Marsaglia's method (1964).
    ///
    /// - Complexity: O(1) expected; 98.8 % of draws take 64 random bits and one multiplication.
    public mutating func normal() -> Double {
        while true {
            let bits = next()
            let layer = Int(truncatingIfNeeded: bits & 255)
            let x = (Double(Int64(bitPattern: bits) >> 11) + 0.5) * 0x1p-52 * ZigguratEdges.normal[layer]
            let inner = ZigguratEdges.normal[layer + 1]
            if abs(x) < inner { return x }
            if layer == 0 {
                let tail = normal(beyond: inner)
                return x < 0 ? -tail : tail
            }
            // Between the heights of the layer's two edges.
            let outer = ZigguratEdges.normal[layer]
            let low = Elementary.exp(-0.5 * outer * outer)
            let high = Elementary.exp(-0.5 * inner * inner)
            if low + uniform() * (high - low) < Elementary.exp(-0.5 * x * x) { return x }
        }
    }

    /// A draw from the exponential distribution of mean 1.
    ///
    /// The ziggurat of Marsaglia and Tsang (2000) with 256 layers; beyond the last the distribution repeats itself.
    ///
    /// - Complexity: O(1) expected; 98.9 % of draws take 64 random bits and one multiplication.
    public mutating func exponential() -> Double {
        var offset = 0.0
        while true {
            let bits = next()
            let layer = Int(truncatingIfNeeded: bits & 255)
            let x = (Double(bits >> 12) + 0.5) * 0x1p-52 * ZigguratEdges.exponential[layer]
            let inner = ZigguratEdges.exponential[layer + 1]
            if x < inner { return offset + x }
            if layer == 0 {
                offset += inner
                continue
            }
            // Between the heights of the layer's two edges.
            let low = Elementary.exp(-ZigguratEdges.exponential[layer])
            let high = Elementary.exp(-inner)
            if low + uniform() * (high - low) < Elementary.exp(-x) { return offset + x }
        }
    }

    /// A draw from the standard normal distribution given that it exceeds `start`.
    ///
    /// An exponential excess, kept with the probability that turns it into the tail (Marsaglia 1964, "Generating a
    /// variable from the tail of the normal distribution"); the larger `start`, the fewer tries.
    ///
    /// - Precondition: `start > 0`.
    public mutating func normal(beyond start: Double) -> Double {
        precondition(start > 0, "a tail begins above 0")
        while true {
            let excess = exponential() / start
            if 2 * exponential() > excess * excess { return start + excess }
        }
    }
}
