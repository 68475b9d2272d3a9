import Experiments
public import Foundation
import Scenario
import Statistics

/// A mean with its 95 % interval, whose ends are null where there is one trial only.
private struct IntervalJSON: Codable {
    var mean: Figure
    var low: Figure
    var high: Figure

    init(_ interval: ConfidenceInterval, decimals: Int = 3) {
        mean = Figure(interval.mean, decimals: decimals)
        low = Figure(interval.low, decimals: decimals)
        high = Figure(interval.high, decimals: decimals)
    }
}

/// A time: in how many trials it ended, and, unless that is none, its mean with each trial taken as `limit` at most.
private struct TimeJSON: Codable {
    var trials: Int
    var ended: Int
    var limit: Figure
    var time: IntervalJSON?

    init(_ time: CensoredTime) {
        (trials, ended) = (time.trials, time.ended)
        limit = Figure(time.limit)
        self.time = time.isCensored ? nil : IntervalJSON(time.mean)
    }
}

/// What was asked, the same at the top of `stress.json` and of `floor.json`.
private struct QuestionJSON: Codable {
    var program: String
    var scenario: String
    var settings: [String]
    var scale: Double
    var seed: UInt64
    var unit: String
    var begin: String
    var steps: Int
    var served: Double

    init(_ request: RunRequest, _ setting: StressSetting) {
        program = "quartermaster \(Program.version)"
        scenario = setting.scenario.name
        (settings, scale, seed) = (request.settings, request.scale, request.seed)
        (unit, begin, steps, served) = (setting.unit, setting.beginText, setting.horizonSteps, setting.served)
    }
}

private struct TargetJSON: Codable {
    var kind: String
    var target: String
    var survive: TimeJSON
    var surviveByColumn: [String: TimeJSON]
    var firstColumn: String?
    var firstDistrict: String?
    var shortestBreaking: Int?
    var outages: [OutageJSON]

    enum CodingKeys: String, CodingKey {
        case kind, target, survive, outages
        case surviveByColumn = "survive_by_column"
        case firstColumn = "first_column"
        case firstDistrict = "first_district"
        case shortestBreaking = "shortest_breaking"
    }

    init(_ finding: StressFinding, in answer: StressAnswer) {
        let setting = answer.test.setting
        (kind, target) = (finding.target.kind.rawValue, finding.target.id)
        survive = TimeJSON(finding.timeToSurvive())
        surviveByColumn = setting.columns.keyed { TimeJSON(finding.timeToSurvive(column: $0)) }
        firstColumn = finding.firstColumn.map { setting.columns[$0] }
        firstDistrict = finding.firstDistrict.map { setting.districts[$0] }
        shortestBreaking = finding.finding.shortestBreaking
        outages = (finding.lengths.map(Optional.some) + [nil]).map { OutageJSON(finding, $0, in: answer) }
    }
}

private struct OutageJSON: Codable {
    /// Absent where it lasts to the end of the run.
    var length: Int?
    var broke: Int
    var recover: TimeJSON?
    var missed: IntervalJSON
    var missedByColumn: [String: IntervalJSON]
    var riseByDistrict: [String: IntervalJSON]
    var riseByClass: [String: IntervalJSON]

    enum CodingKeys: String, CodingKey {
        case length, broke, recover, missed
        case missedByColumn = "missed_by_column"
        case riseByDistrict = "rise_by_district"
        case riseByClass = "rise_by_class"
    }

    init(_ finding: StressFinding, _ length: Int?, in answer: StressAnswer) {
        let setting = answer.test.setting
        self.length = length
        broke = finding.broken(after: length)
        recover = length.flatMap { finding.timeToRecover(after: $0) }.map(TimeJSON.init)
        missed = IntervalJSON(finding.missedMore(after: length))
        missedByColumn = setting.columns.keyed { IntervalJSON(finding.missedMore(column: $0, after: length)) }
        riseByDistrict = setting.districts.keyed {
            IntervalJSON(finding.rise(ofDistrict: $0, after: length), decimals: 6)
        }
        riseByClass = answer.classes.map { setting.classes[$0] }.keyed {
            IntervalJSON(finding.rise(ofClass: answer.classes[$0], after: length), decimals: 6)
        }
    }
}

private struct StressJSON: Codable {
    var version = 1
    var question: QuestionJSON
    var trials: Int
    var lengths: [Int]
    var targets: [TargetJSON]
}

private struct EvidenceJSON: Codable {
    var floor: Double
    var trials: Int
    var survived: Int
    var probability: IntervalJSON
    var verdict: String
}

private struct PairJSON: Codable {
    var present: IntervalJSON
    var other: IntervalJSON
    var difference: IntervalJSON

    init(_ pair: FloorAnswer.Pair) {
        (present, other) = (IntervalJSON(pair.present), IntervalJSON(pair.other))
        difference = IntervalJSON(pair.difference)
    }
}

private struct FloorJSON: Codable {
    var version = 1
    var question: QuestionJSON
    var subject: String
    var targets: [String]
    var length: Int
    var probability: Double
    var confidence: Double
    var present: Double
    /// Null where no floor was shown to survive.
    var floor: Figure
    var evidence: [EvidenceJSON]
    var stock: PairJSON?
    var spoiled: PairJSON?
}

extension StressResults {
    /// The text of `stress.json`: sorted keys, the same bytes for the same answer.
    public var json: Data {
        get throws {
            try JSONText.encode(
                StressJSON(
                    question: QuestionJSON(request, setting), trials: answer.test.replications,
                    lengths: answer.test.lengths, targets: answer.ranking.map { TargetJSON($0, in: answer) }))
        }
    }
}

extension FloorResults {
    /// The text of `floor.json`, likewise.
    public var json: Data {
        get throws {
            let test = answer.test
            return try JSONText.encode(
                FloorJSON(
                    question: QuestionJSON(request, setting), subject: test.subject,
                    targets: test.targets.map(\.description), length: test.length,
                    probability: test.search.probability, confidence: test.search.confidence, present: test.present,
                    floor: Figure(answer.floor ?? .nan),
                    evidence: answer.answer.evidence.map { seen in
                        EvidenceJSON(
                            floor: test.floors[seen.floor], trials: seen.trials, survived: seen.survived,
                            probability: IntervalJSON(seen.probability, decimals: 6), verdict: seen.verdict.rawValue)
                    }, stock: answer.costs.map { PairJSON($0.stock) },
                    spoiled: answer.costs.map { PairJSON($0.spoiled) }))
        }
    }
}

extension [String] {
    /// A value for each, by name.
    fileprivate func keyed<Value>(_ value: (Int) -> Value) -> [String: Value] {
        Dictionary(zip(self, indices.map(value))) { first, _ in first }
    }
}
