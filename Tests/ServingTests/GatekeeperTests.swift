import Testing

@testable import Serving

@Suite("Who may ask")
struct GatekeeperTests {
    private func request(
        _ method: String = "GET", _ target: String = "/", _ headers: [String: String] = [:]
    ) throws -> ServerRequest {
        try #require(
            ServerRequest(
                method: method, target: target, headers: ["host": "127.0.0.1:8480"].merging(headers) { $1 }))
    }

    private let local = Gatekeeper(host: "127.0.0.1", token: nil)
    private let open = Gatekeeper(host: "0.0.0.0", token: "0123456789abcdef")

    @Test(
        "names of this machine are answered, whatever the port",
        arguments: ["127.0.0.1:8480", "localhost", "LOCALHOST:9", "[::1]:8480", "127.1.2.3"])
    func ownNames(_ host: String) throws {
        #expect(local.refusal(of: try request("GET", "/", ["host": host])) == nil)
    }

    @Test(
        "names that only point here are not (DNS rebinding)",
        arguments: [
            "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8480", "127.0.0.1@evil.example", "",
            "127.0.0.1:8480x", "[::1", "[evil]:80", "192.168.1.2:8480", "10.0.0.1",
        ])
    func otherNames(_ host: String) throws {
        #expect(local.refusal(of: try request("GET", "/", ["host": host]))?.status == 403)
        let without = try #require(ServerRequest(method: "GET", target: "/", headers: [:]))
        #expect(local.refusal(of: without)?.status == 403)
    }

    @Test("open to others, every address is answered and no foreign name")
    func openNames() throws {
        #expect(open.refusal(of: try request("GET", "/", ["host": "192.168.1.2:8480"])) == nil)
        #expect(open.refusal(of: try request("GET", "/", ["host": "[fe80::1]:8480"])) == nil)
        #expect(open.refusal(of: try request("GET", "/", ["host": "evil.example"]))?.status == 403)
        let named = Gatekeeper(host: "planner.lan", token: "t")
        #expect(named.refusal(of: try request("GET", "/", ["host": "Planner.lan:8480"])) == nil)
    }

    @Test("what a page of another site sends is not done")
    func crossSite() throws {
        let same = ["origin": "http://127.0.0.1:8480"]
        #expect(local.refusal(of: try request("POST", "/runs", same)) == nil)
        #expect(local.refusal(of: try request("POST", "/runs")) == nil)
        for origin in ["http://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1:8480", ""] {
            #expect(local.refusal(of: try request("POST", "/runs", ["origin": origin]))?.status == 403)
        }
        #expect(local.refusal(of: try request("POST", "/runs", ["sec-fetch-site": "cross-site"]))?.status == 403)
        #expect(local.refusal(of: try request("DELETE", "/runs/1"))?.status == 405)
    }

    @Test("the token is shown as bearer or cookie, whole")
    func tokens() throws {
        #expect(local.isAdmitted(try request()))
        #expect(!open.isAdmitted(try request()))
        #expect(open.isAdmitted(try request("GET", "/", ["authorization": "Bearer 0123456789abcdef"])))
        #expect(open.isAdmitted(try request("GET", "/", ["cookie": "a=b; quartermaster_token=0123456789abcdef"])))
        for wrong in ["", "0123456789abcde", "0123456789abcdeg", "0123456789abcdef0", "1123456789abcdef"] {
            #expect(!open.isToken(wrong))
            #expect(!open.isAdmitted(try request("GET", "/", ["authorization": "Bearer \(wrong)"])))
        }
        #expect(!open.isAdmitted(try request("GET", "/", ["authorization": "Basic 0123456789abcdef"])))
        #expect(!open.isAdmitted(try request("GET", "/?token=0123456789abcdef")))
    }

    @Test("loopback addresses are told from others")
    func loopback() {
        for host in ["127.0.0.1", "127.9.9.9", "::1", "localhost"] { #expect(Gatekeeper.isLoopback(host)) }
        for host in ["0.0.0.0", "::", "10.0.0.1", "example.org", "127.example.org", "127.0.0.1.example.org", ""] {
            #expect(!Gatekeeper.isLoopback(host))
        }
    }
}

@Suite("What is read of a request")
struct ServerRequestTests {
    @Test("addresses are decoded once, and what cannot be is refused")
    func targets() throws {
        let request = try #require(ServerRequest(method: "GET", target: "/a%20b/c?x=1+2&y=%2F&x=3", headers: [:]))
        #expect(request.path == "/a b/c" && request.query == ["x": "3", "y": "/"])
        #expect(ServerRequest(method: "GET", target: "/%2525", headers: [:])?.path == "/%25")
        for wrong in ["", "a", "/%", "/%2", "/%zz", "/%00", "/%0d%0aX: y", "/%ff", "/%+1", "/?a=%0a"] {
            #expect(ServerRequest(method: "GET", target: wrong, headers: [:]) == nil, "\(wrong)")
        }
    }

    @Test("text is escaped so that it comes back")
    func escapes() {
        for text in ["a b", "方案/a.yaml", "100%", "a?b=c&d#e", "\"<>'"] {
            let encoded = PercentText.encoded(text)
            #expect(PercentText.decoded(encoded) == text)
            #expect(encoded.allSatisfy { $0.isASCII && !" \"<>?&#'".contains($0) })
        }
    }

    @Test("JSON that lies too deep is not read")
    func depth() {
        #expect(JSONBytes.depth(of: Array(#"{"a": [1, "[[[[\"[", {}]}"#.utf8)) == 3)
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        #expect(JSONBytes.decode([Int].self, from: deep) == nil)
        #expect(JSONBytes.decode([Int].self, from: Array("[1,2]".utf8)) == [1, 2])
    }
}
