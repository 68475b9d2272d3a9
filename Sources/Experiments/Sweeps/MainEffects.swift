public import Statistics

/// What each factor does to a figure by itself, all others taken as they are on average.
///
/// A linear model with an intercept is fitted to the points of each replication by least squares. A factor with at most
/// `mostLevels` values, or one whose values are no numbers, has an effect for each: how far the figure lies there from
/// its mean over the values. Any other has one: the change of the figure from the factor's lowest value to its highest.
/// Intervals are Student's over the replications, which share the points: they say how far chance in the simulation moves
/// the effects of these points. (Law 2015, *Simulation Modeling and Analysis*, sections 12.2 and 12.4.)
public struct MainEffects: Sendable {
    /// A factor with more values than this is taken as a number with a linear effect.
    public static let mostLevels = 6

    /// One effect.
    public struct Effect: Hashable, Sendable {
        /// The key that is varied.
        public let path: String
        /// At which value; nil of a linear effect.
        public let level: String?
        /// The lowest and the highest value; nil of the effect of one value.
        public let range: ClosedRange<Double>?
        /// The change of the figure.
        public let interval: ConfidenceInterval
    }

    /// The effects, factor by factor; empty where the points cannot tell them apart.
    public let effects: [Effect]
    /// The share of the variance between points, of the replications' means, that the effects account for; NaN where there
    /// is no variance.
    public let explained: Double

    /// Fits the model.
    ///
    /// - Parameters:
    ///   - points: the points, all with the same keys.
    ///   - figures: for each replication, the figure at each point.
    ///   - level: the confidence of the intervals.
    init(_ points: [DesignPoint], figures: [[Double]], level: Double = 0.95) {
        let factors = Self.columns(of: points)
        let columns = [points.map { _ in 1.0 }] + factors.flatMap(\.columns)
        let rows = points.indices.map { point in columns.map { $0[point] } }
        guard let model = LeastSquares(design: rows), figures.joined().allSatisfy(\.isFinite) else {
            (effects, explained) = ([], .nan)
            return
        }
        let fits = figures.map { model.fit($0).coefficients }
        var effects: [Effect] = []
        var next = 1
        for factor in factors {
            let own = next..<next + factor.columns.count
            next = own.upperBound
            if let levels = factor.levels {
                for (index, value) in levels.enumerated() {
                    // The effects of all levels sum to 0; the last has no column of its own.
                    let observed = fits.map { fit in
                        index < own.count ? fit[own.lowerBound + index] : -fit[own].reduce(0, +)
                    }
                    effects.append(
                        Effect(
                            path: factor.path, level: value, range: nil,
                            interval: ConfidenceInterval(observed, level: level)))
                }
            } else {
                effects.append(
                    Effect(
                        path: factor.path, level: nil, range: factor.range,
                        interval: ConfidenceInterval(fits.map { $0[own.lowerBound] }, level: level)))
            }
        }
        self.effects = effects
        let means = points.indices.map { point in Tally(figures.map { $0[point] }).mean }
        explained = 1 - model.fit(means).residualSquares / (Tally(means).variance * Double(means.count - 1))
    }

    private struct Columns {
        var path: String
        var levels: [String]?
        var range: ClosedRange<Double>?
        var columns: [[Double]]
    }

    private static func columns(of points: [DesignPoint]) -> [Columns] {
        guard let first = points.first else { return [] }
        return first.settings.indices.compactMap { index in
            let path = first.settings[index].path
            let values = points.map { $0.settings[index].value }
            let numbers = values.compactMap(Double.init)
            var seen: Set<String> = []
            let distinct = values.filter { seen.insert($0).inserted }
            guard distinct.count > 1 else { return nil }
            if numbers.count == values.count, distinct.count > mostLevels, let low = numbers.min(),
                let high = numbers.max()
            {
                let column = numbers.map { ($0 - low) / (high - low) - 0.5 }
                return Columns(path: path, levels: nil, range: low...high, columns: [column])
            }
            let levels = numbers.count == values.count ? distinct.sorted { Double($0)! < Double($1)! } : distinct
            let columns = levels.dropLast().map { level in
                values.map { $0 == level ? 1.0 : $0 == levels[levels.count - 1] ? -1 : 0 }
            }
            return Columns(path: path, levels: levels, range: nil, columns: columns)
        }
    }
}
