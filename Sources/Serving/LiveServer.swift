import Foundation
import Reporting
import Scenario

/// The live pages: scenarios to pick and change, runs to watch, stop, compare and download.
///
/// It answers requests that some server has read; it opens no port itself.
public final class LiveServer: Sendable {
    /// What it is told when it starts.
    public struct Settings: Sendable {
        /// The folder of the scenarios.
        public var folder: String
        /// The folder into which results go.
        public var results: String
        /// How many finished runs are kept there.
        public var kept: Int
        /// How many runs go on at the same time.
        public var atOnce: Int
        /// How many replications of a run go on at the same time.
        public var jobs: Int

        /// Describes how to serve.
        public init(folder: String, results: String, kept: Int, atOnce: Int, jobs: Int) {
            self.folder = folder
            self.results = results
            self.kept = kept
            self.atOnce = atOnce
            self.jobs = jobs
        }
    }

    /// The bodies of requests may have so many bytes.
    public static let mostBodyBytes = 256 * 1024

    private let gatekeeper: Gatekeeper
    private let shelf: ScenarioShelf
    private let archive: RunArchive
    private let line: RunLine
    private let threads: SimulationThreads

    /// Starts with the runs that the folder of results has.
    ///
    /// - Throws: the system's error where that folder cannot be made.
    public init(_ settings: Settings, gatekeeper: Gatekeeper) throws {
        self.gatekeeper = gatekeeper
        shelf = ScenarioShelf(folder: settings.folder)
        archive = RunArchive(folder: try OutputFolder(creating: settings.results).path, most: settings.kept)
        // One more than simulations can take, for reading scenarios meanwhile.
        threads = SimulationThreads(count: settings.atOnce * settings.jobs + 1)
        line = RunLine(
            archive: archive, shelf: shelf, limits: .init(atOnce: settings.atOnce, jobs: settings.jobs),
            threads: threads)
    }

    /// How many scenarios the folder has.
    public var scenarioCount: Int { shelf.entries.count }

    /// Stops all runs, keeps what is complete of them, and ends all streams.
    public func close() async { await line.close() }

    /// Answers a request.
    public func respond(to request: ServerRequest) async -> ServerResponse {
        if let refusal = gatekeeper.refusal(of: request) { return refusal }
        let strings = Strings(request.cookie(LiveServer.languageCookie).flatMap(Language.init) ?? .english)
        let steps = request.path.split(separator: "/").map(String.init)
        if let common = LiveServer.common(steps, request) { return common }
        guard gatekeeper.isAdmitted(request) else { return enter(request, strings) }
        switch (request.method, steps.first) {
        case ("POST", "runs") where steps.count == 1: return await order(request, strings)
        case ("POST", "runs") where steps.count == 3 && steps[2] == "stop":
            guard let id = Int(steps[1]), line.record(id) != nil else { return missingRun(strings) }
            line.stop(id)
            return standing(of: id, strings)
        case ("POST", _): return .text(404, strings(live: .noSuchPage))
        case (_, nil):
            return .html(HomePage(strings: strings, shelf: shelf, runs: line.records).html)
        case (_, "login"): return .redirect(to: "/")
        case (_, "scenarios"):
            return await form(steps.dropFirst().joined(separator: "/"), request, strings)
        case (_, "runs"): return run(steps, request, strings)
        case (_, "compare"): return compare(request, strings)
        default: return missing(strings)
        }
    }

    private static let languageCookie = "quartermaster_language"

    private func missing(_ strings: Strings) -> ServerResponse {
        .html(LivePage(strings: strings, path: "/").message(strings(live: .noSuchPage)), status: 404)
    }

    private func missingRun(_ strings: Strings) -> ServerResponse { .text(404, strings(live: .noSuchRun)) }
}

// MARK: - What needs no token

extension LiveServer {
    /// Scripts, the style sheet, and the choice of the language.
    private static func common(_ steps: [String], _ request: ServerRequest) -> ServerResponse? {
        guard request.method != "POST", steps.count == 1 else { return nil }
        switch steps[0] {
        case "app.js": return .file(PackageResources.app_js, type: "text/javascript; charset=utf-8")
        case "style.css":
            return .file(PackageResources.live_css + Array(MapReplay.style.utf8), type: "text/css; charset=utf-8")
        case "map.js": return .file(Array(MapReplay.script.utf8), type: "text/javascript; charset=utf-8")
        case "language":
            let language = request.query["to"].flatMap(Language.init) ?? .english
            let back = request.query["back"] ?? "/"
            // Only pages of this server are gone back to.
            let isOwn = back.hasPrefix("/") && !back.hasPrefix("//") && !back.contains("\\")
            return .redirect(
                to: isOwn ? LiveServer.address(back) : "/",
                headers: [
                    "Set-Cookie": "\(languageCookie)=\(language.rawValue); Path=/; Max-Age=31536000; SameSite=Strict"
                ])
        default: return nil
        }
    }

