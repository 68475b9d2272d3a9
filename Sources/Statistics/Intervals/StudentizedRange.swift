/// The distribution of the range of `groups` independent standard normal values over an independent estimate of their
/// standard deviation: what Tukey's comparisons of all pairs need.
public enum StudentizedRange {
    /// The probability of a value at most `q`.
    ///
    /// The double integral of Copenhaver and Holland (1988, equation 2.1) by Gauss-Legendre quadrature. Absolute error
    /// below 1e-8.
    ///
    /// - Parameters:
    ///   - q: the point, 0 or more.
    ///   - groups: how many values the range is of, 2 or more.
    ///   - degreesOfFreedom: of the standard deviation's estimate, 2 or more; infinity where it is known.
    public static func cumulative(_ q: Double, groups: Int, degreesOfFreedom: Double) -> Double {
        precondition(groups >= 2, "a range needs two groups or more")
        precondition(degreesOfFreedom >= 2, "the studentized range needs 2 degrees of freedom or more")
        guard q > 0 else { return 0 }
        guard q < .infinity else { return 1 }
        guard degreesOfFreedom < 1e6 else { return rangeProbability(q, groups) }
        // Over the estimate s = sqrt(chi-square / n), between its extreme quantiles; a range above 14 has probability 0.
        let n = degreesOfFreedom
        let low = (2 * Special.gammaQuantile(1e-13, shape: 0.5 * n) / n).squareRoot()
        let high = (2 * Special.gammaQuantile(1 - 1e-13, shape: 0.5 * n) / n).squareRoot()
        let certain = max(low, min(high, 14 / q))
        let sum = GaussLegendre.integrate(from: low, to: certain, panels: 6) { s in
            2 / s * Special.gammaKernel(0.5 * n * s * s, shape: 0.5 * n) * rangeProbability(q * s, groups)
        }
        return min(1, sum + Special.regularizedGamma(0.5 * n * certain * certain, shape: 0.5 * n).upper)
    }

    /// The value that is not exceeded with probability `p`, by the secant method within a bracket.
    ///
    /// - Precondition: `0 < p < 1`, two groups and degrees of freedom or more.
    public static func quantile(_ p: Double, groups: Int, degreesOfFreedom: Double) -> Double {
        precondition(p > 0 && p < 1, "a quantile needs a probability between 0 and 1, exclusive")
        func error(_ q: Double) -> Double {
            cumulative(q, groups: groups, degreesOfFreedom: degreesOfFreedom) - p
        }
        var (low, lowError) = (0.0, -p)
        var high = 4.0
        var highError = error(high)
        while highError < 0 {
            (low, lowError) = (high, highError)
            high *= 2
            highError = error(high)
        }
        // The false position method in the Illinois form (Dowell and Jarratt 1971).
        for _ in 0..<100 {
            let middle = (low * highError - high * lowError) / (highError - lowError)
            let middleError = error(middle)
            if middleError > 0 {
                (high, highError) = (middle, middleError)
                lowError *= 0.5
            } else {
                (low, lowError) = (middle, middleError)
                highError *= 0.5
            }
            if high - low < 1e-9 * high || abs(middleError) < 1e-12 { return middle }
        }
        return 0.5 * (low + high)
    }

    /// The probability that `groups` standard normal values lie within a range of `w`.
    private static func rangeProbability(_ w: Double, _ groups: Int) -> Double {
        // Over the greatest value z: all others lie in (z - w, z).
        let k = Double(groups)
        let sum = GaussLegendre.integrate(from: -8, to: 8, panels: 6) { z in
            let within = NormalCurve.cumulative(z) - NormalCurve.cumulative(z - w)
            return NormalCurve.density(z) * wholePower(max(0, within), groups - 1)
        }
        return min(1, k * sum)
    }

    private static func wholePower(_ base: Double, _ exponent: Int) -> Double {
        var result = 1.0
        var factor = base
        var left = exponent
        while left > 0 {
            if left & 1 == 1 { result *= factor }
            factor *= factor
            left >>= 1
        }
        return result
    }
}
