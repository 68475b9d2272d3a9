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
        let logarithm = (shifted - 0.5) * Elementary.log(shifted) - shifted + 0.9189385332046728
        return logarithm + stirlingCorrection(shifted) - (product == 1 ? 0 : Elementary.log(product))
    }

    /// What Stirling's formula `(x - 1/2) log x - x + log(2 pi) / 2` lacks of `logGamma(x)`, for `x >= 15`.
    static func stirlingCorrection(_ x: Double) -> Double {
        let z = 1 / (x * x)
        let upper = 1.0 / 1188 - z * (691.0 / 360_360 - z / 156)
        return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * upper)))) / x
    }
}
