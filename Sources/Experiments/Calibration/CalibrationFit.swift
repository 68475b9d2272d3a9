public import Statistics

/// The parameters that fit best, and how well the data tell them.
///
/// Intervals are those of the method of simulated moments with the days' values as moments (McFadden 1989, Pakes and Pollard
/// 1989, *Econometrica* 57; Lee and Ingram 1991, *Journal of Econometrics* 47): with slopes `J` of the weighted differences at
/// the fit, the covariance of the parameters is `(1 + 1/R) H J' Omega J H`, `H = (J'J)^-1`, where `Omega` is the covariance
/// of a single replication's differences, and `R` their number: what fits would scatter by were the data a run of the
/// model. Since `Omega` is that of whole replications, it heeds that a bad day is followed by another. Where the fit is
/// further off than the model's own chance explains, all are widened by the square root of that ratio (Birge 1932, "The
/// calculation of errors by the method of least squares", *Physical Review* 40). What chance adds to `J'J` itself is taken
/// off before it is inverted.
///
/// A direction in which the data leave the standard error of a uniform draw from the whole range, or more, is flat: the
/// data say nothing there, and the range is all that is known.
public struct CalibrationFit: Sendable {
    /// An index for each parameter.
    public let point: [Int]
    /// The objective there.
    public let objective: Double
    /// Each series' share of it before series are averaged: 1 less its efficiency where differences are in spreads.
    public let seriesObjectives: [Double]
    /// For each parameter the interval, as positions within its range from 0 to 1.
    public let intervals: [ClosedRange<Double>]
    /// For each pair of parameters the correlation of their estimates.
    public let correlations: [[Double]]
    /// The squared differences over those that the model's own chance would make; above 1 where the model cannot be what
    /// made the data.
    public let misfit: Double
    /// For each entry the mean over replications and the interval in which a single run lies.
    public let fitted: [ConfidenceInterval]
    /// How many points were simulated.
    public let pointCount: Int
    /// Whether the search ended because no neighbour was better, and not because its points were used up.
    public let hasConverged: Bool

    /// An interval so long, as a share of the range, that the data say nothing of the parameter by itself.
    public static let untoldShare = 0.9
    /// The correlation of two estimates from which hardly more than their combination is known.
    public static let tellingCorrelation = 0.8

    /// The parameters of which the data by themselves say nothing: their interval spans their range.
    public var untold: [Int] { intervals.indices.filter { intervals[$0] == 0...1 } }

    /// The pairs of which the data tell hardly more than a combination.
    public var entangled: [(Int, Int)] {
        intervals.indices.flatMap { one in
            intervals.indices.filter { $0 > one && abs(correlations[one][$0]) >= Self.tellingCorrelation }.map {
                (one, $0)
            }
        }
    }

    /// Judges a fit.
    ///
    /// - Parameters:
    ///   - search: what was searched for.
    ///   - point: the fit.
    ///   - values: the values of each replication there.
    ///   - neighbours: for each parameter two points on either side, and their values.
    init(
        search: CalibrationSearch, point: [Int], values: [[Double]],
        neighbours: [[(point: [Int], values: [[Double]])]], pointCount: Int, hasConverged: Bool
    ) {
        self.point = point
        self.pointCount = pointCount
        self.hasConverged = hasConverged
        let residuals = search.objective.residuals(ofMean: values)
        objective = CalibrationObjective.value(residuals)
        var rest = residuals[...]
        seriesObjectives = search.objective.observed.map { series in
            let own = rest.prefix(series.count)
            rest = rest.dropFirst(series.count)
            return CalibrationObjective.value(Array(own)) * Double(search.objective.observed.count)
        }
        fitted = Self.runs(values, level: search.level)

        let own = values.map(search.objective.residuals)
        let deviations = Self.deviations(own)
        let count = Double(own.count)
        let inflation = 1 + 1 / count
        let chance = deviations.joined().reduce(0) { $0 + $1 * $1 } / (count - 1) * inflation
        misfit = chance > 0 ? objective / chance : objective > 0 ? .infinity : 1

        let slopes = zip(search.sizes, neighbours).enumerated().map { axis, pair in
            Self.slopes(pair.1, axis: axis, size: pair.0, objective: search.objective)
        }
        let covariance = Self.covariance(
            slopes, deviations, inflation: inflation * (misfit.isFinite ? max(1, misfit) : 1))
        let t = StudentT.quantile(0.5 + 0.5 * search.level, degreesOfFreedom: count - 1)
        intervals = search.sizes.indices.map { axis in
            let position = Double(point[axis]) / Double(search.sizes[axis] - 1)
            let half = t * covariance[axis][axis].squareRoot()
            guard 2 * half < Self.untoldShare else { return 0...1 }
            return max(0, position - half)...min(1, position + half)
        }
        correlations = search.sizes.indices.map { one in
            search.sizes.indices.map { other in
                let size = (covariance[one][one] * covariance[other][other]).squareRoot()
                return one == other ? 1 : size > 0 ? covariance[one][other] / size : 0
            }
        }
    }

