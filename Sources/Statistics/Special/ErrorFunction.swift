extension Special {
    /// The error function, `2 / sqrt(pi)` times the integral of `exp(-t^2)` from 0 to `x`.
    ///
    /// A polynomial in `x^2` fitted at Chebyshev nodes up to 1, the complement beyond. Error below 3 units in the last
    /// place.
    public static func erf(_ x: Double) -> Double {
        let magnitude = abs(x)
        if magnitude <= 1 { return x * errorRatio(x * x) }
        let complement = erfc(magnitude)
        return x < 0 ? complement - 1 : 1 - complement
    }

    /// The complement `1 - erf(x)`, accurate where it is small.
    ///
    /// Error below 5 units in the last place.     /// From 1 on a polynomial for `(1 + 2 x) exp(x^2) erfc(x)` in `(x - 3.75) / (x + 3.75)` (Shepherd and Laframboise
    /// 1981), its coefficients fitted anew.
    public static func erfc(_ x: Double) -> Double {
        if x < 1 { return x > -1 ? 1 - x * errorRatio(x * x) : 2 - erfc(-x) }
        guard x < 28 else { return x.isNaN ? x : 0 }
        var polynomial = 0.0
        let t = (x - 3.75) / (x + 3.75)
        for coefficient in scaledComplement { polynomial = polynomial * t + coefficient }
        let square = Elementary.twoProduct(x, x)
        return Elementary.exp(-square.high) * (1 - square.low) * polynomial / (1 + 2 * x)
    }

    /// `erf(x) / x` in `z = x^2`, for `z <= 1`.
    private static func errorRatio(_ z: Double) -> Double {
        let z2 = z * z
        let z4 = z2 * z2
        let a = 1.1283791670955126 - z * 0.3761263890318375
        let b = 0.11283791670954879 - z * 0.026866170645076792
        let c = 0.0052239776248180145 - z * 0.000854832698083379
        let d = 0.0001205533111164271 - z * 1.4925595266831182e-05
        let e = 1.6461000484121368e-06 - z * 1.6350312701054695e-07
        let f = 1.4659775274047436e-08 - z * (1.1372848856791674e-09 - z * 5.957176147748911e-11)
        return a + z2 * b + z4 * ((c + z2 * d) + z4 * (e + z2 * f))
    }

    /// Coefficients of `(1 + 2 x) exp(x^2) erfc(x)` in `(x - 3.75) / (x + 3.75)`, from the highest power.
    private static let scaledComplement: [Double] = [
        1.17547973763586e-09, -3.430902648883809e-09, -9.05864018866583e-09, 3.932623287311356e-08,
        3.080579919222507e-08, -2.625720042132251e-07, -6.239931528193025e-08, 1.7554393357418912e-06,
        -9.714091620087974e-07, -1.1446063330429954e-05, 2.2383624255995535e-05, 5.164969465866058e-05,
        -0.0002901539479690546, 0.00029371354542666236, 0.0017556258310454569, -0.009746579542405149,
        0.028362277421475724, -0.05869339859087042, 0.09230432116020396, -0.10880393014169704,
        0.08227673849015088, 0.003585415485463556, -0.14024059858554702, 1.2375126308378275,
    ]
}
