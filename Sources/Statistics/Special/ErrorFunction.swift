extension Special {
    /// The error function, `2 / sqrt(pi)` times the integral of `exp(-t^2)` from 0 to `x`.
    ///
    /// A polynomial in `x^2` fitted at Chebyshev nodes up to 1, the complement beyond. Error below 4 units in the last
    /// place.
    public static func erf(_ x: Double) -> Double {
        let magnitude = abs(x)
        if magnitude <= 1 { return x * errorRatio(x * x) }
        let complement = erfc(magnitude)
        return x < 0 ? complement - 1 : 1 - complement
    }

    /// The complement `1 - erf(x)`, accurate where it is small.
    ///
    /// Error below 7 units in the last place.     /// From 1/2 on a polynomial for `(1 + 2 x) exp(x^2) erfc(x)` in `(x - 3.75) / (x + 3.75)` (Shepherd and Laframboise
    /// 1981), its coefficients fitted anew.
    public static func erfc(_ x: Double) -> Double {
        if x < 0.5 { return x > -1 ? 1 - x * errorRatio(x * x) : 2 - erfc(-x) }
        guard x < 28 else { return x.isNaN ? x : 0 }
        let square = Elementary.twoProduct(x, x)
        return Elementary.exp(-square.high) * (1 - square.low) * scaledErfc(x)
    }

    /// `exp(x^2) erfc(x)` for `x >= 1/2`.
    static func scaledErfc(_ x: Double) -> Double {
        var polynomial = 0.0
        let t = (x - 3.75) / (x + 3.75)
        for coefficient in scaledComplement { polynomial = polynomial * t + coefficient }
        return polynomial / (1 + 2 * x)
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
        -2.4836842285283244e-10, 8.178564864140749e-10, 1.2805946526681782e-09, -6.786673871356604e-09,
        -5.50935361928726e-09, 4.165485359656837e-08, 2.527052435333002e-08, -2.6192359815566044e-07,
        -5.880813810421847e-08, 1.7539580432966085e-06, -9.726485253047925e-07, -1.1445268407216252e-05,
        2.2383862139407458e-05, 5.1649469698275574e-05, -0.00029015397098249566, 0.0002937135832628734,
        0.001755625831511115, -0.009746579546245294, 0.02836227742157896, -0.05869339859064512,
        0.09230432116019573, -0.10880393014170385, 0.08227673849015107, 0.003585415485463637,
        -0.14024059858554702, 1.2375126308378275,
    ]
}
