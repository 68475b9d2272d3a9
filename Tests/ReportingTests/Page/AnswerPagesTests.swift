import Experiments
import Foundation
import Scenario
import Statistics
import SupplyModel
import TestSupport
import Testing

@testable import Reporting

@Suite("The pages of answers")
struct AnswerPagesTests {
    private static let city = ScenarioFile(
        repository.appending(path: "scenarios/quickstart.yaml").path, days: 6)
    private static let network = ScenarioFile(
        repository.appending(path: "scenarios/textbook/newsvendor-normal.yaml").path, overrides: ["network.periods=200"]
    )

    private static let notes = [
        ScenarioNote(source: .estimate, key: "fleet.buses", value: "2", remark: "a guess <of ours>")
    ]

    private static let context = StudyContext(notes: notes, isCity: true)

    private static func request(_ replications: Int) -> RunRequest {
        RunRequest(settings: ["fleet.shift=all"], scale: 1, seed: 3, replications: replications)
    }

    private static func runner(_ alternatives: [Alternative], _ measures: [Measure]) -> TrialRunner {
        TrialRunner(alternatives, measuring: measures, seed: 3, jobs: 2, store: nil)
    }

    private static func study<Answer: PagedAnswer>(_ files: [(name: String, data: Data)], _: Answer.Type) throws
        -> StudyReport<Answer>
    {
        #expect(files.map(\.name) == ["report.json", "report.html"])
        return try JSONDecoder().decode(StudyReport<Answer>.self, from: files[0].data)
    }

