/// Special functions of probability, built on ``Elementary``: the same bits on every machine.
public enum Special {}

extension Special {
    /// The natural logarithm of the gamma function, for `x > 0`.
    ///
    /// Stirling's series from 15 on, the recurrence `gamma(x + 1) = x gamma(x)` below (Abramowitz and Stegun 1964,
    /// 6.1.41 and 6.1.15). Absolute error below 1e-14 or relative error below 1e-15, whichever is larger.
    ///
    /// - Precondition: `x > 0`.
    public static func logGamma(_ x: Double) -> Double {
        precondition(x > 0, "logGamma takes a positive number")
        guard x < .infinity else { return x }
        var product = 1.0
        var shifted = x
        while shifted < 15 {
            product *= shifted
            shifted += 1
        }
        let logarithm = (shifted - 0.5) * Elementary.log(shifted) - shifted + halfLogOfTwoPi
        return logarithm + stirlingSeries(shifted) - (product == 1 ? 0 : Elementary.log(product))
    }

    /// `log(n!)`, with the gamma function between whole numbers.
    ///
    /// - Precondition: `n > -1`.
    public static func logFactorial(_ n: Double) -> Double {
        logGamma(n + 1)
    }

    /// What Stirling's formula `(x + 1/2) log x - x + log(2 pi) / 2` lacks of `log(x!)`, for `x > 0`.
    public static func stirlingError(_ x: Double) -> Double {
        if x >= 15 { return stirlingSeries(x) }
        return logGamma(x + 1) - (x + 0.5) * Elementary.log(x) + x - halfLogOfTwoPi
    }

    /// The deviance `x log(x / m) + m - x`, without cancellation where `x` is near `m` (Loader 2000, "Fast and accurate
    /// computation of binomial probabilities", section 3).
    public static func deviance(_ x: Double, _ m: Double) -> Double {
        let difference = x - m
        guard abs(difference) < 0.1 * (x + m) else { return x * Elementary.log(x / m) + m - x }
        let ratio = difference / (x + m)
        let square = ratio * ratio
        var term = 2 * x * ratio
        var sum = difference * ratio
        var odd = 3.0
        while true {
            term *= square
            let next = sum + term / odd
            if next == sum { return sum }
            sum = next
            odd += 2
        }
    }

    static var halfLogOfTwoPi: Double { 0.9189385332046728 }

    /// Stirling's asymptotic series, for `x >= 15`.
    private static func stirlingSeries(_ x: Double) -> Double {
        let z = 1 / (x * x)
        let upper = 1.0 / 1188 - z * (691.0 / 360_360 - z / 156)
        return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * upper)))) / x
    }
}
