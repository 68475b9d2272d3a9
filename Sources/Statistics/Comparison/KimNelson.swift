/// Picks the best of several alternatives, dropping the inferior as soon as they show.
///
/// The fully sequential procedure of Kim and Nelson (2001, "A fully sequential procedure for indifference-zone selection
/// in simulation", ACM TOMACS 11(3), section 3) with constant `c = 1`. If the best mean is better than all others by
/// the indifference zone or more, it is picked with the stated confidence; common random numbers are allowed and help.
/// Observations are to be normal, as means of replications or batches nearly are.
/// ```swift
/// var selection = KimNelson(alternatives: 4, indifference: 0.5)
/// while selection.surviving.count > 1 {
///     selection.add(selection.surviving.map { simulate($0, replication: selection.count) })
/// }
/// ```
public struct KimNelson: Hashable, Sendable {
    /// The difference of means below which a wrong pick does not matter.
    public let indifference: Double
    /// How many observations of each alternative come before the first is dropped.
    public let firstStage: Int
    /// Which end of the scale is better.
    public let preference: Preference
    /// The alternatives still in the race, in rising order.
    public private(set) var surviving: [Int]
    /// How many observations of each survivor were added.
    public private(set) var count: Int
    private let eta: Double
    private var sums: [Double]
    private var stage: [[Double]]
    /// `h^2 S^2 / delta` for each pair: what a lead must exceed at the start, before it shrinks with the count.
    private var allowances: [[Double]]

    /// A race of `alternatives`, numbered from 0.
    ///
    /// - Parameters:
    ///   - alternatives: two or more.
    ///   - confidence: the probability of picking the best, between `1 / alternatives` and 1.
    ///   - indifference: the difference worth detecting, above 0.
    ///   - firstStage: two or more; the authors advise 10 or more.
    ///   - preference: which end of the scale is better.
    public init(
        alternatives: Int, confidence: Double = 0.95, indifference: Double, firstStage: Int = 10,
        preferring preference: Preference = .largest
    ) {
        precondition(alternatives >= 2, "a selection needs two alternatives or more")
        precondition(
            confidence > 1 / Double(alternatives) && confidence < 1,
            "the confidence of a selection lies between pure chance and 1")
        precondition(indifference > 0, "the indifference zone must be above 0")
        precondition(firstStage >= 2, "the first stage takes two observations or more")
        self.indifference = indifference
        self.firstStage = firstStage
        self.preference = preference
        surviving = Array(0..<alternatives)
        count = 0
        let share = 2 * (1 - confidence) / Double(alternatives - 1)
        eta = 0.5 * (Elementary.pow(share, -2 / Double(firstStage - 1)) - 1)
        sums = Array(repeating: 0, count: alternatives)
        stage = []
        allowances = []
    }

    /// Whether one alternative is left.
    public var isFinished: Bool { surviving.count == 1 }

    /// The alternative picked; nil while several are in the race.
    public var best: Int? { isFinished ? surviving[0] : nil }

    /// The survivor with the best mean so far; nil before the first observation.
    public var leader: Int? {
        count == 0 ? nil : surviving.max { sums[$0] < sums[$1] }
    }

    /// How many observations of each alternative the race can take at most; nil before the first stage is over.
    public var greatestCount: Int? {
        guard !allowances.isEmpty else { return nil }
        let greatest = surviving.lazy.flatMap { one in surviving.lazy.map { allowances[one][$0] } }.max() ?? 0
        return max(count, Self.count(greatest / indifference) + 1)
    }

    /// About how many observations of each survivor the race will take in all, were the means as seen so far; nil before
    /// the first stage is over.
    ///
    /// A survivor that is *d* behind the leader is dropped when *count* times *d* exceeds half of what is left of the
    /// allowance.
    public var estimatedCount: Int? {
        guard !allowances.isEmpty, let leader else { return nil }
        let counts = surviving.lazy.filter { $0 != leader }.map { other in
            let distance = (sums[leader] - sums[other]) / Double(count)
            return Self.count(allowances[other][leader] / (indifference + 2 * distance)) + 1
        }
        return max(count, counts.max() ?? 0)
    }

    /// The whole part of a number of observations; one without end is cut off.
    private static func count(_ value: Double) -> Int { Int(min(value, 1e15)) }

    /// Adds one observation of each survivor, in the order of ``surviving``, and drops whoever is now beaten.
    ///
    /// - Complexity: O(square of the number of survivors).
    public mutating func add(_ observations: [Double]) {
        precondition(observations.count == surviving.count, "add one observation for each alternative in the race")
        precondition(!isFinished, "the race is over")
        precondition(observations.allSatisfy(\.isFinite), "observations are finite numbers")
        let sign: Double = preference == .largest ? 1 : -1
        for (place, alternative) in surviving.enumerated() { sums[alternative] += sign * observations[place] }
        count += 1
        if count <= firstStage { stage.append(observations) }
        if count == firstStage { estimateVariances() }
        if count >= firstStage { screen() }
    }

    /// Works out the allowance of each pair from the variance of its differences in the first stage.
    private mutating func estimateVariances() {
        let alternatives = sums.count
        let factor = 2 * eta * Double(firstStage - 1) / indifference
        allowances = (0..<alternatives).map { one in
            (0..<alternatives).map { other in
                one == other ? 0 : factor * Tally(stage.lazy.map { $0[one] - $0[other] }).variance
            }
        }
        stage = []
    }

    /// Keeps those whose sum is not behind another's by more than the allowance, which shrinks with every observation.
    private mutating func screen() {
        let race = surviving
        let shrunk = indifference * Double(count)
        surviving = race.filter { one in
            race.allSatisfy { other in
                sums[one] >= sums[other] - max(0, 0.5 * (allowances[one][other] - shrunk))
            }
        }
        if surviving.count > 1 && count >= (greatestCount ?? .max) {
            // Only equal sums can be left; the first of them stands for all.
            surviving = [surviving[0]]
        }
    }
}
