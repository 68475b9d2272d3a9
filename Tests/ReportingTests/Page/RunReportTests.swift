import EventKernel
import Experiments
import Foundation
import Scenario
import SupplyModel
import TestSupport
import Testing

@testable import Reporting

@Suite("The report of a run")
struct RunReportTests {
    /// A run in which something is to be told in every part.
    private func run() async throws -> RunResults {
        try await quickstart(
            replications: 2,
            settings: apart + [
                "timeline.eased.from=2020-02-19", "timeline.eased.set.fleet.buses=2",
                "shocks.storm.kind=crews_absent", "shocks.storm.size=0.5", "shocks.storm.date=2020-02-18",
                "shocks.storm.time='06:00'", "shocks.storm.duration_hours=30",
            ])
    }

    private let notes = [
        ScenarioNote(source: .estimate, key: "fleet.buses", value: "2", remark: "a guess <of ours>"),
        ScenarioNote(source: .given, key: "days", value: "8", remark: ""),
    ]

    @Test("is well-formed, loads nothing, and names nothing twice", arguments: Language.allCases)
    func wellFormed(language: Language) async throws {
        let html = try await RunReport(of: run(), notes: notes).html(Strings(language))
        #expect(MarkupCheck.problem(in: html) == nil)
        for part in ["http:", "https:", "src=", "@import", "url(", "NaN", "nan\"", "inf\""] {
            #expect(!html.contains(part), "\(part)")
        }
        let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        let references = html.matches(of: #/(?:href="#|labelledby="|describedby=")([^"]*)"/#).map { String($0.1) }
        for reference in references { #expect(ids.contains(reference), "\(reference)") }
        // Each chart has its data as a table, and each of its drawings a text in its place.
        let figures = html.components(separatedBy: "<figure ").dropFirst()
        #expect(figures.count >= 12)
        for figure in figures {
            let part = figure.components(separatedBy: "</figure>")[0]
            #expect(part.contains("<table>") && part.contains("role=\"img\"") && part.contains("<figcaption>"))
        }
    }

    @Test("in Chinese has no English words of its own")
    func chinese() async throws {
        let html = try await RunReport(of: run(), notes: []).html(Strings(.chinese))
        let text = html.replacing(#/<style>[\s\S]*?<\/style>/#, with: "").replacing(#/<[^>]*>/#, with: " ")
        for label in Label.allCases {
            for part in label.texts.english.split(separator: #/\{\d\}/#) where part.contains(" ") && part.count > 9 {
                #expect(!text.contains(part), "\(label)")
            }
        }
        #expect(text.contains("从下单到送达") && text.contains("2020年2月18日"))
    }

    @Test("answers in two sentences, with five figures, their intervals and targets")
    func firstScreen() async throws {
        let run = try await run()
        let html = RunReport(of: run).html(Strings(.english))
        let answer = try #require(html.firstMatch(of: #/<p class="answer">(.*?)<\/p>/#)).1
        #expect(answer.matches(of: #/\. |\.$/#).count == 2, "\(answer)")
        #expect(answer.contains(NumberText.count(run.summary.people)))
        #expect(html.matches(of: #/<span class="value">/#).count == 5)
        #expect(html.matches(of: #/95 % interval /#).count == 5)
        #expect(html.contains("Target: floor of "))
    }

    @Test("marks phases and shocks on every axis of days")
    func marks() async throws {
        let report = try await RunReport(of: run())
        #expect(report.marks.map(\.name) == ["eased", "storm"])
        #expect(report.marks[1].start == 2.25 && report.marks[1].end == 3.5)
        let html = report.html(Strings(.english))
        let charts = html.components(separatedBy: "<figure ").filter { $0.contains("class=\"mark phase\"") }
        #expect(charts.count == 4)
        #expect(html.contains("eased · from 19 Feb") && html.contains("storm · 18 Feb to 19 Feb"))
    }

    @Test("is drawn anew from report.json as it was, in any language")
    func stored() async throws {
        let report = try await RunReport(of: run(), notes: notes)
        let data = try StoredReport.json(report)
        for language in Language.allCases {
            #expect(try StoredReport.html(from: data, Strings(language)) == report.html(Strings(language)))
        }
        #expect(throws: StoredReport.Problem.unreadable) {
            try StoredReport.html(from: Data("{}".utf8), Strings(.english))
        }
        #expect(throws: StoredReport.Problem.unknownKind("x")) {
            try StoredReport.html(from: Data(#"{"kind":"x","version":1}"#.utf8), Strings(.english))
        }
        #expect(throws: StoredReport.Problem.otherVersion(7, program: 1)) {
            try StoredReport.html(from: Data(#"{"kind":"run","version":7}"#.utf8), Strings(.english))
        }
    }

    @Test("agrees with the summary and adds up")
    func sums() async throws {
        let run = try await run()
        let report = RunReport(of: run)
        let summary = run.summary
        func sum(_ figures: [Figure]) -> Double { figures.reduce(0) { $0 + $1.number } }
        #expect(abs(sum(report.daily.placed) - summary.orders.placed.number) < 0.5)
        #expect(abs(sum(report.door.shares) + report.door.beyond.number - 1) < 1e-4)
        #expect(report.lorenz.first?.number == 0 && abs((report.lorenz.last?.number ?? 0) - 1) < 1e-5)
        let hours = report.daily.buses.joined().reduce(0) { $0 + $1.number }
        let worked =
            summary.buses.utilisation.number * Double(run.city.plan.fleet.buses * summary.days)
            * Double(run.city.plan.fleet.shift.openSpan.ticks) / 3600
        #expect(abs(hours - worked) < 0.05 * 24 * Double(summary.days))
        let stages = (0..<summary.days).map { day in report.daily.stageHours.reduce(0) { $0 + ($1[day].value ?? 0) } }
        for (day, hours) in stages.enumerated() {
            #expect(abs(hours - (report.daily.orderToDoorHours[day].value ?? 0)) < 0.01)
        }
        for spoiled in report.spoiled {
            let all = summary.commodities[spoiled.id]?.spoiledKilograms.number ?? 0
            #expect(abs(sum(spoiled.tonnes) * 1000 - all) < 10)
        }
    }

    @Test("lists the scenario's assumptions, estimates first, and what the model leaves out")
    func leavesOut() async throws {
        let html = try await RunReport(of: run(), notes: notes).html(Strings(.english))
        #expect(html.contains("estimates: 1, reported: 0, given: 1"))
        #expect(html.contains("a guess &lt;of ours&gt;"))
        let page = try String(contentsOf: repository.appending(path: "Docs/reference/model.md"), encoding: .utf8)
        let model = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for limit in ModelLimits.all.map({ Strings(.english)($0) }) {
            #expect(html.contains(Markup.escaped(limit)))
            #expect(model.contains(limit), "the page of the model leaves out: \(limit)")
        }
    }

    @Test("of a run in which nothing is delivered says so")
    func nothing() async throws {
        let run = try await quickstart(days: 2, settings: ["group_buying.open=false"])
        let html = RunReport(of: run).html(Strings(.english))
        #expect(MarkupCheck.problem(in: html) == nil)
        #expect(html.contains("nothing reached their doors"))
        #expect(html.contains("one replication: no interval"))
    }
}

@Suite("The report of a network")
struct NetworkReportTests {
    @Test("is well-formed, in any language, and drawn anew as it was", arguments: ["serial-3", "s-S-poisson"])
    func page(name: String) async throws {
        let path = repository.appending(path: "scenarios/textbook/\(name).yaml").path
        guard case .network(var plan) = try ScenarioLoader.read(path) else { throw CancellationError() }
        plan.periods = 60
        let runs = await NetworkReplications(of: plan, count: 2, seed: 1, jobs: 1).run()
        let request = RunRequest(settings: [], scale: 1, seed: 1, replications: 2)
        let report = NetworkReport(of: try #require(NetworkResults(of: request, replications: runs)))
        for language in Language.allCases {
            let html = report.html(Strings(language))
            #expect(MarkupCheck.problem(in: html) == nil)
            #expect(!html.contains("http") && !html.contains("NaN"))
            #expect(try StoredReport.html(from: StoredReport.json(report), Strings(language)) == html)
        }
        #expect(report.html(Strings(.english)).contains("The network costs "))
    }
}
