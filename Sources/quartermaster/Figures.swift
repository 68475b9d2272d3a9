import ArgumentParser
import Reporting

struct Figures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the figures that checks and targets can name, with their units.",
        discussion: "A scenario's 'checks' set a run's figures beside what was observed of the real city.")

    @Flag(help: "Print the list as JSON.")
    var json = false

    @Flag(help: .hidden)
    var markdown = false

    func run() async throws {
        try await reportingFailures {
            try Console.show(
                asJSON: json, try FigureList.json,
                screen: markdown ? FigureList.page : FigureList.text(for: Console.output))
        }
    }
}
