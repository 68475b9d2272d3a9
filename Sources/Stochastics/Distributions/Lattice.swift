import Statistics

/// What the distributions of whole numbers share.
enum Lattice {
    /// The logarithm of the Poisson probability of `k`, in the saddle-point form of Loader (2000): no cancellation.
    static func logPoisson(_ k: Int, mean: Double) -> Double {
        guard k > 0 else { return -mean }
        let x = Double(k)
        return -0.5 * Elementary.log(6.283185307179586 * x) - Special.stirlingError(x) - Special.deviance(x, mean)
    }

    /// The logarithm of the binomial probability of `k` successes in `n` trials (Loader 2000).
    static func logBinomial(_ k: Int, trials n: Int, probability p: Double) -> Double {
        if k == 0 { return Double(n) * Elementary.log1p(-p) }
        if k == n { return Double(n) * Elementary.log(p) }
        let (x, total) = (Double(k), Double(n))
        let rest = total - x
        return 0.5 * Elementary.log(total / (6.283185307179586 * x * rest))
            + Special.stirlingError(total) - Special.stirlingError(x) - Special.stirlingError(rest)
            - Special.deviance(x, total * p) - Special.deviance(rest, total * (1 - p))
    }

    /// The greatest whole number not above `x`, for `|x| < 2^62`.
    @inline(__always)
    static func floored(_ x: Double) -> Int {
        let towardZero = Int(x)
        return Double(towardZero) > x ? towardZero - 1 : towardZero
    }

    /// The smallest whole number, from 0 on, whose cumulative probability is `p` or more: from a normal guess outwards,
    /// then by bisection.
    static func quantile(
        _ p: Double, mean: Double, standardDeviation: Double, cumulative: (Double) -> Double
    ) -> Double {
        guard p > cumulative(0) else { return 0 }
        let guess = (mean + standardDeviation * NormalCurve.quantile(p)).rounded()
        var low = 0.0
        var high = min(max(1, guess), 1e17)
        var step = 1.0
        while cumulative(high) < p && high < 1e17 {
            low = high
            high += step
            step *= 2
        }
        step = 1
        while low < high - step && cumulative(high - step) >= p {
            high -= step
            step *= 2
        }
        low = max(low, high - step)
        while high - low > 1 {
            let middle = ((low + high) * 0.5).rounded(.down)
            if cumulative(middle) >= p { high = middle } else { low = middle }
        }
        return high
    }
}
