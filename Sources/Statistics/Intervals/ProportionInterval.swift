extension ConfidenceInterval {
    /// An interval for a probability, that holds it with at least the stated confidence.
    ///
    /// Clopper and Pearson (1934): the ends are beta quantiles. It errs on the side of being too wide.
    ///
    /// - Precondition: `0 <= successes <= trials`, one trial or more.
    public static func exactProportion(successes: Int, trials: Int, level: Double = 0.95) -> ConfidenceInterval {
        let estimate = checkedProportion(successes, trials, level)
        let half = 0.5 * (1 - level)
        let (k, n) = (Double(successes), Double(trials))
        let low = successes == 0 ? 0 : Special.betaQuantile(half, k, n - k + 1)
        let high = successes == trials ? 1 : Special.betaQuantile(1 - half, k + 1, n - k)
        return ConfidenceInterval(mean: estimate, low: low, high: high, level: level, count: trials)
    }

    /// An interval for a probability, that holds it with about the stated confidence.
    ///
    /// Wilson (1927); narrower than the exact one and good for few trials too (Brown, Cai and DasGupta 2001).
    ///
    /// - Precondition: `0 <= successes <= trials`, one trial or more.
    public static func proportion(successes: Int, trials: Int, level: Double = 0.95) -> ConfidenceInterval {
        let p = checkedProportion(successes, trials, level)
        let n = Double(trials)
        let z = NormalCurve.quantile(0.5 + 0.5 * level)
        let square = z * z / n
        let centre = (p + 0.5 * square) / (1 + square)
        let half = z / (1 + square) * (p * (1 - p) / n + 0.25 * square / n).squareRoot()
        return ConfidenceInterval(
            mean: p, low: successes == 0 ? 0 : max(0, centre - half),
            high: successes == trials ? 1 : min(1, centre + half), level: level, count: trials)
    }

    private static func checkedProportion(_ successes: Int, _ trials: Int, _ level: Double) -> Double {
        precondition(trials > 0, "a proportion needs one trial or more")
        precondition(successes >= 0 && successes <= trials, "successes lie between 0 and the number of trials")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, exclusive")
        return Double(successes) / Double(trials)
    }
}
