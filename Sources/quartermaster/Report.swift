import ArgumentParser
import Foundation
import Reporting

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws the report of a finished run anew, in another language or after an update.",
        discussion: """
            A run writes report.json beside report.html; this command reads the first and writes the second. Nothing is \
            simulated.

              quartermaster report results/wuhan-2020
              quartermaster report results/wuhan-2020 --lang zh --out report-zh.html
            """)

    @Argument(help: "The folder of the run, or its report.json.", completion: .directory)
    var folder: String

    @OptionGroup var options: ReportOptions

    @Option(
        help: ArgumentHelp("The page to write (default: report.html beside report.json).", valueName: "file"),
        completion: .file(extensions: ["html"]))
    var out: String?

    func run() async throws {
        try await reportingFailures {
            let page = try draw(read())
            let path = out ?? source.deletingLastPathComponent().appendingPathComponent("report.html").path
            do {
                try Data(page.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                throw Failure("\(path): cannot write: \(Console.reason(error))", code: .cannotWrite)
            }
            try Console.print("Written: \(path)\n")
        }
    }

    /// The file that the page is drawn from.
    private var source: URL {
        let url = URL(fileURLWithPath: folder)
        return folder.hasSuffix(".json") ? url : url.appendingPathComponent(StoredReport.fileName)
    }

    private func read() throws -> Data {
        do {
            return try Data(contentsOf: source)
        } catch {
            throw Failure(
                "\(source.relativePath): cannot read: \(Console.reason(error)); 'quartermaster run' writes it, unless with "
                    + "--no-report", code: .badInput)
        }
    }

    private func draw(_ data: Data) throws -> String {
        do {
            return try StoredReport.html(from: data, options.strings)
        } catch {
            throw Failure("\(source.relativePath): \(error)", code: .badInput)
        }
    }
}