    /// A path with its query, as a header can have it.
    private static func address(_ path: String) -> String {
        path.unicodeScalars.map { $0.isASCII ? String($0) : PercentText.encoded(String($0)) }.joined()
    }

    /// The way in for those who have not shown the token yet.
    private func enter(_ request: ServerRequest, _ strings: Strings) -> ServerResponse {
        guard request.path == "/login" else {
            return request.path == "/" ? .html(loginPage(strings), status: 401) : .text(401, strings(live: .tokenHint))
        }
        let sent =
            request.method == "POST"
            ? PercentText.form(String(decoding: request.body, as: UTF8.self))?["token"] : request.query["token"]
        guard let sent else { return .html(loginPage(strings), status: 401) }
        guard gatekeeper.isToken(sent) else {
            return .html(loginPage(strings, problem: strings(live: .tokenWrong)), status: 401)
        }
        return .redirect(
            to: "/",
            headers: ["Set-Cookie": "\(Gatekeeper.cookie)=\(sent); Path=/; HttpOnly; SameSite=Strict"])
    }

    private func loginPage(_ strings: Strings, problem: String = "") -> String {
        let form =
            "<form method=\"post\" action=\"/login\"><p><label>\(Markup.escaped(strings(live: .token))) "
            + "<input type=\"password\" name=\"token\" autocomplete=\"off\" autofocus=\"autofocus\"/></label> "
            + Markup.text("button", ["type": "submit"], strings(live: .tokenButton)) + "</p>"
            + Markup.text("p", ["class": "soft"], strings(live: .tokenHint))
            + (problem.isEmpty ? "" : Markup.text("p", ["class": "bad", "role": "alert"], problem)) + "</form>"
        return LivePage(strings: strings, path: "/").html(
            strings(live: .title), [("login", strings(live: .token), form)])
    }
}

// MARK: - Scenarios

extension LiveServer {
    /// Errors of a form.
    private struct Refusal: Encodable {
        let problems: [RunOrder.Problem]
    }

    private struct Accepted: Encodable {
        let id: Int
    }

    private func form(_ name: String, _ request: ServerRequest, _ strings: Strings) async -> ServerResponse {
        guard let entry = shelf.entry(named: name) else { return missing(strings) }
        let path = shelf.path(of: entry)
        let again = request.query["again"].flatMap { Int($0) }.flatMap { line.record($0)?.order }
        let page = await withTaskExecutorPreference(threads) { () -> Result<String, ScenarioError> in
            do throws(ScenarioError) {
                let fields = try ScenarioLoader.fields(path)
                return .success(
                    FormPage(
                        strings: strings, entry: entry, fields: fields,
                        again: again?.scenario == entry.name ? again : nil
                    ).html)
            } catch {
                return .failure(error)
            }
        }
        switch page {
        case .success(let html): return .html(html)
        case .failure(let error):
            let text = Markup.text("pre", ["class": "scroll"], error.description)
            return .html(
                LivePage(strings: strings, path: "/").html(
                    entry.title, [("problems", strings(live: .problems), text)]), status: 422)
        }
    }

    /// Takes an order in, or says what is wrong with it.
    private func order(_ request: ServerRequest, _ strings: Strings) async -> ServerResponse {
        let type = request.headers["content-type"]?.lowercased() ?? ""
        guard type.split(separator: ";").first == "application/json" else {
            return .text(415, "An order is JSON: Content-Type: application/json.")
        }
        guard let form = JSONBytes.decode(RunForm.self, from: request.body) else {
            return .text(
                400, "The order cannot be read: an object with scenario, set, days, scale, seed, replications.")
        }
        let (order, problems) = form.order
        guard let entry = shelf.entry(named: order.scenario) else {
            let problem = RunOrder.Problem(
                field: nil, message: "there is no scenario '\(order.scenario.prefix(120))' in \(shelf.folder)")
            return .json(Refusal(problems: [problem]), status: 422)
        }
        let path = shelf.path(of: entry)
        let read = await withTaskExecutorPreference(threads) { () -> Result<LoadedScenario, ScenarioError> in
            do throws(ScenarioError) {
                return .success(
                    try ScenarioLoader.read(path, overrides: order.settings, days: order.days, scale: order.scale))
            } catch {
                return .failure(error)
            }
        }
        switch read {
        case .failure(let error):
            return .json(Refusal(problems: problems + order.problems(from: error)), status: 422)
        case .success(let scenario):
            guard problems.isEmpty else { return .json(Refusal(problems: problems), status: 422) }
            guard let id = line.add(order, scenario) else {
                return .json(
                    Refusal(problems: [RunOrder.Problem(field: nil, message: strings(live: .tooMany))]), status: 503)
            }
            return .json(Accepted(id: id), status: 201)
        }
    }
}

