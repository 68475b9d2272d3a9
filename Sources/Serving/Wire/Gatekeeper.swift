/// Who may ask: it keeps out pages of other sites that the same browser shows, and, with a token, who does not have it.
///
/// A page elsewhere can send requests to an address on this machine. It cannot choose the header `Host`, unless a name of its
/// own points here (DNS rebinding), nor `Origin`; so both are held against what this server is called.
public struct Gatekeeper: Sendable {
    /// The name or address that the server was told to listen on.
    private let host: String
    /// What must be shown; nil where the server listens to this machine alone.
    private let token: [UInt8]?

    /// The cookie that holds the token.
    static let cookie = "quartermaster_token"

    /// Describes who may ask.
    ///
    /// - Parameters:
    ///   - host: the name or address that the server listens on.
    ///   - token: what must be shown; nil where nothing must.
    public init(host: String, token: String?) {
        self.host = host.lowercased()
        self.token = token.map { Array($0.utf8) }
    }

    /// Whether an address is one of this machine for itself.
    public static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || (isIPv4(host) && host.hasPrefix("127."))
    }

    /// Why a request is not answered; nil where it is.
    func refusal(of request: ServerRequest) -> ServerResponse? {
        guard let named = request.headers["host"], let name = Gatekeeper.name(in: named), isOurs(name) else {
            return .text(403, "This server does not go by that name; use the address that it printed.")
        }
        guard request.method == "GET" || request.method == "HEAD" || request.method == "POST" else {
            return .text(405, "Only GET and POST are known here.")
        }
        if request.method == "POST" {
            if let origin = request.headers["origin"], origin.lowercased() != "http://\(named.lowercased())" {
                return .text(403, "A page of another site sent this; it is not done.")
            }
            if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" {
                return .text(403, "A page of another site sent this; it is not done.")
            }
        }
        return nil
    }

    /// Whether a request shows the token, or need not.
    func isAdmitted(_ request: ServerRequest) -> Bool {
        guard token != nil else { return true }
        let bearer = request.headers["authorization"].flatMap { text -> String? in
            text.lowercased().hasPrefix("bearer ") ? String(text.dropFirst(7)) : nil
        }
        return [bearer, request.cookie(Gatekeeper.cookie)].compactMap(\.self).contains(where: isToken)
    }

    /// Whether a text is the token; where no token is needed, any is.
    ///
    /// It takes as long for one that differs early as for one that differs late.
    func isToken(_ text: String) -> Bool {
        guard let token else { return true }
        let bytes = Array(text.utf8.prefix(1024))
        var difference = UInt8(bytes.count == token.count ? 0 : 1)
        for index in token.indices { difference |= token[index] ^ (index < bytes.count ? bytes[index] : 0) }
        return difference == 0
    }

    /// Names of this machine and, where others may come, every address: only names can be made to point here.
    private func isOurs(_ name: String) -> Bool {
        if Gatekeeper.isLoopback(name) || name == host { return true }
        return token != nil && (Gatekeeper.isIPv4(name) || name.contains(":"))
    }

    /// The name in a `Host` header, without the port and without the brackets of an address of IPv6.
    private static func name(in header: String) -> String? {
        let text = header.lowercased()
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            let (name, rest) = (text[text.index(after: text.startIndex)..<end], text[text.index(after: end)...])
            let isAddress = name.contains(":") && name.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
            return isAddress && (rest.isEmpty || isPort(rest)) ? String(name) : nil
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty, parts.count == 1 || isPort(":" + parts[1]) else { return nil }
        return String(name)
    }

    private static func isPort(_ text: some StringProtocol) -> Bool {
        text.first == ":" && UInt16(text.dropFirst()) != nil
    }

    private static func isIPv4(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
