/// How the observations of a run depend on those before.
public enum Autocorrelation {
    /// The autocorrelation at lags 0 to `lag`.
    ///
    /// The usual estimate, with divisor *n* at every lag (Box and Jenkins 1976, section 2.1.5). NaN for a constant
    /// series.
    ///
    /// - Precondition: `0 <= lag < series.count`.
    /// - Complexity: O(*n* times lag).
    public static func coefficients(_ series: [Double], upTo lag: Int) -> [Double] {
        precondition(lag >= 0 && lag < series.count, "a lag must be shorter than the series")
        let mean = Tally(series).mean
        let deviations = series.map { $0 - mean }
        var covariances: [Double] = []
        for distance in 0...lag {
            var sum = 0.0
            for place in 0..<(deviations.count - distance) {
                sum += deviations[place] * deviations[place + distance]
            }
            covariances.append(sum)
        }
        return covariances.map { $0 / covariances[0] }
    }

    /// How many observations of the run tell as much as one independent one: `1 + 2 (sum of the autocorrelations)`.
    ///
    /// Summed over pairs of lags for as long as a pair is positive (Geyer 1992, "Practical Markov chain Monte Carlo",
    /// section 3.3: the initial positive sequence).
    ///
    /// - Complexity: O(*n* times the lags summed).
    public static func integratedTime(_ series: [Double]) -> Double {
        let tally = Tally(series)
        guard tally.count > 3, tally.squares > 0 else { return 1 }
        let deviations = series.map { $0 - tally.mean }
        func covariance(_ distance: Int) -> Double {
            guard distance < deviations.count else { return 0 }
            var sum = 0.0
            for place in 0..<(deviations.count - distance) { sum += deviations[place] * deviations[place + distance] }
            return sum
        }
        let whole = covariance(0)
        var time = -1.0
        var lag = 0
        while lag < deviations.count {
            let pair = (lag == 0 ? whole : covariance(lag)) + covariance(lag + 1)
            guard pair > 0 else { break }
            time += 2 * pair / whole
            lag += 2
        }
        return max(time, 1 / Double(tally.count))
    }

    /// The number of independent observations that would tell as much: the count over ``integratedTime(_:)``.
    public static func effectiveCount(_ series: [Double]) -> Double {
        Double(series.count) / integratedTime(series)
    }

    /// Von Neumann's ratio (1941): the mean squared difference of neighbours over the variance.
    ///
    /// Near 2 for independent observations, below where neighbours are alike.
    public static func vonNeumannRatio(_ series: [Double]) -> Double {
        let tally = Tally(series)
        let squares = zip(series, series.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }
        return squares / tally.squares
    }
}
