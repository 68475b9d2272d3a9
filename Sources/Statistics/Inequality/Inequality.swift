/// Measures of how unequally a total is shared.
///
/// All take non-negative shares, and say 0 inequality (Jain: 1) where everyone has the same, or nobody has anything.
public enum Inequality {
    /// The Gini coefficient: half the mean absolute difference of two shares, over the mean share.
    ///
    /// 0 where all are equal, `(n - 1) / n` where one has all (Gini 1912; the sorted form of Sen 1973, section 2.4).
    ///
    /// - Precondition: every value is 0 or more.
    /// - Returns: NaN when empty.
    /// - Complexity: O(*n* log *n*).
    public static func gini(_ values: some Collection<Double>) -> Double {
        let sorted = checked(values).sorted()
        guard !sorted.isEmpty else { return .nan }
        let n = Double(sorted.count)
        var total = 0.0
        var weighted = 0.0
        for (place, value) in sorted.enumerated() {
            total += value
            weighted += (2 * Double(place) + 1 - n) * value
        }
        return total > 0 ? weighted / (n * total) : 0
    }

    /// Jain's fairness index, `(sum x)^2 / (n sum x^2)` (Jain, Chiu and Hawe 1984).
    ///
    /// The share of people among whom an equal division would look as fair: 1 where all are equal, `1 / n` where one
    /// has all.
    ///
    /// - Precondition: every value is 0 or more.
    /// - Returns: NaN when empty.
    /// - Complexity: O(*n*).
    public static func jain(_ values: some Collection<Double>) -> Double {
        let values = checked(values)
        guard let greatest = values.max() else { return .nan }
        guard greatest > 0 else { return 1 }
        var sum = 0.0
        var squares = 0.0
        for value in values {
            let share = value / greatest
            sum += share
            squares += share * share
        }
        return sum * sum / (Double(values.count) * squares)
    }

    /// Theil's T, the mean of `(x / m) log(x / m)` with `m` the mean share (Theil 1967, chapter 4): 0 where all are
    /// equal, `log n` where one has all.
    ///
    /// - Precondition: every value is 0 or more.
    /// - Returns: NaN when empty.
    /// - Complexity: O(*n*).
    public static func theil(_ values: some Collection<Double>) -> Double {
        let values = checked(values)
        guard !values.isEmpty else { return .nan }
        let mean = values.reduce(0, +) / Double(values.count)
        guard mean > 0 else { return 0 }
        var sum = 0.0
        for value in values where value > 0 {
            let ratio = value / mean
            sum += ratio * Elementary.log(ratio)
        }
        return max(0, sum / Double(values.count))
    }

    /// The Lorenz curve: element `k` is the share of the total that the poorest `k` hold; `n + 1` points from 0 to 1.
    ///
    /// The diagonal where the total is 0.
    ///
    /// - Precondition: every value is 0 or more.
    /// - Complexity: O(*n* log *n*).
    public static func lorenz(_ values: some Collection<Double>) -> [Double] {
        let sorted = checked(values).sorted()
        let total = sorted.reduce(0, +)
        var curve = [0.0]
        curve.reserveCapacity(sorted.count + 1)
        var sum = 0.0
        for (place, value) in sorted.enumerated() {
            sum += value
            curve.append(total > 0 ? sum / total : Double(place + 1) / Double(sorted.count))
        }
        return curve
    }

    /// The Gini coefficient of shares that stand for `weights` people each.
    ///
    /// The same as repeating each share as often as its weight says; weights need not be whole.
    ///
    /// - Precondition: as many weights as values, all 0 or more.
    /// - Returns: NaN when the weights add up to 0.
    /// - Complexity: O(*n* log *n*).
    public static func gini(_ values: some Collection<Double>, weights: some Collection<Double>) -> Double {
        let pairs = Array(zip(checked(values), checked(weights))).sorted { $0.0 < $1.0 }
        precondition(values.count == weights.count, "each share has a weight")
        let people = pairs.reduce(0) { $0 + $1.1 }
        guard people > 0 else { return .nan }
        var before = 0.0
        var total = 0.0
        var weighted = 0.0
        for (value, weight) in pairs {
            total += value * weight
            weighted += (2 * before + weight - people) * (value * weight)
            before += weight
        }
        return total > 0 ? weighted / (people * total) : 0
    }

    static func checked(_ values: some Collection<Double>) -> [Double] {
        let array = Array(values)
        precondition(array.allSatisfy { $0 >= 0 }, "shares must be 0 or more")
        return array
    }
}
