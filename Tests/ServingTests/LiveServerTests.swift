import Foundation
import TestSupport
import Testing

@testable import Serving

/// A folder with a few scenarios, and a server of it.
private final class Stand: Sendable {
    let folder: TemporaryFolder
    let server: LiveServer

    /// One store, one cell, two days: a run takes a moment.
    static let scenario = """
        # A hamlet.
        # It eats rice.
        #
        # Not told.
        version: 1
        name: "Hamlet"   # quoted
        start: 2020-02-16
        days: 3
        extends: base.yaml
        """

    init(kept: Int = 50, token: String? = nil) throws {
        folder = try TemporaryFolder([
            "scenarios/hamlet.yaml": Stand.scenario, "scenarios/no-scenario.yaml": "a: 1\n",
            "outside.yaml": "version: 1\nname: secret\n",
        ])
        try folder.link("scenarios/link.yaml", to: "\(folder.path)/outside.yaml")
        for name in ["quickstart.yaml", "quickstart/cells.csv", "textbook/newsvendor-normal.yaml"] {
            let own = try Data(contentsOf: repository.appending(path: "scenarios/\(name)"))
            try folder.write(Array(own), to: "scenarios/\(name.replacing("textbook/", with: ""))")
        }
        let root = folder.path
        server = try LiveServer(
            .init(folder: "\(root)/scenarios", results: "\(root)/results", kept: kept, atOnce: 1, jobs: 1),
            gatekeeper: Gatekeeper(host: "127.0.0.1", token: token))
    }

    var root: String { folder.path }

