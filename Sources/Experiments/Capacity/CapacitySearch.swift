import Statistics

/// Finds the least points of a lattice at which all thresholds are met, where more of anything is never worse.
///
/// The points at which thresholds are met are then an upper set of the lattice, and what is asked for are its minimal
/// points: one for one axis, a staircase for two. On one axis the walk is a bisection. On two it finds, for a column, the
/// least row that meets by bisection between the rows that the nearest columns on either side have left open, first for the
/// two outer columns and then for the middle one of each gap (saddleback search as improved by Bird 2006, "Improving
/// saddleback search: a lesson in algorithm design", *Mathematics of Program Construction*, LNCS 4014). What one probe
/// shows is not asked again of points that have more, or less, of everything.
///
/// A probe is a ``ThresholdTest``. The walk can make no more than ``mostProbes`` of them, and each has an equal part of the
/// error: with the stated confidence no verdict of the whole walk is wrong (Bonferroni's inequality; draws may be common to
/// all points). A point that stays undecided is taken as not shown to meet, and on one axis the greatest value that is
/// shown to miss is looked for beneath it, so that the answer has an end on both sides.
public struct CapacitySearch: Sendable {
    /// How many values each axis has: one axis or two.
    public let sizes: [Int]
    /// The test of a point.
    public let test: ThresholdTest
    /// The probability that all verdicts are right.
    public let confidence: Double
    /// The most points that the walk can probe.
    public let mostProbes: Int

    /// Prepares a search.
    ///
    /// - Parameters:
    ///   - sizes: how many values each axis has, in order from least to most; one axis or two.
    ///   - thresholds: what each figure is held against.
    ///   - criterion: of what it is asked.
    ///   - mostReplications: how many a point may have; nil for 96, or as many as a share takes.
    ///   - confidence: the probability that all verdicts are right, between 0 and 1.
    public init(
        sizes: [Int], thresholds: [Threshold], criterion: ThresholdTest.Criterion = .mean, mostReplications: Int? = nil,
        confidence: Double = 0.95
    ) {
        precondition((1...2).contains(sizes.count), "a search has one axis or two")
        precondition(sizes.allSatisfy { $0 >= 1 }, "an axis has a value")
        precondition(confidence > 0 && confidence < 1, "a confidence level lies between 0 and 1, exclusive")
        self.sizes = sizes
        self.confidence = confidence
        mostProbes = Self.mostProbes(sizes)
        let error = (1 - confidence) / Double(mostProbes)
        let most: Int
        switch criterion {
        case .mean: most = mostReplications ?? 96
        case .share(let share): most = mostReplications ?? ThresholdTest.sensibleMost(forShare: share, error: error)
        }
        test = ThresholdTest(thresholds, criterion: criterion, mostReplications: most, error: error)
    }

    /// Two ends; one axis: two bisections; two axes: for each generation of columns the greatest sum of the bisections of
    /// its gaps, where gaps of r rows in all take at most `log2(r) + 1` each, and no more than r.
    private static func mostProbes(_ sizes: [Int]) -> Int {
        func bisection(_ gap: Double) -> Double { gap < 1 ? 0 : Elementary.log(gap) / Elementary.log(2) + 1 }
        let (columns, rows) = (sizes.count == 1 ? 1 : sizes.min() ?? 1, Double(sizes.max() ?? 1))
        let whole = Int(bisection(rows) + 1e-9)
        guard columns > 1 else { return 2 + 2 * whole }
        var probes = 2 + 2 * whole
        var (left, generation) = (columns - 2, 1)
        while left > 0 {
            let count = Double(min(left, generation))
            probes += Int(rows >= count ? count * bisection(rows / count) : rows)
            left -= generation
            generation *= 2
        }
        return probes
    }

    /// Walks to the answer.
    ///
    /// - Parameter observe: gives, for a point and the numbers of some replications, the figures of each; the point has an
    ///   index for each axis. It is asked for all replications of a look at once.
    public func run(
        _ observe: (_ point: [Int], _ replications: Range<Int>) async throws -> [[Double]]
    ) async throws -> CapacityEvidence {
        var walk = CapacityWalk(search: self)
        return try await walk.run(observe)
    }
}

/// The state of a search: what has been probed, in columns along the shorter axis.
private struct CapacityWalk {
    let search: CapacitySearch
    private let columnAxis: Int?
    private let rowAxis: Int
    private var probes: [CapacityProbe] = []

    typealias Observe = (_ point: [Int], _ replications: Range<Int>) async throws -> [[Double]]

