extension Elementary {
    /// The natural logarithm of `x`, with an error below 1 unit in the last place.
    ///
    /// `x = 2^k (1 + f)` with `1 + f` in `[sqrt(1/2), sqrt 2)`, and `log(1 + f) = 2 atanh(f / (2 + f))`, whose odd
    /// series is fitted by a polynomial at Chebyshev nodes. Zero gives `-infinity`, a negative number NaN.
    ///
    /// - Complexity: O(1), about 7 ns.
    public static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x < .infinity else { return x }
        let (k, mantissa) = split(x)
        return logOfSum(k: k, f: mantissa - 1, correction: 0)
    }

    /// `log(1 + x)`, accurate near zero too, with an error below 1.5 units in the last place.
    public static func log1p(_ x: Double) -> Double {
        guard x > -1 else { return x == -1 ? -.infinity : .nan }
        guard x != 0 else { return x }
        if x > -0.29 && x < 0.41 { return logOfSum(k: 0, f: x, correction: 0) }
        guard x < 0x1p60 else { return log(x) }
        let sum = 1 + x
        // What rounding lost from `1 + x`; exact, as one of the two terms is the larger.
        let lost = x > 1 ? 1 - (sum - x) : x - (sum - 1)
        let (k, mantissa) = split(sum)
        return logOfSum(k: k, f: mantissa - 1, correction: lost / sum)
    }

    /// The logarithm to base 2, with an error below 2 units in the last place; exact for powers of two.
    public static func log2(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return log(x) }
        let (k, mantissa) = split(x)
        return Double(k) + logOfSum(k: 0, f: mantissa - 1, correction: 0) * reciprocalOfNaturalLogOfTwo
    }

    /// Writes a positive finite `x` as `2^k` times a mantissa in `[sqrt(1/2), sqrt 2)`.
    @inline(__always)
    static func split(_ x: Double) -> (k: Int, mantissa: Double) {
        var bits = x.bitPattern
        var k = 0
        if bits < 0x0010_0000_0000_0000 {
            bits = (x * 0x1p54).bitPattern
            k = -54
        }
        // Shifting the range by the bits of sqrt(1/2) makes the exponent field change at sqrt(1/2), not at 1.
        let shifted = bits &- 0x3FE6_A09E_667F_3BCD
        k += Int(Int64(bitPattern: shifted) >> 52)
        return (k, Double(bitPattern: (shifted & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD))
    }

    /// `k ln 2 + log(1 + f) + correction`, for `1 + f` in `[sqrt(1/2), sqrt 2)`.
    ///
    /// With `s = f / (2 + f)`, `2 s = f - f^2/2 + s f^2/2` exactly, which keeps the leading term `f` free of rounding.
    @inline(__always)
    static func logOfSum(k: Int, f: Double, correction: Double) -> Double {
        let s = f / (2 + f)
        let z = s * s
        let z2 = z * z
        let low = 0.6666666666666666 + z * 0.4000000000000088
        let middle = 0.2857142857080323 + z * 0.2222222239180047
        let upper = 0.18181795630884753 + z * 0.15386240205813478
        let top = 0.13268759668560612 + z * 0.13086767009948175
        let series = z * (low + z2 * (middle + z2 * (upper + z2 * top)))
        let half = 0.5 * f * f
        let exponent = Double(k)
        let rest = s * (half + series) + (exponent * naturalLogOfTwoLow + correction)
        return exponent * naturalLogOfTwoHigh - ((half - rest) - f)
    }
}
