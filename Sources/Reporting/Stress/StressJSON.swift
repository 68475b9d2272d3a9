import Experiments
public import Foundation
import Scenario
import Statistics

/// A time: in how many trials it ended, and, unless that is none, its mean with each trial taken as `limit` at most.
struct TimeJSON: Codable, Sendable {
    var trials: Int
    var ended: Int
    var limit: Figure
    var time: IntervalValue?

    init(_ time: CensoredTime) {
        (trials, ended) = (time.trials, time.ended)
        limit = Figure(time.limit)
        self.time = time.isCensored ? nil : IntervalValue(time.mean, decimals: 3)
    }
}

/// What was asked, the same at the top of `stress.json` and of `floor.json`.
struct QuestionJSON: Codable, Sendable {
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

struct TargetJSON: Codable, Sendable {
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

struct OutageJSON: Codable, Sendable {
    /// Absent where it lasts to the end of the run.
    var length: Int?
    var broke: Int
    var recover: TimeJSON?
    var missed: IntervalValue
    var missedByColumn: [String: IntervalValue]
    var riseByDistrict: [String: IntervalValue]
    var riseByClass: [String: IntervalValue]

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
        missed = IntervalValue(finding.missedMore(after: length), decimals: 3)
        missedByColumn = setting.columns.keyed {
            IntervalValue(finding.missedMore(column: $0, after: length), decimals: 3)
        }
        riseByDistrict = setting.districts.keyed {
            IntervalValue(finding.rise(ofDistrict: $0, after: length), decimals: 6)
        }
        riseByClass = answer.classes.map { setting.classes[$0] }.keyed {
            IntervalValue(finding.rise(ofClass: answer.classes[$0], after: length), decimals: 6)
        }
    }
}

struct StressJSON: Codable, Sendable {
    var version = 1
    var question: QuestionJSON
    var trials: Int
    var lengths: [Int]
    /// What is looked at column by column, in its order: commodities of a city, nodes of a network.
    var columns: [String]
    var districts: [String]
    var classes: [String]
    var targets: [TargetJSON]
}

struct EvidenceJSON: Codable, Sendable {
    var floor: Double
    var trials: Int
    var survived: Int
    var probability: IntervalValue
    var verdict: String
}

struct PairJSON: Codable, Sendable {
    var present: IntervalValue
    var other: IntervalValue
    var difference: IntervalValue

    init(_ pair: FloorAnswer.Pair) {
        present = IntervalValue(pair.present, decimals: 3)
        other = IntervalValue(pair.other, decimals: 3)
        difference = IntervalValue(pair.difference, decimals: 3)
    }
}

struct FloorJSON: Codable, Sendable {
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

extension StressJSON {
    init(_ results: StressResults) {
        let (answer, setting) = (results.answer, results.setting)
        self.init(
            question: QuestionJSON(results.request, setting), trials: answer.test.replications,
            lengths: answer.test.lengths, columns: setting.columns, districts: setting.districts,
            classes: answer.classes.map { setting.classes[$0] },
            targets: answer.ranking.map { TargetJSON($0, in: answer) })
    }
}

extension FloorJSON {
    init(_ results: FloorResults) {
        let answer = results.answer
        let test = answer.test
        self.init(
            question: QuestionJSON(results.request, results.setting), subject: test.subject,
            targets: test.targets.map(\.description), length: test.length,
            probability: test.search.probability, confidence: test.search.confidence, present: test.present,
            floor: Figure(answer.floor ?? .nan),
            evidence: answer.answer.evidence.map { seen in
                EvidenceJSON(
                    floor: test.floors[seen.floor], trials: seen.trials, survived: seen.survived,
                    probability: IntervalValue(seen.probability, decimals: 6), verdict: seen.verdict.rawValue)
            }, stock: answer.costs.map { PairJSON($0.stock) }, spoiled: answer.costs.map { PairJSON($0.spoiled) })
    }
}

extension StressResults {
    /// The text of `stress.json`: sorted keys, the same bytes for the same answer.
    public var json: Data { get throws { try JSONText.encode(StressJSON(self)) } }

    /// `report.json` and `report.html`.
    public func pages(_ context: StudyContext, _ strings: Strings) throws -> [(name: String, data: Data)] {
        try StudyReport(StressJSON(self), context).files(strings)
    }
}

extension FloorResults {
    /// The text of `floor.json`, likewise.
    public var json: Data { get throws { try JSONText.encode(FloorJSON(self)) } }

    /// `report.json` and `report.html`.
    public func pages(_ context: StudyContext, _ strings: Strings) throws -> [(name: String, data: Data)] {
        try StudyReport(FloorJSON(self), context).files(strings)
    }
}

extension [String] {
    /// A value for each, by name.
    fileprivate func keyed<Value>(_ value: (Int) -> Value) -> [String: Value] {
        Dictionary(zip(self, indices.map(value))) { first, _ in first }
    }
}
