/// What people asked and lacked step by step in one trial, from the step on with which outages begin.
struct ServiceSeries: Sendable {
    /// What was lacking: `[column][step]`.
    var missed: [[Double]]
    /// What was asked, likewise; empty where need is the same on all steps.
    var asked: [[Double]]
    /// The unmet share of each district: `[step][district]`.
    var districts: [[Double]] = []
    /// The unmet share of each class over all steps; NaN of one to which no household belongs.
    var classes: [Double] = []

    init(columns: Int) {
        missed = Array(repeating: [], count: columns)
        asked = missed
    }
}

/// What an outage did in one trial, beside the trial of the same number without it.
public struct OutageOutcome: Hashable, Sendable {
    /// The first step, from the beginning of the outage, on which service of each column did not hold; nil where it did.
    public let firstLoss: [Int?]
    /// The last such step.
    public let lastLoss: [Int?]
    /// What was lacking of each column beyond the undisturbed run, summed over all steps.
    public let missedMore: [Double]
    /// The column that broke first; of several on one step the one that lacked the largest share.
    public let firstColumn: Int?
    /// The district whose unmet share first rose by more than is allowed; of several the one in which it rose most.
    public let firstDistrict: Int?
    /// By how much each district's unmet share rose, the mean over all steps.
    public let districts: [Double]
    /// By how much each class's unmet share rose over all steps; NaN of one to which no household belongs.
    public let classes: [Double]

    /// Sets a trial beside the undisturbed one.
    ///
    /// - Parameters:
    ///   - allowed: by how much a step's unmet share may rise with service still held.
    ///   - served: what a step's shortage of each column is a share of; nil for what was asked on that step.
    init(_ hit: ServiceSeries, beside calm: ServiceSeries, allowed: Double, served: [Double]?) {
        let shares = hit.missed.indices.map { column in
            hit.missed[column].indices.map { step in
                let whole = served.map { $0[column] } ?? calm.asked[column][step]
                return whole > 0 ? (hit.missed[column][step] - calm.missed[column][step]) / whole : 0
            }
        }
        // A millionth of a millionth makes up for the rounding of shares.
        let limit = allowed + 1e-12
        let first = shares.map { $0.firstIndex { $0 > limit } }
        firstLoss = first
        lastLoss = shares.map { $0.lastIndex { $0 > limit } }
        missedMore = hit.missed.indices.map { column in
            zip(hit.missed[column], calm.missed[column]).reduce(0) { $0 + ($1.0 - $1.1) }
        }
        firstColumn = first.compactMap(\.self).min().flatMap { step in
            first.indices.filter { first[$0] == step }.max { shares[$0][step] < shares[$1][step] }
        }
        let rises = zip(hit.districts, calm.districts).map { hit, calm in zip(hit, calm).map { $0 - $1 } }
        let step = rises.first { $0.contains { $0 > limit } }
        firstDistrict = step.flatMap { rises in rises.indices.max { rises[$0] < rises[$1] } }
        districts = (rises.first ?? []).indices.map { district in
            rises.reduce(0) { $0 + $1[district] } / Double(rises.count)
        }
        classes = zip(hit.classes, calm.classes).map { $0 - $1 }
    }

    init(firstLoss: [Int?], lastLoss: [Int?], missedMore: [Double], firstColumn: Int?) {
        (self.firstLoss, self.lastLoss, self.missedMore) = (firstLoss, lastLoss, missedMore)
        self.firstColumn = firstColumn
        (firstDistrict, districts, classes) = (nil, [], [])
    }

    /// Steps for which service of a column held, or of all of them; nil where it held to the end.
    public func timeToSurvive(column: Int? = nil) -> Int? {
        if let column { return firstLoss[column] }
        return firstLoss.compactMap(\.self).min()
    }

    /// Steps from the end of an outage of that length until service held for good; 0 where it did all the while.
    public func timeToRecover(after length: Int) -> Int {
        lastLoss.compactMap(\.self).max().map { max(0, $0 + 1 - length) } ?? 0
    }
}
