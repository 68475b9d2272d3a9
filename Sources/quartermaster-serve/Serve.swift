import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Serving
import UnixSignals

@main
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quartermaster serve",
        abstract: "Serves a page on this machine to pick, change, run and compare scenarios.",
        discussion: """
            The page lists the scenarios of a folder. Pick one, change its keys in a form, run it and watch the map and the \
            charts fill; stop it, compare it with an earlier run, download its files. Runs wait in a queue, one at a time.

            Only this machine can reach the page, unless --host says otherwise; then whoever comes has to show a token, \
            which is printed once at the start. There is no encryption: on a network that is not yours, reach the page \
            through ssh -L instead.

            Results go into --results, a folder for each run with report.html, summary.json, the CSV tables and run.json; \
            the oldest beyond --keep are removed. Ctrl-C stops runs at the end of the simulated day and keeps the \
            replications that are complete.

              quartermaster serve
              quartermaster serve my-scenarios --port 0
              quartermaster serve --host 0.0.0.0

            Exit codes: 0 stopped, 64 bad usage, 65 no such folder, 73 cannot make the folder of results, 74 cannot listen.
            """)

    @Argument(help: "The folder of the scenarios.", completion: .directory)
    var folder = "scenarios"

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port to listen on; 0 for any that is free.", valueName: "port"))
    var port: UInt16 = 8480

    @Flag(help: "Ask for the token on this machine, too: others may have an account on it.")
    var token = false

    @Option(help: ArgumentHelp("The folder that results go into.", valueName: "dir"), completion: .directory)
    var results = "results/serve"

    @Option(help: ArgumentHelp("How many finished runs are kept, 2 to 10000.", valueName: "n"))
    var keep = 50

    @Option(help: ArgumentHelp("How many runs go on at a time, 1 to 64.", valueName: "n"))
    var atOnce = 1

    @Option(
        help: ArgumentHelp(
            "How many replications of a run go on at a time, 1 to 1024 (default: one on each core).", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        guard (2...10_000).contains(keep) else { throw ValidationError("--keep must be from 2 to 10000") }
        guard (1...64).contains(atOnce) else { throw ValidationError("--at-once must be from 1 to 64") }
        guard (1...1024).contains(jobs ?? 1) else { throw ValidationError("--jobs must be from 1 to 1024") }
    }

    func run() async throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw failure("\(folder): there is no such folder", code: 65)
        }
        let token = Gatekeeper.isLoopback(host) && !token ? nil : Serve.makeToken()
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let server: LiveServer
        do {
            server = try LiveServer(
                .init(
                    folder: folder, results: results, kept: keep, atOnce: atOnce, jobs: min(cores, jobs ?? cores)),
                gatekeeper: Gatekeeper(host: host, token: token))
        } catch {
            throw failure("\(results): the folder cannot be made: \(error.localizedDescription)", code: 73)
        }
        do {
            try await serve(server, token: token)
        } catch let error as IOError {
            let reason =
                error.errnoCode == EADDRINUSE
                ? "the port is in use; choose another with --port, or 0 for any that is free"
                : String(cString: strerror(error.errnoCode))
            throw failure("\(host):\(port): cannot listen: \(reason)", code: 74)
        } catch let error as SocketAddressError {
            throw failure("\(host): cannot listen: \(error)", code: 74)
        }
    }

    private func serve(_ server: LiveServer, token: String?) async throws {
        let (folder, host) = (folder, host)
        var logger = Logger(label: "quartermaster")
        logger.logLevel = .error
        let application = Application(
            responder: LiveResponder(server: server),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: Int(port)),
                availableConnectionsDelegate: MaximumAvailableConnections(256)),
            onServerRunning: { channel in
                let name = host.contains(":") ? "[\(host)]" : host
                let address = "http://\(name):\(channel.localAddress?.port ?? 0)/"
                let scenarios = server.scenarioCount
                Serve.say("Serving \(scenarios) scenario\(scenarios == 1 ? "" : "s") of \(folder) at \(address)")
                if let token { Serve.say("Whoever comes needs the token: \(address)login?token=\(token)") }
                Serve.say("Ctrl-C stops it.")
            }, logger: logger)
        // Services are stopped from the last on: runs first, so that no stream of theirs keeps a connection open.
        let group = ServiceGroup(
            configuration: .init(
                services: [application, RunKeeper(server: server)], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        try await group.run()
    }

    /// 192 bits from the system's generator.
    private static func makeToken() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<3).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private static func say(_ line: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
    }

    private func failure(_ message: String, code: Int32) -> ExitCode {
        try? FileHandle.standardError.write(contentsOf: Data("\(message)\n".utf8))
        return ExitCode(code)
    }
}

/// Stops the runs when the server is to stop; a second Ctrl-C then ends the program at once.
private struct RunKeeper: Service {
    let server: LiveServer

    func run() async throws {
        try? await gracefulShutdown()
        signal(SIGINT, SIG_DFL)
        await server.close()
    }
}
