/// The standard normal distribution.
public enum NormalCurve {
    /// The density at `x`.
    public static func density(_ x: Double) -> Double {
        0.3989422804014327 * Elementary.exp(-0.5 * x * x)
    }

    /// The probability of a value at most `x`.
    ///
    /// Error below 8 units in the last place, in the lower tail too.
    public static func cumulative(_ x: Double) -> Double {
        guard x < -0.75 else { return 0.5 * Special.erfc(-x * 0.7071067811865476) }
        guard x > -39 else { return 0 }
        // The square is taken of x itself: rounding x / sqrt 2 first would tell in the exponential.
        let square = Elementary.twoProduct(x, x)
        let exponential = Elementary.exp(-0.5 * square.high) * (1 - 0.5 * square.low)
        return 0.5 * exponential * Special.scaledErfc(-x * 0.7071067811865476)
    }

    /// The value that is not exceeded with probability `p`.
    ///
    /// Algorithm AS 241, PPND16 (Wichura 1988, *Applied Statistics* 37, 477-484). Relative error below 1e-15. Ends give
    /// minus and plus infinity.
    ///
    /// - Precondition: `0 <= p <= 1`.
    public static func quantile(_ p: Double) -> Double {
        precondition(p >= 0 && p <= 1, "a normal quantile needs a probability between 0 and 1")
        let q = p - 0.5
        if abs(q) <= 0.425 {
            let r = 0.180625 - q * q
            return q * ratio(centralNumerator, centralDenominator, r)
        }
        let tail = q < 0 ? p : 1 - p
        guard tail > 0 else { return q < 0 ? -.infinity : .infinity }
        let r = (-Elementary.log(tail)).squareRoot()
        let magnitude =
            r <= 5
            ? ratio(middleNumerator, middleDenominator, r - 1.6) : ratio(farNumerator, farDenominator, r - 5)
        return q < 0 ? -magnitude : magnitude
    }

    /// A quotient of polynomials, coefficients from the highest power.
    private static func ratio(_ numerator: [Double], _ denominator: [Double], _ x: Double) -> Double {
        var above = 0.0
        for coefficient in numerator { above = above * x + coefficient }
        var below = 0.0
        for coefficient in denominator { below = below * x + coefficient }
        return above / below
    }

    private static let centralNumerator = [
        2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
        1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080,
    ]
    private static let centralDenominator = [
        5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
        5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1,
    ]
    private static let middleNumerator = [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734,
    ]
    private static let middleDenominator = [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1,
    ]
    private static let farNumerator = [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828505e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720,
    ]
    private static let farDenominator = [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
        7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
        5.99832206555887937690e-1, 1,
    ]
}
