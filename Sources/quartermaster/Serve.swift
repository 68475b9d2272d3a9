import ArgumentParser
import Foundation

/// The live page is a program of its own, `quartermaster-serve`, so that the simulator is built without a web server.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves a page on this machine to pick, change, run and compare scenarios.",
        discussion: """
            The page is served by quartermaster-serve, a program beside this one that 'make serve' builds; all that follows \
            is passed on to it.

              quartermaster serve
              quartermaster serve scenarios --port 8480
              quartermaster serve --help
            """)

    @Argument(parsing: .captureForPassthrough, help: "What quartermaster-serve is called with.")
    var arguments: [String] = []

    func run() async throws {
        try await reportingFailures {
            let own = Bundle.main.executableURL?.resolvingSymlinksInPath()
            guard let program = own?.deletingLastPathComponent().appendingPathComponent(Self.program).path,
                FileManager.default.isExecutableFile(atPath: program)
            else {
                throw Failure(
                    "\(Self.program) is not beside quartermaster; 'make serve' in the source folder builds it, or "
                        + "'swift build -c release --product \(Self.program)'", code: .notInstalled)
            }
            var words = ([program] + arguments).map { strdup($0) } + [nil]
            defer { words.forEach { free($0) } }
            execv(program, &words)
            throw Failure("\(program): cannot be started: \(String(cString: strerror(errno)))", code: .notInstalled)
        }
    }

    private static let program = "quartermaster-serve"
}