    /// The mean of each entry, and where a single run lies: Student's prediction interval (Hahn and Meeker 1991, section 4.7).
    private static func runs(_ values: [[Double]], level: Double) -> [ConfidenceInterval] {
        (0..<(values.first?.count ?? 0)).map { entry in
            let tally = Tally(values.lazy.map { $0[entry] }.filter(\.isFinite))
            let half =
                tally.count > 1
                ? StudentT.quantile(0.5 + 0.5 * level, degreesOfFreedom: Double(tally.count - 1))
                    * tally.standardDeviation * (1 + 1 / Double(tally.count)).squareRoot() : .infinity
            return ConfidenceInterval(
                mean: tally.mean, low: tally.mean - half, high: tally.mean + half, level: level, count: tally.count)
        }
    }

    /// What each replication's row is off the mean of all.
    private static func deviations(_ rows: [[Double]]) -> [[Double]] {
        let mean = mean(rows)
        return rows.map { row in zip(row, mean).map { $0 - $1 } }
    }

    private static func mean(_ rows: [[Double]]) -> [Double] {
        (0..<(rows.first?.count ?? 0)).map { entry in Tally(rows.lazy.map { $0[entry] }).mean }
    }

    /// For each replication the change of each weighted difference over the whole range of a parameter.
    private static func slopes(
        _ pair: [(point: [Int], values: [[Double]])], axis: Int, size: Int, objective: CalibrationObjective
    ) -> [[Double]] {
        let distance = Double(pair[1].point[axis] - pair[0].point[axis]) / Double(size - 1)
        return zip(pair[0].values, pair[1].values).map { low, high in
            zip(objective.residuals(low), objective.residuals(high)).map { ($1 - $0) / distance }
        }
    }

    /// The covariance of the estimates, in units of the ranges.
    ///
    /// - Parameters:
    ///   - slopes: for each parameter and replication the slope of each entry.
    ///   - deviations: for each replication what each entry is off the mean.
    ///   - inflation: what the covariance of a single replication is multiplied by.
    private static func covariance(
        _ slopes: [[[Double]]], _ deviations: [[Double]], inflation: Double
    ) -> [[Double]] {
        let size = slopes.count
        let means = slopes.map(mean)
        var information = LocalModel.products(means)
        let replications = deviations.count
        let perReplication = slopes.map(Self.deviations)
        for replication in 0..<replications {
            let noise = LocalModel.products(perReplication.map { $0[replication] })
            for row in 0..<size {
                for column in 0..<size {
                    information[row][column] -= noise[row][column] / Double(replications * (replications - 1))
                }
            }
        }
        let eigen = SymmetricEigen(information)
        let projected = deviations.map { deviation in
            means.map { slope in zip(slope, deviation).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        // What each replication would move the estimate by along each direction; nil where it is flat.
        let range = 1.0 / 12
        let moves: [[Double]?] = zip(eigen.values, eigen.vectors).map { value, vector in
            guard value > 1e-12 * max(eigen.values[0], .leastNormalMagnitude) else { return nil }
            let moves = projected.map { shift in zip(vector, shift).reduce(0) { $0 + $1.0 * $1.1 } / value }
            let variance = inflation * moves.reduce(0) { $0 + $1 * $1 } / Double(replications - 1)
            return variance < range ? moves : nil
        }
        return (0..<size).map { row in
            (0..<size).map { column in
                var sum = 0.0
                for one in 0..<size {
                    let weight = eigen.vectors[one][row]
                    guard let move = moves[one] else {
                        sum += weight * eigen.vectors[one][column] * range
                        continue
                    }
                    for other in 0..<size {
                        guard let partner = moves[other] else { continue }
                        let product = zip(move, partner).reduce(0) { $0 + $1.0 * $1.1 } / Double(replications - 1)
                        sum += weight * eigen.vectors[other][column] * product * inflation
                    }
                }
                return sum
            }
        }
    }
}