    /// What must hold of every page, in each language: checked, and given in English.
    private func check<Answer: PagedAnswer>(
        _ kind: Answer.Type, _ draw: (StudyContext, Strings) throws -> [(name: String, data: Data)]
    ) throws -> String {
        for language in Language.allCases {
            let strings = Strings(language)
            let files = try draw(Self.context, strings)
            let report = try Self.study(files, kind)
            let html = String(decoding: files[1].data, as: UTF8.self)
            // Drawn anew as it was.
            #expect(try StoredReport.html(from: files[0].data, strings) == html)
            #expect(MarkupCheck.problem(in: html) == nil)
            for part in ["http:", "https:", "src=", "@import", "url(", "NaN", "nan\"", "inf\"", "{0}", "{1}"] {
                #expect(!html.contains(part), "\(part)")
            }
            let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
            #expect(Set(ids).count == ids.count)
            let references = html.matches(of: #/(?:href="#|labelledby="|describedby=")([^"]*)"/#).map { String($0.1) }
            for reference in references { #expect(ids.contains(reference), "\(reference)") }
            for figure in html.components(separatedBy: "<figure ").dropFirst() {
                let part = figure.components(separatedBy: "</figure>")[0]
                #expect(part.contains("<table>") && part.contains("role=\"img\"") && part.contains("<figcaption>"))
            }
            #expect(html.contains("a guess &lt;of ours&gt;"))
            let charts = report.page(strings).charts
            #expect(!charts.isEmpty)
            for chart in charts {
                for row in chart.table.rows { #expect(row.count == chart.table.header.count, "\(chart.id)") }
                for panel in chart.panels { checkTexts(panel.drawing, "\(chart.id) \(panel.title)", strings) }
            }
            guard language == .chinese else { continue }
            let text = html.replacing(#/<style>[\s\S]*?<\/style>/#, with: "").replacing(#/<[^>]*>/#, with: " ")
            let all = AnswerLabel.allCases.map(\.texts.english) + StudyLabel.allCases.map(\.texts.english)
            for label in all {
                for part in label.split(separator: #/\{\d\}/#) where part.contains(" ") && part.count > 9 {
                    #expect(!text.contains(part), "\(part)")
                }
            }
        }
        return String(decoding: try draw(Self.context, Strings(.english))[1].data, as: UTF8.self)
    }

    /// No text leaves its drawing or lies over another, at any width.
    private func checkTexts(_ drawing: any ChartDrawing, _ name: String, _ strings: Strings) {
        for width in ChartWidth.allCases.map(\.points) + [ChartWidth.panelPoints] {
            let svg = drawing.draw(width: width, strings)
            for (index, box) in svg.texts.enumerated() {
                let isInside =
                    box.left >= -0.5 && box.right <= width + 0.5 && box.top >= -0.5 && box.bottom <= svg.height + 0.5
                #expect(isInside, "\(name) at \(width): '\(box.text)'")
                for other in svg.texts[..<index] {
                    #expect(!box.overlaps(other), "\(name) at \(width): '\(box.text)' over '\(other.text)'")
                }
            }
        }
    }

    private func answer(in html: String) throws -> String {
        String(try #require(html.firstMatch(of: #/<p class="answer">(.*?)<\/p>/#)).1)
    }

    // MARK: Each answer

    @Test("of a comparison shows standings, differences, and the Pareto set", arguments: [true, false])
    func comparison(isRace: Bool) async throws {
        let better: (String) -> ComparisonStudy.Criterion = {
            ComparisonStudy.Criterion(Measure($0), preferring: $0 == "fill_rate" ? .largest : .smallest)
        }
        let study = ComparisonStudy(
            by: better("unmet_share"), beside: [Measure("order_to_door.p95")],
            pareto: (better("fill_rate"), better("gini")), indifference: isRace ? .absolute(0.05) : nil,
            effort: isRace ? .race(most: 12) : .fixed(3))
        let factor = try Factor(parsing: "handover.members=6,12,24")
        let points = FullFactorial.points(of: [factor], valuesPerFactor: 1)
        let alternatives = try Alternative.read(points.map { ($0.overrides.joined(), Self.city, $0) })
        let runner = Self.runner(alternatives, study.measures)
        let found = try await study.run(alternatives.map(\.name), jobs: 2) { try await runner.runAll($0) }
        let report = ComparisonReport(found, of: alternatives, seed: 3, secondsPerTrial: 1)
        let html = try check(ComparisonAnswer.self, report.pages)
        #expect(try answer(in: html).contains("handover.members=24"))
        #expect(html.contains("id=\"pareto\"") && html.contains("id=\"pairs\"") && html.contains("id=\"spread\""))
    }

    @Test("of a stress test shows how long each holds, and who goes without")
    func stress() async throws {
        let file = ScenarioFile(Self.city.path, days: 12)
        let scenario = try ScenarioLoader.read(file.path, days: 12)
        let setting = try StressSetting(file, scenario, begin: nil, longest: 3, served: 0.95)
        let test = StressTest(setting, targets: scenario.usualStressTargets, lengths: [1, 3], replications: 2)
        let answer = try await test.run(with: { Self.runner($0, $1) })
        let html = try check(StressJSON.self, StressResults(of: Self.request(2), answer: answer).pages)
        #expect(try self.answer(in: html).contains("The most fragile is "))
        #expect(html.contains("id=\"survive\"") && html.contains("id=\"missed\""))
    }

    @Test("of a floor shows the evidence at the floors tried")
    func floor() async throws {
        let file = ScenarioFile(Self.city.path, days: 12)
        let scenario = try ScenarioLoader.read(file.path, days: 12)
        let setting = try StressSetting(file, scenario, begin: nil, longest: 2, served: 0.95)
        let test = try FloorTest(
            setting, floorOf: "vegetables", targets: scenario.stressTargets(.source, named: ["all"]), length: 2,
            step: 2,
            highest: 8, probability: 0.5, confidence: 0.8, most: 6)
        let answer = try await test.run(with: { Self.runner($0, $1) })
        let html = try check(FloorJSON.self, FloorResults(of: Self.request(6), answer: answer).pages)
        #expect(html.contains("id=\"floors\"") && html.contains("The scenario has a floor of 4 days."))
    }

    @Test("of a capacity shows the frontier, or the points along one axis", arguments: [1, 2])
    func capacity(dimensions: Int) async throws {
        let keys = ["handover.members=4..24", "picking.pickers=1..3"]
        let axes = try keys.prefix(dimensions).map { try SearchAxis(Factor(parsing: $0), step: nil, mostSteps: 20) }
        let study = try CapacityStudy(
            Self.city, over: axes, meeting: [Target(parsing: "unmet_share<=0.3"), Target(parsing: "fill_rate>=0.5")],
            criterion: dimensions == 1 ? .share(0.5) : .mean, mostReplications: 12,
            prices: dimensions == 2 ? [1, 20] : nil)
        let found = try await study.answer({ Self.runner($0, $1) }, report: { _ in })
        let report = CapacityReport(found, request: Self.request(12))
        let html = try check(CapacityReport.Answer.self, report.pages)
        #expect(html.contains("id=\"map-of-evidence\"") == (dimensions == 2))
        #expect(html.contains("id=\"success\"") == (dimensions == 1))
        #expect(try answer(in: html).contains("It took "))
    }

    @Test("of a sweep shows effects, or the screening", arguments: [true, false])
    func sweep(isScreening: Bool) async throws {
        let factors = try ["handover.members=6..40", "fleet.buses=1,2"].map { try Factor(parsing: $0) }
        let design = SweepDesign(
            factors, by: isScreening ? .morris(trajectories: 2, levels: 4) : .latinHypercube(points: 8), seed: 3)
        let measures = ["fill_rate", "order_to_door.p95"].map { Measure($0) }
        let sweep = try Sweep(Self.city, design: design, replications: 2, measuring: measures)
        let figures = try await Self.runner(sweep.alternatives, measures).runAll(sweep.trials)
        let report = SweepReport(
            SweepResults(sweep, seed: 3, measures: measures, figures: figures), request: Self.request(2))
        let html = try check(SweepReport.Answer.self, report.pages)
        #expect(html.contains("id=\"effects-2\"") && html.contains("id=\"screening-1\"") == isScreening)
        #expect(html.contains("id=\"samples\"") == !isScreening)
    }

    @Test("of a calibration shows what was observed beside what is fitted")
    func calibration() async throws {
        let answer = try await Calibrated.answer()
        let report = CalibrationReport(answer, observedPath: "observed.csv", request: Self.request(3))
        let html = try check(CalibrationReport.Answer.self, report.pages)
        #expect(try self.answer(in: html).contains("What was observed is met best with handover.members = "))
        #expect(html.contains("id=\"fit-1\"") && html.contains("id=\"told\""))
        // The observed values stand in the table beside the chart.
        #expect(html.contains("<th scope=\"row\">2020-02-18</th><td class=\"n\">30.0</td>"))
    }

    @Test("of a fork names the best future, draws the past once, and leads to each future's own report")
    func fork() async throws {
        let results = try await Forked.results(replications: 3)
        let html = try check(ForkDocument.self) { try results.pages(notes: $0.notes, $1) }
        let answer = try answer(in: html)
        #expect(answer.contains("many is the best by unmet share of need") && answer.contains("the unchanged future"))
        #expect(html.contains("href=\"few/report.html\"") && html.contains("href=\"unchanged/report.html\""))
        #expect(html.contains("badge fork") && html.contains("id=\"against\""))
        let files = try results.pages(notes: [], Strings(.english))
        let report = try Self.study(files, ForkDocument.self)
        let daily = try #require(report.answer.daily)
        #expect(daily.allSatisfy { $0.past.count == 2 && $0.futures.map(\.count) == [4, 4, 4] })
        let chart = try #require(report.page(Strings(.english)).charts.first?.panels[0].drawing as? LineChart)
        // The futures leave from the last day of the past, and no line is drawn over another's days.
        #expect(chart.series.map { $0.values.count { $0.isFinite } } == [2, 5, 5, 5])
        #expect(Set(chart.series.dropFirst().map { $0.values[1] }) == [chart.series[0].values[1]])
        // futures.json is as it was: what only the page needs is not in it.
        let object = try #require(try JSONSerialization.jsonObject(with: results.json) as? [String: Any])
        #expect(object["daily"] == nil && object["marks"] == nil)
    }

    @Test("of a fork with one replication says that it has no interval")
    func forkOnce() async throws {
        let files = try await Forked.results(replications: 1).pages(notes: [], Strings(.english))
        let html = String(decoding: files[1].data, as: UTF8.self)
        #expect(MarkupCheck.problem(in: html) == nil && !html.contains("NaN"))
        #expect(try answer(in: html).contains("one replication gives no interval"))
        #expect(!html.contains("hold all at once") && !html.contains("(– – –)") && !html.contains("beyond chance"))
        #expect(html.contains(" percentage points</td>"))
    }

    @Test("of networks leave out what only cities have")
    func networks() async throws {
        let point = try DesignPoint(parsing: "network.nodes.shop.policy.base_stock.level=40")
        let alternatives = try Alternative.read([
            ("as it is", Self.network, DesignPoint([])), ("low", Self.network, point),
        ])
        let study = ComparisonStudy(
            by: ComparisonStudy.Criterion(Measure("cost_per_period"), preferring: .smallest), effort: .fixed(3))
        let runner = Self.runner(alternatives, study.measures)
        let found = try await study.run(alternatives.map(\.name), jobs: 2) { try await runner.runAll($0) }
        let report = ComparisonReport(found, of: alternatives, seed: 3, secondsPerTrial: nil)
        let files = try report.pages(StudyContext(notes: [], isCity: false), Strings(.english))
        let html = String(decoding: files[1].data, as: UTF8.self)
        #expect(MarkupCheck.problem(in: html) == nil && !html.contains("Households do not share"))
        #expect(try answer(in: html).contains("as it is is the best by cost per period, with 95% confidence"))
    }
}
