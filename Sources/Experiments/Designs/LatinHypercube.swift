import Stochastics

/// A Latin hypercube: of *n* points, each factor has one in every *n*-th of its domain (McKay, Beckman and Conover 1979).
public enum LatinHypercube {
    /// Draws a design.
    ///
    /// - Parameters:
    ///   - factors: what is varied.
    ///   - count: how many points.
    ///   - seed: decides the design.
    public static func points(of factors: [Factor], count: Int, seed: UInt64) -> [DesignPoint] {
        let random = RandomSource(seed: seed, replication: 0)
        let columns = factors.indices.map { factor in
            var stream = random.stream(.latinHypercube, entity: UInt32(factor))
            var strata = Array(0..<count)
            // Fisher and Yates' shuffle, as in Knuth 1997, algorithm 3.4.2P.
            for last in stride(from: count - 1, to: 0, by: -1) {
                strata.swapAt(last, Int(stream.below(UInt64(last + 1))))
            }
            return strata.map { (Double($0) + stream.uniform()) / Double(count) }
        }
        return (0..<count).map { point in DesignPoint(factors, at: columns.map { $0[point] }) }
    }
}

extension Purpose {
    // The design of experiments. Entity: factor.
    static let latinHypercube = Purpose(rawValue: 200)
    static let sobolShift = Purpose(rawValue: 201)
    static let morris = Purpose(rawValue: 202)
}
