/// Student's t distribution.
public enum StudentT {
    /// The probability of a value at most `t`.
    ///
    /// - Parameters:
    ///   - t: the point.
    ///   - degreesOfFreedom: above 0, not necessarily whole; infinity gives the normal distribution's limit closely.
    public static func cumulative(_ t: Double, degreesOfFreedom: Double) -> Double {
        precondition(degreesOfFreedom > 0, "degrees of freedom must be above 0")
        let tail = upperTail(abs(t), degreesOfFreedom)
        return t > 0 ? 1 - tail : tail
    }

    /// The value that is not exceeded with probability `p`.
    ///
    /// Newton's method from a bracketed start; relative error below 1e-10 for `p` between 1e-6 and 1 - 1e-6.
    ///
    /// - Precondition: `0 < p < 1`, degrees of freedom above 0.
    public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
        precondition(p > 0 && p < 1, "a t quantile needs a probability between 0 and 1, exclusive")
        precondition(degreesOfFreedom > 0, "degrees of freedom must be above 0")
        if p == 0.5 { return 0 }
        let tail = p < 0.5 ? p : 1 - p
        var low = 0.0
        var high = 1.0
        while upperTail(high, degreesOfFreedom) > tail && high < 1e300 {
            low = high
            high *= 2
        }
        let n = degreesOfFreedom
        let logScale =
            Special.logGamma(0.5 * (n + 1)) - Special.logGamma(0.5 * n) - 0.5 * Elementary.log(n * 3.141592653589793)
        var t = 0.5 * (low + high)
        for _ in 0..<200 {
            let error = upperTail(t, n) - tail
            if error > 0 { low = t } else { high = t }
            let density = Elementary.exp(logScale - 0.5 * (n + 1) * Elementary.log1p(t * t / n))
            var next = t + error / density
            if !(next > low && next < high) { next = 0.5 * (low + high) }
            let step = abs(next - t)
            t = next
            if step <= 1e-15 * t { break }
        }
        return p < 0.5 ? -t : t
    }

    /// The probability of a value above `t`, for `t >= 0`.
    private static func upperTail(_ t: Double, _ n: Double) -> Double {
        let square = t * t
        return 0.5
            * Special.regularizedBeta(n / (n + square), complement: square / (n + square), 0.5 * n, 0.5)
    }
}
