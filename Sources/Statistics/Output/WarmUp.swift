/// How much of the start of a run to leave out, so that its starting state no longer tells.
public struct WarmUp: Hashable, Sendable {
    /// How many observations at the start to leave out.
    public let observations: Int
    /// The rule's statistic at that cut: the squared standard error of what is left.
    public let statistic: Double
    /// Whether the minimum lies well inside the first half; if not, the run is too short to say.
    public let isReliable: Bool

    /// The cut after which the standard error of the mean of what is left is least: MSER-5.
    ///
    /// Minimises `sum (y - mean)^2 / (n - d)^2` over the batch means `y` left after cutting `d` of `n`, `d` at most
    /// `n / 2` (White 1997; with batches of 5, White, Cobb and Spratt 2000).
    ///
    /// - Parameters:
    ///   - series: observations in the order of time.
    ///   - batch: how many observations go into a batch mean; those left over at the end are not used.
    /// - Complexity: O(*n*).
    public static func mser(_ series: [Double], batch: Int = 5) -> WarmUp {
        precondition(batch > 0, "a batch holds one observation or more")
        let count = series.count / batch
        guard count >= 2 else { return WarmUp(observations: 0, statistic: .nan, isReliable: false) }
        var tail = Tally()
        var best = (cut: 0, statistic: Double.infinity)
        for cut in (0..<count).reversed() {
            var sum = 0.0
            for place in cut * batch..<(cut + 1) * batch { sum += series[place] }
            tail.add(sum / Double(batch))
            guard cut <= count / 2 else { continue }
            let left = Double(tail.count)
            let statistic = tail.squares / (left * left)
            if statistic <= best.statistic { best = (cut, statistic) }
        }
        return WarmUp(
            observations: best.cut * batch, statistic: best.statistic, isReliable: best.cut < count / 2)
    }
}
