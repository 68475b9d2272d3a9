extension Inequality {
    /// Jain's index of shares that stand for `weights` people each: the same as repeating each share as often as its
    /// weight says; weights need not be whole.
    ///
    /// - Precondition: as many weights as values, all 0 or more.
    /// - Returns: NaN when the weights add up to 0.
    public static func jain(_ values: some Collection<Double>, weights: some Collection<Double>) -> Double {
        let (values, weights) = (checked(values), checked(weights))
        precondition(values.count == weights.count, "each share has a weight")
        let people = weights.reduce(0, +)
        guard people > 0 else { return .nan }
        let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let squares = zip(values, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
        return squares > 0 ? sum * sum / (people * squares) : 1
    }

    /// Theil's T of shares that stand for `weights` people each, likewise.
    ///
    /// - Precondition: as many weights as values, all 0 or more.
    /// - Returns: NaN when the weights add up to 0.
    public static func theil(_ values: some Collection<Double>, weights: some Collection<Double>) -> Double {
        let (values, weights) = (checked(values), checked(weights))
        precondition(values.count == weights.count, "each share has a weight")
        let people = weights.reduce(0, +)
        guard people > 0 else { return .nan }
        let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / people
        guard mean > 0 else { return 0 }
        var sum = 0.0
        for (value, weight) in zip(values, weights) where value > 0 {
            sum += weight * (value / mean) * Elementary.log(value / mean)
        }
        return max(0, sum / people)
    }
}
