/// Every combination of the factors' values.
public enum FullFactorial {
    /// The points, the last factor varying fastest.
    ///
    /// - Parameters:
    ///   - factors: what is varied.
    ///   - count: how many values a factor without levels is given.
    /// - Complexity: as many points as the product of the factors' numbers of values.
    public static func points(of factors: [Factor], valuesPerFactor count: Int) -> [DesignPoint] {
        var points: [[DesignPoint.Setting]] = [[]]
        for factor in factors {
            let settings = factor.grid(count).map { DesignPoint.Setting(path: factor.path, value: $0) }
            points = points.flatMap { point in settings.map { point + [$0] } }
        }
        return points.map(DesignPoint.init)
    }

    /// How many points there would be; `Int.max` when they cannot be counted.
    public static func size(of factors: [Factor], valuesPerFactor count: Int) -> Int {
        factors.reduce(1) { size, factor in
            let (product, overflow) = size.multipliedReportingOverflow(by: factor.grid(count).count)
            return overflow ? .max : product
        }
    }
}