    init(search: CapacitySearch) {
        self.search = search
        if search.sizes.count == 1 {
            (columnAxis, rowAxis) = (nil, 0)
        } else {
            columnAxis = search.sizes[0] <= search.sizes[1] ? 0 : 1
            rowAxis = search.sizes[0] <= search.sizes[1] ? 1 : 0
        }
    }

    private var columns: Int { columnAxis.map { search.sizes[$0] } ?? 1 }
    private var rows: Int { search.sizes[rowAxis] }

    mutating func run(_ observe: Observe) async throws -> CapacityEvidence {
        let top = search.sizes.map { $0 - 1 }
        let bottom = search.sizes.map { _ in 0 }
        let most = try await verdict(at: top, observe)
        let fewest = try await verdict(at: bottom, observe)
        if fewest == .meets { return evidence(.metByLeast, frontier: [bottom]) }
        guard most == .meets else {
            // What the least of everything does is implied, but is to be shown.
            if !probes.contains(where: { $0.point == bottom }) { _ = try await probe(bottom, observe) }
            return evidence(most == .misses ? .missedByMost : .undecidedAtMost, frontier: [])
        }
        let first = try await leastRow(inColumn: 0, from: 0, below: rows, observe)
        var least = Array(repeating: first, count: columns)
        if columns > 1 {
            least[columns - 1] = try await leastRow(
                inColumn: columns - 1, from: 0, below: min(first, rows - 1), observe)
            // Breadth first, as the greatest number of probes is counted.
            var gaps = [(0, columns - 1)]
            while !gaps.isEmpty {
                var next: [(Int, Int)] = []
                for (left, right) in gaps where right - left > 1 {
                    let middle = (left + right) / 2
                    least[middle] = try await leastRow(
                        inColumn: middle, from: least[right], below: least[left], observe)
                    next += [(left, middle), (middle, right)]
                }
                gaps = next
            }
        } else {
            try await narrowFromBelow(least[0], observe)
        }
        var frontier: [[Int]] = []
        var lowest = rows
        for column in 0..<columns where least[column] < lowest {
            lowest = least[column]
            frontier.append(point(column, lowest))
        }
        return evidence(.found, frontier: frontier)
    }

    /// The least row of a column that is shown to meet, if it is below `high`; otherwise `high`.
    private mutating func leastRow(
        inColumn column: Int, from low: Int, below high: Int, _ observe: Observe
    ) async throws -> Int {
        var (low, high) = (low, high)
        while low < high {
            let middle = low + (high - low) / 2
            let point = point(column, middle)
            // What has less than an undecided point is not shown to meet either.
            let isOpen = probes.contains { $0.verdict == .undecided && $0.covers(point) }
            if !isOpen, try await verdict(at: point, observe) == .meets {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return high
    }

    /// Looks for the greatest row that is shown to miss, beneath rows that are undecided.
    private mutating func narrowFromBelow(_ least: Int, _ observe: Observe) async throws {
        var low = -1
        var high = least
        for probe in probes {
            let row = probe.point[rowAxis]
            if probe.verdict == .misses { low = max(low, row) }
            if probe.verdict == .undecided { high = min(high, row) }
        }
        while low >= 0, high - low > 1 {
            let middle = low + (high - low) / 2
            if try await verdict(at: point(0, middle), observe) == .misses { low = middle } else { high = middle }
        }
    }

    private func point(_ column: Int, _ row: Int) -> [Int] {
        guard let columnAxis else { return [row] }
        return columnAxis == 0 ? [column, row] : [row, column]
    }

    /// The verdict at a point: what other probes imply of it, or that of a probe of its own.
    private mutating func verdict(at point: [Int], _ observe: Observe) async throws -> Verdict {
        if let known = CapacityEvidence.verdict(at: point, given: probes) { return known }
        return try await probe(point, observe)
    }

    private mutating func probe(_ point: [Int], _ observe: Observe) async throws -> Verdict {
        var observations: [[Double]] = []
        var verdict = Verdict.undecided
        for look in search.test.looks where verdict == .undecided {
            observations += try await observe(point, observations.count..<look)
            verdict = search.test.verdict(on: observations)
        }
        probes.append(CapacityProbe(point: point, observations: observations, verdict: verdict, test: search.test))
        return verdict
    }

    private func evidence(_ outcome: CapacityEvidence.Outcome, frontier: [[Int]]) -> CapacityEvidence {
        CapacityEvidence(search: search, outcome: outcome, probes: probes, frontier: frontier.sorted { $0[0] < $1[0] })
    }
}
