import HTTPTypes
import Hummingbird
import NIOCore
import Serving

/// Hands requests to the live pages, and their answers to Hummingbird.
struct LiveResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let server: LiveServer

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let answer = try await answer(to: request)
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers(of: answer),
            body: body(of: answer, isSent: request.method != .head))
    }

    private func answer(to request: Request) async throws -> ServerResponse {
        let tooLarge = ServerResponse.text(413, "The request has more than \(LiveServer.mostBodyBytes) bytes.")
        if let length = request.headers[.contentLength], Int(length).map({ $0 > LiveServer.mostBodyBytes }) ?? true {
            return tooLarge
        }
        var headers: [String: String] = [:]
        for field in request.headers {
            let name = field.name.canonicalName
            headers[name] = headers[name].map { $0 + "; " + field.value } ?? field.value
        }
        headers["host"] = request.head.authority
        var body: [UInt8] = []
        if request.method == .post {
            for try await part in request.body {
                guard body.count + part.readableBytes <= LiveServer.mostBodyBytes else { return tooLarge }
                body += Array(part.readableBytesView)
            }
        }
        let read = ServerRequest(
            method: request.method.rawValue, target: request.head.path ?? "/", headers: headers, body: body)
        guard let read else { return .text(400, "The address cannot be read.") }
        return await server.respond(to: read)
    }

    private func headers(of answer: ServerResponse) -> HTTPFields {
        var fields = HTTPFields()
        for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        // What is left of a body that was not read cannot be told from the next request.
        if answer.status == 413 { fields[.connection] = "close" }
        return fields
    }

    private func body(of answer: ServerResponse, isSent: Bool) -> ResponseBody {
        switch answer.body {
        case _ where !isSent: return ResponseBody()
        case .bytes(let bytes): return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .events(let events):
            return ResponseBody { writer in
                for await event in events { try await writer.write(ByteBuffer(string: event)) }
                try await writer.finish(nil)
            }
        }
    }
}
