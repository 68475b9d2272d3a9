import Statistics

/// How far a simulated series is from an observed one, as a sum of squares.
///
/// Each observed value has an entry. What an entry is off is the mean over replications less what was observed, over the
/// scale of its series; the objective is the mean of the squares within a series, and then over the series, so that a
/// series with many values counts no more than one with few. Scaled by the spread, a series contributes 1 less its
/// efficiency as Nash and Sutcliffe define it (1970, "River flow forecasting through conceptual models, part I", *Journal of
/// Hydrology* 10): 0 for a perfect fit, 1 for a fit as bad as the series' own mean.
public struct CalibrationObjective: Hashable, Sendable {
    /// What the differences of a series are measured in.
    public enum Scale: String, CaseIterable, Sendable {
        /// The standard deviation of what was observed over the days.
        case spread
        /// The mean size of what was observed.
        case relative
    }

    /// What an entry without a simulated value is taken to be off, in scales: such as the delay of a day without deliveries.
    public static let offWithoutValue = 3.0

    /// The observed values of each series.
    public let observed: [[Double]]
    /// What the differences of each series are measured in.
    public let scales: [Double]
    /// The square root of the weight of each entry's scaled difference, series by series.
    let rootWeights: [Double]

    /// How many entries there are.
    var entryCount: Int { rootWeights.count }

    /// An objective for some series of observed values, none of them empty.
    public init(_ observed: [[Double]], scale: Scale) {
        precondition(observed.allSatisfy { !$0.isEmpty }, "an observed series has a value")
        self.observed = observed
        scales = observed.map { series in
            let size = Tally(series.lazy.map(abs)).mean
            let spread = series.count > 1 ? Tally(series).standardDeviation : 0
            // A series that never changes has no spread, and one of zeros no size.
            let own = scale == .spread && spread > 1e-9 * size ? spread : size
            return own > 0 ? own : 1
        }
        rootWeights = zip(observed, scales).flatMap { series, scale in
            let root = 1 / (scale * Double(series.count * observed.count).squareRoot())
            return Array(repeating: root, count: series.count)
        }
    }

    /// The weighted differences of some simulated values from the observed ones, entry by entry.
    func residuals(_ simulated: [Double]) -> [Double] {
        precondition(simulated.count == entryCount, "an objective needs a value for each entry")
        var residuals: [Double] = []
        residuals.reserveCapacity(entryCount)
        for (series, scale) in zip(observed, scales) {
            for value in series {
                let entry = residuals.count
                let off = simulated[entry].isFinite ? simulated[entry] - value : Self.offWithoutValue * scale
                residuals.append(off * rootWeights[entry])
            }
        }
        return residuals
    }

    /// The weighted differences of the mean over replications, each entry's over those that have a value.
    func residuals(ofMean replications: [[Double]]) -> [Double] {
        residuals(Self.mean(of: replications))
    }

    /// The mean of each entry over the replications that have a value there; NaN where none has.
    static func mean(of replications: [[Double]]) -> [Double] {
        (0..<(replications.first?.count ?? 0)).map { entry in
            Tally(replications.lazy.map { $0[entry] }.filter(\.isFinite)).mean
        }
    }

    /// The sum of the squares of weighted differences.
    static func value(_ residuals: [Double]) -> Double { residuals.reduce(0) { $0 + $1 * $1 } }
}