    func get(_ target: String, _ headers: [String: String] = [:]) async throws -> ServerResponse {
        let all = ["host": "127.0.0.1"].merging(headers) { $1 }
        return await server.respond(to: try #require(ServerRequest(method: "GET", target: target, headers: all)))
    }

    func post(
        _ target: String, _ body: String, _ headers: [String: String] = ["content-type": "application/json"]
    ) async throws -> ServerResponse {
        let all = ["host": "127.0.0.1"].merging(headers) { $1 }
        return await server.respond(
            to: try #require(ServerRequest(method: "POST", target: target, headers: all, body: Array(body.utf8))))
    }

    /// Starts a run and waits until it is over; what its stream told on the way.
    func run(_ body: String) async throws -> (id: Int, events: [String]) {
        let answer = try await post("/runs", body)
        #expect(answer.status == 201, "\(answer.text)")
        let id = try #require(Int(answer.text.filter(\.isNumber)))
        return (id, try await events(of: id))
    }

    func events(of id: Int) async throws -> [String] {
        var events: [String] = []
        guard case .events(let stream) = try await get("/runs/\(id)/events").body else { return [] }
        for await event in stream { events.append(event) }
        return events
    }
}

extension ServerResponse {
    fileprivate var bytes: [UInt8] {
        if case .bytes(let bytes) = body { return bytes }
        return []
    }

    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

private let quick = #"{"scenario": "quickstart.yaml", "days": "3", "scale": "0.5"}"#

@Suite("The live pages")
struct LiveServerTests {
    @Test("the first page lists the scenarios of the folder and no other file")
    func home() async throws {
        let stand = try Stand()
        let page = try await stand.get("/").text
        #expect(page.contains("href=\"/scenarios/quickstart.yaml\"") && page.contains("Hamlet"))
        #expect(page.contains("A hamlet. It eats rice.") && !page.contains("Not told."))
        #expect(!page.contains("no-scenario") && !page.contains("link.yaml") && !page.contains("secret"))
        #expect(stand.server.scenarioCount == 3)
    }

    @Test(
        "no address leads out of the folders",
        arguments: [
            "/scenarios/../outside.yaml", "/scenarios/%2e%2e/outside.yaml", "/scenarios/link.yaml",
            "/scenarios/no-scenario.yaml", "/scenarios//etc/passwd", "/scenarios/", "/scenarios/quickstart/cells.csv",
            "/runs/1/files/run.json", "/runs/1/files/..%2f0001%2fsummary.json", "/runs/1/files/%2e%2e/outside.yaml",
            "/runs/01x", "/runs/-1", "/runs/1/files/", "/runs", "/nothing", "/app.js/x", "/..", "/compare?a=1&b=9",
        ])
    func noWayOut(_ target: String) async throws {
        let stand = try Stand()
        _ = try await stand.run(quick)
        #expect(try await stand.get(target).status == 404)
    }

    @Test("every answer forbids what pages elsewhere could do with it")
    func headers() async throws {
        let stand = try Stand()
        for target in ["/", "/nothing", "/app.js", "/scenarios/quickstart.yaml"] {
            let headers = try await stand.get(target).headers
            let policy = try #require(headers["Content-Security-Policy"])
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("http") && !policy.contains("script-src 'self' 'unsafe"))
            #expect(headers["X-Content-Type-Options"] == "nosniff" && headers["Cache-Control"] == "no-store")
        }
        #expect(try await stand.get("/", ["host": "evil.example"]).status == 403)
    }

    @Test("a run is told day by day, and leaves its files")
    func run() async throws {
        let stand = try Stand()
        let (id, events) = try await stand.run(quick)
        #expect(id == 1)
        let days = events.filter { $0.hasPrefix("event: day\n") }
        #expect(days.count == 3 && days[0].contains("id: 0\n") && days[2].contains(#""date":"2020-02-18""#))
        #expect(events.last?.contains(#""state":"finished""#) == true)
        let page = try await stand.get("/runs/1").text
        for name in ["summary.json", "daily.csv", "cells.csv", "report.html", "report.json"] {
            #expect(page.contains("/runs/1/files/\(name)"))
            let file = try await stand.get("/runs/1/files/\(name)")
            let kept = FileManager.default.contents(atPath: "\(stand.root)/results/0001/\(name)")
            #expect(file.status == 200 && Data(file.bytes) == kept && file.bytes.count > 100)
            #expect(file.headers["Content-Disposition"] == "attachment; filename=\"run-1-\(name)\"")
        }
        let report = try await stand.get("/runs/1/report", ["cookie": "quartermaster_language=zh"])
        #expect(report.text.contains("lang=\"zh-CN\""))
        #expect(report.headers["Content-Security-Policy"]?.hasPrefix("sandbox allow-scripts;") == true)
        #expect(page.contains("id=\"map-data\"") && !page.contains("<script>"))
        #expect(try await stand.get("/runs/1/charts").text.contains("<svg"))
    }

    @Test("the cells' bytes are those of the report's map")
    func cells() async throws {
        let stand = try Stand()
        _ = try await stand.run(quick)
        let all = try await stand.get("/runs/1/cells")
        #expect(all.headers["X-Days"] == "3" && all.bytes.count.isMultiple(of: 3) && !all.bytes.isEmpty)
        let last = try await stand.get("/runs/1/cells?from=2")
        #expect(last.bytes == Array(all.bytes.suffix(all.bytes.count / 3)))
        #expect(try await stand.get("/runs/1/cells?from=99").bytes.isEmpty)
        #expect(try await stand.get("/runs/1/cells?from=-5").bytes == all.bytes)
    }

    @Test("the same order gives the same bytes")
    func sameResults() async throws {
        let stand = try Stand()
        _ = try await stand.run(quick)
        _ = try await stand.run(quick)
        #expect(
            try await stand.get("/runs/1/files/summary.json").bytes
                == stand.get("/runs/2/files/summary.json").bytes)
    }

    @Test(
        "bad input is refused with the errors of the file, at the field",
        arguments: [
            (#"{"set": {"picking.pickers": "-1"}}"#, "picking.pickers", "must be"),
            (#"{"set": {"picking.pickers": "many"}}"#, "picking.pickers", "many"),
            (#"{"set": {"picking.pikkers": "3"}}"#, "picking.pikkers", "did you mean"),
            (#"{"set": {"picking.pickers": ""}}"#, "picking.pickers", "empty"),
            (#"{"set": {"picking.pickers": "[1"}}"#, "picking.pickers", "not YAML"),
            (#"{"days": "0"}"#, "days", "from 1 to 3650"), (#"{"days": "x"}"#, "days", "from 1 to 3650"),
            (#"{"scale": "2"}"#, "scale", "at most 1"), (#"{"scale": "nan"}"#, "scale", "at most 1"),
            (#"{"seed": "-1"}"#, "seed", "from 0"), (#"{"replications": "0"}"#, "replications", "from 1 to 1000"),
            (#"{"replications": 100000}"#, "replications", "from 1 to 1000"),
        ])
    func badInput(_ part: String, _ field: String, _ hint: String) async throws {
        let stand = try Stand()
        let answer = try await stand.post("/runs", #"{"scenario": "quickstart.yaml", "# + part.dropFirst())
        #expect(answer.status == 422)
        #expect(answer.text.contains("\"field\":\"\(field)\"") && answer.text.contains(hint), "\(answer.text)")
        #expect(try await stand.get("/runs/1").status == 404)
    }

    @Test("all errors come at once, and those of the file say their line")
    func allErrors() async throws {
        let stand = try Stand()
        let answer = try await stand.post(
            "/runs", #"{"scenario":"quickstart.yaml","days":"0","set":{"picking.pickers":"-1","handover.members":"x"}}"#
        )
        for field in ["days", "picking.pickers", "handover.members"] {
            #expect(answer.text.contains("\"field\":\"\(field)\""))
        }
        let broken = try await stand.post("/runs", #"{"scenario":"hamlet.yaml"}"#)
        #expect(broken.status == 422 && broken.text.contains("base.yaml") && broken.text.contains("hamlet.yaml:9:"))
        #expect(try await stand.get("/scenarios/hamlet.yaml").status == 422)
    }

    @Test("what is no order is refused")
    func noOrder() async throws {
        let stand = try Stand()
        #expect(try await stand.post("/runs", "scenario=quickstart.yaml", [:]).status == 415)
        #expect(try await stand.post("/runs", quick, ["content-type": "text/plain"]).status == 415)
        for body in ["", "{", "[]", "{}", #"{"scenario": 3}"#, String(repeating: "[", count: 100_000)] {
            #expect(try await stand.post("/runs", body).status == 400)
        }
        #expect(try await stand.post("/runs", #"{"scenario":"../outside.yaml"}"#).status == 422)
        #expect(try await stand.post("/runs/9/stop", "").status == 404)
        #expect(try await stand.post("/nothing", "").status == 404)
    }

    @Test("several runs wait for each other; one that waits and one that runs are stopped")
    func queue() async throws {
        let stand = try Stand()
        let long = #"{"scenario": "quickstart.yaml", "days": "3000"}"#
        for id in 1...3 {
            #expect(try await stand.post("/runs", id == 3 ? quick : long).text == "{\"id\":\(id)}")
        }
        #expect(try await stand.get("/runs/2/standing").text.contains(#""ahead":1"#))
        #expect(try await stand.get("/runs/3/standing").text.contains(#""ahead":2"#))
        #expect(try await stand.post("/runs/2/stop", "").text.contains(#""state":"stopped""#))
        let stopping = try await stand.post("/runs/1/stop", "").text
        #expect(stopping.contains(#""state":"stopping""#) || stopping.contains(#""state":"stopped""#))
        #expect(try await stand.events(of: 1).last?.contains(#""state":"stopped""#) == true)
        #expect(try await stand.events(of: 3).last?.contains(#""state":"finished""#) == true)
        #expect(try await stand.get("/runs/2").text.contains("stopped"))
        #expect(try await stand.post("/runs/3/stop", "").text.contains(#""state":"finished""#))
    }

    @Test("no more than 20 runs wait")
    func fullQueue() async throws {
        let stand = try Stand()
        let long = #"{"scenario": "quickstart.yaml", "days": "3000", "scale": "0.1"}"#
        var codes: [Int] = []
        for _ in 0..<23 { codes.append(try await stand.post("/runs", long).status) }
        #expect(codes.prefix(20).allSatisfy { $0 == 201 } && codes.last == 503)
        await stand.server.close()
        #expect(try await stand.post("/runs", long).status == 503)
        // The first may have come to its end before; nothing else had begun.
        let first = try await stand.get("/runs/1/standing").text
        #expect(first.contains(#""state":"stopped""#) || first.contains(#""state":"finished""#))
        #expect(try await stand.get("/runs/20/standing").text.contains(#""state":"stopped""#))
    }

    @Test("two runs are compared from what they wrote, also by a server started later")
    func comparison() async throws {
        let stand = try Stand()
        _ = try await stand.run(quick)
        _ = try await stand.run(
            #"{"scenario": "quickstart.yaml", "days": 3, "scale": 0.5, "set": {"handover.members": "6"}}"#)
        let page = try await stand.get("/compare?a=1&b=2")
        #expect(page.status == 200 && page.text.contains("order to door, mean") && page.text.contains("<svg"))
        #expect(page.text.contains("handover.members=6"))
        let later = try LiveServer(
            .init(folder: "\(stand.root)/scenarios", results: "\(stand.root)/results", kept: 50, atOnce: 1, jobs: 1),
            gatekeeper: Gatekeeper(host: "127.0.0.1", token: nil))
        let request = try #require(
            ServerRequest(method: "GET", target: "/compare?a=1&b=2", headers: ["host": "127.0.0.1"]))
        let again = await later.respond(to: request)
        #expect(again.bytes == page.bytes)
    }

    @Test("a network runs, too, without map and days")
    func network() async throws {
        let stand = try Stand()
        let (_, events) = try await stand.run(
            #"{"scenario": "newsvendor-normal.yaml", "set": {"network.periods": "500"}}"#)
        #expect(events.last?.contains(#""state":"finished""#) == true && !events.contains { $0.contains("event: day") })
        let page = try await stand.get("/runs/1").text
        #expect(page.contains("periods.csv") && !page.contains("map-data"))
        #expect(try await stand.get("/runs/1/charts").status == 404)
    }

    @Test("the oldest runs are forgotten, and their folders removed")
    func forgetting() async throws {
        let stand = try Stand(kept: 2)
        for _ in 0..<3 { _ = try await stand.run(#"{"scenario":"quickstart.yaml","days":"1","scale":"0.1"}"#) }
        #expect(try await stand.get("/runs/1").status == 404)
        #expect(try await stand.get("/runs/3").status == 200)
        #expect(!FileManager.default.fileExists(atPath: "\(stand.root)/results/0001"))
        #expect(FileManager.default.fileExists(atPath: "\(stand.root)/results/0002"))
    }

    @Test("with a token nothing is told without it")
    func token() async throws {
        let stand = try Stand(token: "secret-token")
        #expect(try await stand.get("/").status == 401)
        #expect(try await stand.get("/scenarios/quickstart.yaml").status == 401)
        #expect(try await stand.post("/runs", quick).status == 401)
        #expect(try await stand.get("/login?token=wrong").status == 401)
        let entry = try await stand.get("/login?token=secret-token")
        #expect(entry.status == 303 && entry.headers["Location"] == "/")
        let cookie = try #require(entry.headers["Set-Cookie"])
        #expect(cookie.hasSuffix("HttpOnly; SameSite=Strict"))
        let pair = String(cookie.prefix { $0 != ";" })
        #expect(try await stand.get("/", ["cookie": pair]).status == 200)
        #expect(try await stand.get("/", ["authorization": "Bearer secret-token"]).status == 200)
        let typed = try await stand.post("/login", "token=secret-token", [:])
        #expect(typed.status == 303)
    }

    @Test("the language is a choice that leads back to this server only")
    func language() async throws {
        let stand = try Stand()
        let answer = try await stand.get("/language?to=zh&back=/runs/1%3Fa%3D1")
        #expect(answer.headers["Location"] == "/runs/1?a=1")
        #expect(try await stand.get("/", ["cookie": "quartermaster_language=zh"]).text.contains("方案"))
        for back in ["http://evil.example", "//evil.example", "/%5Cevil.example", ""] {
            #expect(try await stand.get("/language?to=zh&back=\(back)").headers["Location"] == "/")
        }
    }
}
