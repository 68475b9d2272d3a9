import Statistics

/// A density that falls from its mode at 0, covered by 256 layers of equal area (Marsaglia and Tsang 2000).
///
/// Layer 0 is the base: a rectangle and the tail beyond `tail`; `edges[i]` is the width of layer `i`, `edges[256]` is 0.
struct Ziggurat {
    let edges: [Double]
    let heights: [Double]

    /// - Parameters:
    ///   - tail: where the tail begins.
    ///   - area: the area of each layer.
    ///   - density: the density, 1 at 0.
    ///   - inverse: the inverse of the density.
    init(tail: Double, area: Double, density: (Double) -> Double, inverse: (Double) -> Double) {
        var edges = [area / density(tail), tail]
        var heights = [0, density(tail)]
        while edges.count < 256 {
            let height = heights[heights.count - 1] + area / edges[edges.count - 1]
            heights.append(height)
            edges.append(inverse(height))
        }
        edges.append(0)
        heights.append(1)
        self.edges = edges
        self.heights = heights
    }

    /// The half normal density `exp(-x^2 / 2)`.
    static let normal = Ziggurat(
        tail: 3.654152885361009, area: 0.004928673233974655,
        density: { Elementary.exp(-0.5 * $0 * $0) }, inverse: { (-2 * Elementary.log($0)).squareRoot() })

    /// The exponential density `exp(-x)`.
    static let exponential = Ziggurat(
        tail: 7.69711747013105, area: 0.003949659822581557,
        density: { Elementary.exp(-$0) }, inverse: { -Elementary.log($0) })
}

extension RandomStream {
    /// A draw from the standard normal distribution.
    ///
    /// The ziggurat of Marsaglia and Tsang (2000) with 256 layers; layer, sign and place come from separate bits
    /// (Doornik 2005), the tail from Marsaglia's method (1964).
    ///
    /// - Complexity: O(1) expected; 98.8 % of draws take 64 random bits and one multiplication.
    public mutating func normal() -> Double {
        let ziggurat = Ziggurat.normal
        while true {
            let bits = next()
            let layer = Int(truncatingIfNeeded: bits & 255)
            let x = (Double(Int64(bitPattern: bits) >> 11) + 0.5) * 0x1p-52 * ziggurat.edges[layer]
            if abs(x) < ziggurat.edges[layer + 1] { return x }
            if layer == 0 {
                let tail = normalTail(beyond: ziggurat.edges[1])
                return x < 0 ? -tail : tail
            }
            let low = ziggurat.heights[layer]
            if low + uniform() * (ziggurat.heights[layer + 1] - low) < Elementary.exp(-0.5 * x * x) { return x }
        }
    }

    /// A draw from the exponential distribution of mean 1.
    ///
    /// The ziggurat of Marsaglia and Tsang (2000) with 256 layers; beyond the last the distribution repeats itself.
    ///
    /// - Complexity: O(1) expected; 98.9 % of draws take 64 random bits and one multiplication.
    public mutating func exponential() -> Double {
        let ziggurat = Ziggurat.exponential
        var offset = 0.0
        while true {
            let bits = next()
            let layer = Int(truncatingIfNeeded: bits & 255)
            let x = (Double(bits >> 12) + 0.5) * 0x1p-52 * ziggurat.edges[layer]
            if x < ziggurat.edges[layer + 1] { return offset + x }
            if layer == 0 {
                offset += ziggurat.edges[1]
                continue
            }
            let low = ziggurat.heights[layer]
            if low + uniform() * (ziggurat.heights[layer + 1] - low) < Elementary.exp(-x) { return offset + x }
        }
    }

    /// A normal draw given that it exceeds `start` (Marsaglia 1964, "Generating a variable from the tail of the normal
    /// distribution").
    mutating func normalTail(beyond start: Double) -> Double {
        while true {
            let excess = exponential() / start
            if 2 * exponential() > excess * excess { return start + excess }
        }
    }
}
