import Stochastics

/// Sobol' points: a sequence that fills the unit cube ever more evenly (Sobol' 1967), in the direction numbers of Joe and
/// Kuo (2008, "Constructing Sobol sequences with better two-dimensional projections", table new-joe-kuo-6).
public enum SobolSequence {
    /// The most factors.
    public static let mostDimensions = 21

    /// The first points of the sequence, each coordinate shifted by a random binary word of its own, so that none lies at
    /// a bound and every point is uniform (digital shift: Owen 2003, section 3).
    ///
    /// - Parameters:
    ///   - factors: what is varied, at most `mostDimensions`.
    ///   - count: how many points; a power of two fills the cube most evenly.
    ///   - seed: decides the shift.
    public static func points(of factors: [Factor], count: Int, seed: UInt64) -> [DesignPoint] {
        let random = RandomSource(seed: seed, replication: 0)
        let shifts = factors.indices.map {
            UInt32(truncatingIfNeeded: random.bits(.sobolShift, entity: UInt32($0)) >> 32)
        }
        return words(dimensions: factors.count, count: count).map { word in
            DesignPoint(factors, at: zip(word, shifts).map { (Double($0 ^ $1) + 0.5) * 0x1p-32 })
        }
    }

    /// The coordinates of the first points without a shift, in units of 2^-32.
    ///
    /// - Complexity: O(count * dimensions): from one point to the next one direction number is added (Antonov and
    ///   Saleev 1979).
    static func words(dimensions: Int, count: Int) -> [[UInt32]] {
        precondition(dimensions <= mostDimensions, "a Sobol' sequence has at most 21 dimensions here")
        let directions = (0..<dimensions).map(directionNumbers)
        var point = Array(repeating: UInt32(0), count: dimensions)
        var points: [[UInt32]] = []
        points.reserveCapacity(count)
        for index in 0..<count {
            points.append(point)
            let bit = (~UInt32(truncatingIfNeeded: index)).trailingZeroBitCount
            if bit < 32 { for axis in 0..<dimensions { point[axis] ^= directions[axis][bit] } }
        }
        return points
    }

    /// The direction numbers of an axis: bit by bit, what is added to the coordinate.
    private static func directionNumbers(_ axis: Int) -> [UInt32] {
        guard axis > 0 else { return (0..<32).map { 1 << UInt32(31 - $0) } }
        let (coefficients, initial) = table[axis - 1]
        let degree = initial.count
        var numbers = initial.enumerated().map { $1 << UInt32(31 - $0) }
        for bit in degree..<32 {
            var number = numbers[bit - degree] ^ (numbers[bit - degree] >> UInt32(degree))
            for term in 1..<max(1, degree) where (coefficients >> UInt32(degree - 1 - term)) & 1 == 1 {
                number ^= numbers[bit - term]
            }
            numbers.append(number)
        }
        return numbers
    }

    /// Of each axis from the second on, the inner coefficients of its primitive polynomial and the first numbers.
    private static let table: [(coefficients: UInt32, initial: [UInt32])] = [
        (0, [1]), (1, [1, 3]), (1, [1, 3, 1]), (2, [1, 1, 1]), (1, [1, 1, 3, 3]), (4, [1, 3, 5, 13]),
        (2, [1, 1, 5, 5, 17]), (4, [1, 1, 5, 5, 5]), (7, [1, 1, 7, 11, 19]), (11, [1, 1, 5, 1, 1]),
        (13, [1, 1, 1, 3, 11]), (14, [1, 3, 5, 5, 31]), (1, [1, 3, 3, 9, 7, 49]), (13, [1, 1, 1, 15, 21, 21]),
        (16, [1, 3, 1, 13, 27, 49]), (19, [1, 1, 1, 15, 7, 5]), (22, [1, 3, 1, 15, 13, 25]),
        (25, [1, 1, 5, 5, 19, 61]), (1, [1, 3, 7, 11, 23, 15, 103]), (4, [1, 3, 7, 13, 13, 15, 69]),
    ]
}
