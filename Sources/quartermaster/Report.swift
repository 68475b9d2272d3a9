import ArgumentParser
import Experiments
import Foundation
import Reporting

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws the report of a finished run or experiment anew, or a page of what a store holds.",
        discussion: """
            A run writes report.json beside report.html, and so do compare, capacity, stress, sweep and calibrate; this command reads \
            the first and writes the second, in another language or after an update. Of a store of trials it writes a page \
            of the usual figures of each scenario at each point. Nothing is simulated.

              quartermaster report results/wuhan-2020
              quartermaster report results/wuhan-2020 --lang zh --out report-zh.html
              quartermaster report results/trials.sqlite
            """)

    @Argument(help: "The folder of the answer, its report.json, or a store (.sqlite).", completion: .directory)
    var folder: String

    @OptionGroup var options: ReportOptions

    @Option(
        help: ArgumentHelp(
            "The page to write (default: report.html beside report.json; a store's name with .html).", valueName: "file"
        ),
        completion: .file(extensions: ["html"]))
    var out: String?

    func run() async throws {
        try await reportingFailures {
            let page = try isStore ? drawStore() : draw(read())
            let path = out ?? defaultPath
            do {
                try Data(page.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                throw Failure("\(path): cannot write: \(Console.reason(error))", code: .cannotWrite)
            }
            try Console.print("Written: \(path)\n")
        }
    }

    private var isStore: Bool { folder.hasSuffix(".sqlite") }

    private var defaultPath: String {
        isStore
            ? URL(fileURLWithPath: folder).deletingPathExtension().appendingPathExtension("html").path
            : source.deletingLastPathComponent().appendingPathComponent(StoredReport.pageName).path
    }

    private func drawStore() throws -> String {
        let store = try TrialStore(folder, create: false)
        return try StorePage(of: store, title: URL(fileURLWithPath: folder).lastPathComponent).html(options.strings)
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
                "\(source.relativePath): cannot read: \(Console.reason(error)); quartermaster writes it with an answer, unless "
                    + "with --no-report", code: .badInput)
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
