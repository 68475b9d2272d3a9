import Reporting

/// An answer, whatever server sends it.
public struct ServerResponse: Sendable {
    /// What is sent after the headers.
    public enum Body: Sendable {
        /// These bytes.
        case bytes([UInt8])
        /// Parts of a stream of events as they come, until there are no more.
        case events(AsyncStream<String>)
    }

    /// The status code.
    public var status: Int
    /// The headers by their names.
    public var headers: [String: String]
    /// The body.
    public var body: Body

    /// What every answer says: nothing from elsewhere is loaded, nothing is framed elsewhere, nothing is kept.
    private static let guarding = [
        "Content-Security-Policy":
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    ]

    init(_ status: Int, type: String, _ body: Body, headers: [String: String] = [:]) {
        self.status = status
        self.body = body
        self.headers = ServerResponse.guarding.merging(["Content-Type": type]) { $1 }.merging(headers) { $1 }
    }

    /// A page or a part of one.
    static func html(_ text: String, status: Int = 200) -> ServerResponse {
        ServerResponse(status, type: "text/html; charset=utf-8", .bytes(Array(text.utf8)))
    }

    /// A line of text, for what goes wrong.
    public static func text(_ status: Int, _ text: String) -> ServerResponse {
        ServerResponse(status, type: "text/plain; charset=utf-8", .bytes(Array((text + "\n").utf8)))
    }

    /// A file of some type.
    static func file(_ bytes: [UInt8], type: String, headers: [String: String] = [:]) -> ServerResponse {
        ServerResponse(200, type: type, .bytes(bytes), headers: headers)
    }

    /// JSON.
    static func json(_ value: some Encodable, status: Int = 200) -> ServerResponse {
        guard let bytes = try? JSONBytes.encode(value) else { return text(500, "the answer cannot be written") }
        return ServerResponse(status, type: "application/json", .bytes(bytes))
    }

    /// Another address to go to.
    static func redirect(to path: String, headers: [String: String] = [:]) -> ServerResponse {
        ServerResponse(
            303, type: "text/plain; charset=utf-8", .bytes([]), headers: headers.merging(["Location": path]) { $1 })
    }
}