// MARK: - Runs

extension LiveServer {
    private func standing(of id: Int, _ strings: Strings) -> ServerResponse {
        line.standing(id).map { .json($0) } ?? missingRun(strings)
    }

    /// A run's page, and all that lies under it.
    private func run(_ steps: [String], _ request: ServerRequest, _ strings: Strings) -> ServerResponse {
        guard steps.count >= 2, let id = Int(steps[1]), let record = line.record(id) else {
            return steps.count == 2 ? missing(strings) : missingRun(strings)
        }
        if steps.count == 2 { return .html(page(of: record, strings).html) }
        if steps.count == 4, steps[2] == "files" { return file(steps[3], of: record, strings) }
        guard steps.count == 3 else { return missingRun(strings) }
        switch steps[2] {
        case "standing": return standing(of: id, strings)
        case "outcome": return .html(page(of: record, strings).outcome)
        case "report": return report(of: record, strings)
        case "events":
            let last = request.headers["last-event-id"].flatMap { Int($0) }.map { $0 + 1 }
            let from = last ?? request.query["from"].flatMap { Int($0) } ?? 0
            guard let events = line.events(of: id, from: from) else {
                return .text(503, "Too many pages look on; close one.")
            }
            return ServerResponse(
                200, type: "text/event-stream; charset=utf-8", .events(events), headers: ["X-Accel-Buffering": "no"])
        case "charts":
            guard let live = line.live(id) else { return .text(404, strings(live: .notAtHand)) }
            return .html(live.chartsHTML(strings))
        case "map":
            guard let live = line.live(id) else { return .text(404, strings(live: .notAtHand)) }
            return .html(live.mapHTML(strings))
        case "cells":
            guard let live = line.live(id) else { return .text(404, strings(live: .notAtHand)) }
            let from = min(live.days.count, max(0, request.query["from"].flatMap { Int($0) } ?? 0))
            return .file(
                Array(live.cells.dropFirst(from * live.cellBytesPerDay)), type: "application/octet-stream",
                headers: ["X-From-Day": String(from), "X-Days": String(live.days.count)])
        default: return missingRun(strings)
        }
    }

    private func page(of record: RunRecord, _ strings: Strings) -> RunPage {
        RunPage(
            strings: strings, run: record, live: line.live(record.id),
            others: line.records.filter { $0.id != record.id && $0.files.contains("summary.json") })
    }

    /// The report in the language of the pages; it has scripts of its own, and no way to this server.
    private func report(of record: RunRecord, _ strings: Strings) -> ServerResponse {
        guard let data = archive.contents(of: StoredReport.fileName, in: record) else { return missingRun(strings) }
        do {
            return .file(
                Array(try StoredReport.html(from: data, strings).utf8), type: "text/html; charset=utf-8",
                headers: LiveServer.sandbox)
        } catch {
            return .text(500, "\(error)")
        }
    }

    private static let sandbox = [
        "Content-Security-Policy":
            "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ]

    private func file(_ name: String, of record: RunRecord, _ strings: Strings) -> ServerResponse {
        guard let data = archive.contents(of: name, in: record) else { return missingRun(strings) }
        let type =
            name.hasSuffix(".json")
            ? "application/json"
            : name.hasSuffix(".csv") ? "text/csv; charset=utf-8" : "text/html; charset=utf-8"
        return .file(
            Array(data), type: type,
            headers: LiveServer.sandbox.merging([
                "Content-Disposition": "attachment; filename=\"run-\(record.id)-\(name)\""
            ]) { $1 })
    }

    private func compare(_ request: ServerRequest, _ strings: Strings) -> ServerResponse {
        let runs = ["a", "b"].compactMap { request.query[$0].flatMap { Int($0) }.flatMap { line.record($0) } }
        guard runs.count == 2 else { return missing(strings) }
        let stored = runs.compactMap { run in
            archive.contents(of: "summary.json", in: run).map {
                StoredComparison.Stored(
                    name: strings(live: .firstRun, String(run.id)), summary: $0,
                    report: archive.contents(of: StoredReport.fileName, in: run))
            }
        }
        guard stored.count == 2, let comparison = StoredComparison(stored[0], stored[1]) else {
            return missing(strings)
        }
        return .html(
            ComparePage(strings: strings, first: runs[0], second: runs[1], comparison: comparison).html)
    }
}
