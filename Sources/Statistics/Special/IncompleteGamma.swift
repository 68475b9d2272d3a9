extension Special {
    /// The regularised incomplete gamma functions `P(a, x)` and `Q(a, x)`.
    ///
    /// The probabilities that a gamma variable of shape `a` and scale 1 is at most `x`, and that it is more; the smaller
    /// keeps its accuracy. The series of DLMF 8.11.4 below the mean, the continued fraction of 8.9.2 by Lentz's method
    /// (1976) above it, times a kernel in Loader's form (2000). Error below 1e-12 relatively or 2e-15 absolutely, for
    /// shapes up to 1e5.
    ///
    /// - Precondition: `a > 0`, `x >= 0`.
    /// - Complexity: O(square root of the shape).
    public static func regularizedGamma(_ x: Double, shape a: Double) -> (lower: Double, upper: Double) {
        precondition(a > 0, "a gamma shape must be above 0")
        precondition(x >= 0, "the incomplete gamma function takes an argument of 0 or more")
        if x == 0 { return (0, 1) }
        if x == .infinity { return (1, 0) }
        let kernel = gammaKernel(x, shape: a)
        if x < a + 1 {
            var term = 1 / a
            var sum = term
            var divisor = a
            while term > sum * 1e-17 {
                divisor += 1
                term *= x / divisor
                sum += term
            }
            let lower = kernel * sum
            return (lower, 1 - lower)
        }
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var fraction = d
        var i = 1.0
        while i < 10_000_000 {
            let numerator = -i * (i - a)
            b += 2
            d = numerator * d + b
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = b + numerator / c
            c = abs(c) < tiny ? tiny : c
            let factor = d * c
            fraction *= factor
            if abs(factor - 1) < 2e-16 { break }
            i += 1
        }
        let upper = kernel * fraction
        return (1 - upper, upper)
    }

    /// `x^a e^-x / gamma(a)`; over `x` the density of the gamma distribution.
    static func gammaKernel(_ x: Double, shape a: Double) -> Double {
        0.3989422804014327 * a.squareRoot() * Elementary.exp(-stirlingError(a) - deviance(a, x))
    }

    /// The value that a gamma variable of this shape and scale 1 does not exceed with probability `p`.
    ///
    /// Newton's method on the logarithms of probability and value, from the start of Wilson and Hilferty (1931).
    /// Relative error below 1e-11.
    ///
    /// - Precondition: `0 <= p <= 1`, `shape > 0`.
    public static func gammaQuantile(_ p: Double, shape: Double) -> Double {
        precondition(p >= 0 && p <= 1, "a quantile needs a probability between 0 and 1")
        precondition(shape > 0, "a gamma shape must be above 0")
        if p == 0 { return 0 }
        if p == 1 { return .infinity }
        let root = 1 - 1 / (9 * shape) + NormalCurve.quantile(p) / (3 * shape.squareRoot())
        let small = (Elementary.log(p) + logGamma(shape + 1)) / shape
        let start = max(shape * root * root * root, Elementary.exp(min(small, 0)))
        if p < 0.5 {
            return positiveQuantile(of: p, start: start) { x in
                (regularizedGamma(x, shape: shape).lower, gammaKernel(x, shape: shape) / x)
            }
        }
        return positiveQuantile(of: 1 - p, start: start, falling: true) { x in
            (regularizedGamma(x, shape: shape).upper, gammaKernel(x, shape: shape) / x)
        }
    }

    /// The positive `x` at which a monotone probability has a given value: Newton's method in the logarithms of both,
    /// with bisection where it leaves the bracket.
    ///
    /// - Parameters:
    ///   - target: the probability wanted, above 0.
    ///   - start: a first guess, above 0.
    ///   - limit: the greatest value that `x` may have.
    ///   - falling: whether the probability falls as `x` grows.
    ///   - probability: the probability at `x` and the absolute value of its derivative.
    static func positiveQuantile(
        of target: Double, start: Double, limit: Double = .infinity, falling: Bool = false,
        probability: (Double) -> (value: Double, density: Double)
    ) -> Double {
        var low = 0.0
        var high = limit
        var x = start > 0 ? start : 0x1p-1000
        for _ in 0..<2000 {
            let (value, density) = probability(x)
            let miss = Elementary.log(value / target)
            if miss == 0 { return x }
            if (miss > 0) != falling { high = min(high, x) } else { low = max(low, x) }
            let step = miss * value / (density * x)
            var next = x * Elementary.exp(falling ? step : -step)
            // Newton's error squares with each step: after one of 1e-8 only the rounding of the probability is left.
            if abs(next - x) <= 1e-8 * x { return min(next, limit) }
            if !(next > low && next < high) {
                if high == .infinity {
                    next = x * 4
                } else {
                    next = low > 0 ? low.squareRoot() * high.squareRoot() : x * 0x1p-8
                }
                if next == 0 || next == .infinity { return next }
            }
            x = next
        }
        return x
    }
}
