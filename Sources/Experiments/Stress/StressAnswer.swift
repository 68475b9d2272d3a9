public import Statistics

/// What a stress test found, the most fragile target first.
public struct StressAnswer: Sendable {
    /// What was asked.
    public let test: StressTest
    /// The targets with what was found of each: by time to survive, then by what people went without.
    public let ranking: [StressFinding]
    /// The places of the classes to which some household belongs.
    public let classes: [Int]

    init(test: StressTest, findings: [StressSearch.Finding]) {
        self.test = test
        let rises = findings.first?.unending.first?.classes ?? []
        classes = rises.indices.filter { rises[$0].isFinite }
        ranking = zip(test.targets, findings).map {
            StressFinding(target: $0, finding: $1, horizon: test.setting.horizonSteps)
        }.sorted { left, right in
            let (one, other) = (left.timeToSurvive(), right.timeToSurvive())
            if one.mean.mean != other.mean.mean { return one.mean.mean < other.mean.mean }
            return left.missedMore().mean > right.missedMore().mean
        }
    }
}

/// What was found of one target.
public struct StressFinding: Sendable {
    /// The target.
    public let target: StressTarget
    /// All outages that were tried.
    public let finding: StressSearch.Finding
    private let horizon: Int

    init(target: StressTarget, finding: StressSearch.Finding, horizon: Int) {
        self.target = target
        self.finding = finding
        self.horizon = horizon
    }

    /// The lengths that were tried, in rising order.
    public var lengths: [Int] { finding.byLength.keys.sorted() }

    /// How long service of a column holds from the beginning of an outage without end, or of all columns.
    public func timeToSurvive(column: Int? = nil) -> CensoredTime {
        CensoredTime(finding.unending.map { $0.timeToSurvive(column: column) }, limit: horizon)
    }

    /// How long it takes from the end of an outage until service holds for good, over the trials in which it broke; nil
    /// where it broke in none.
    public func timeToRecover(after length: Int) -> CensoredTime? {
        let broken = (finding.byLength[length] ?? []).filter { $0.firstColumn != nil }
        guard !broken.isEmpty else { return nil }
        return CensoredTime(
            broken.map { outcome in
                let time = outcome.timeToRecover(after: length)
                return length + time < horizon ? time : nil
            }, limit: horizon - length)
    }

    /// In how many trials an outage of that length broke service.
    public func broken(after length: Int?) -> Int {
        outcomes(length).count { $0.firstColumn != nil }
    }

    /// What went without beyond the undisturbed run, of a column or of all.
    public func missedMore(column: Int? = nil, after length: Int? = nil) -> ConfidenceInterval {
        ConfidenceInterval(
            outcomes(length).map { outcome in
                column.map { outcome.missedMore[$0] } ?? outcome.missedMore.reduce(0, +)
            })
    }

    /// By how much the unmet share of a district rose.
    public func rise(ofDistrict district: Int, after length: Int? = nil) -> ConfidenceInterval {
        ConfidenceInterval(outcomes(length).map { $0.districts[district] })
    }

    /// By how much the unmet share of a class rose.
    public func rise(ofClass number: Int, after length: Int? = nil) -> ConfidenceInterval {
        ConfidenceInterval(outcomes(length).map { $0.classes[number] })
    }

    /// The column that broke first in most trials.
    public var firstColumn: Int? { mostOften(finding.unending.compactMap(\.firstColumn)) }

    /// The district that broke first in most trials.
    public var firstDistrict: Int? { mostOften(finding.unending.compactMap(\.firstDistrict)) }

    private func outcomes(_ length: Int?) -> [OutageOutcome] {
        length.map { finding.byLength[$0] ?? [] } ?? finding.unending
    }

    /// The value that occurs most often; of several the least.
    private func mostOften(_ values: [Int]) -> Int? {
        let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
}
