/// Student's t distribution.
public enum StudentT {
    /// The probability of a value at most `t`.
    ///
    /// - Parameters:
    ///   - t: the point.
    ///   - degreesOfFreedom: above 0, not necessarily whole.
    public static func cumulative(_ t: Double, degreesOfFreedom: Double) -> Double {
        precondition(degreesOfFreedom > 0, "degrees of freedom must be above 0")
        let tail = upperTail(abs(t), degreesOfFreedom)
        return t > 0 ? 1 - tail : tail
    }

    /// The value that is not exceeded with probability `p`.
    ///
    /// Newton's method on the logarithms of probability and value. Relative error below 1e-11.
    ///
    /// - Precondition: `0 < p < 1`, degrees of freedom above 0.
    public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
        precondition(p > 0 && p < 1, "a t quantile needs a probability between 0 and 1, exclusive")
        precondition(degreesOfFreedom > 0, "degrees of freedom must be above 0")
        if p == 0.5 { return 0 }
        if degreesOfFreedom == .infinity { return NormalCurve.quantile(p) }
        let n = degreesOfFreedom
        let t = Special.positiveQuantile(
            of: min(p, 1 - p), start: abs(NormalCurve.quantile(p)), falling: true
        ) { t in
            // The density is the beta kernel of n / (n + t^2), over t.
            let square = t * t
            let kernel = Special.betaKernel(n / (n + square), complement: square / (n + square), 0.5 * n, 0.5)
            return (upperTail(t, n), kernel / t)
        }
        return p < 0.5 ? -t : t
    }

    /// The probability of a value above `t`, for `t >= 0`.
    private static func upperTail(_ t: Double, _ n: Double) -> Double {
        if n == .infinity { return NormalCurve.cumulative(-t) }
        let square = t * t
        if square == .infinity { return 0 }
        let x = n / (n + square)
        return 0.5 * Special.regularizedBeta(x, complement: square / (n + square), 0.5 * n, 0.5).lower
    }
}
