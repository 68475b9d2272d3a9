import ArgumentParser
import Reporting
import Scenario

struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says in what two scenarios differ, key by key.",
        discussion: """
            Both are read with all that they extend, so that it does not matter how they are written: comments, the order of \
            keys and defaults that are left out do not count. Tables are compared by rows and columns; at most 20 differences \
            of a table are listed. Exit code 0 when they mean the same, 1 when they differ, 65 when one is wrong.

              quartermaster diff scenarios/quickstart.yaml scenarios/enclave.yaml
              quartermaster diff scenarios/district.yaml --set fleet.buses=20
            """)

    @Argument(help: "The first scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
    var first: String

    @Argument(
        help: "The second scenario's file (default: the first, with --set).",
        completion: .file(extensions: ["yaml", "yml"]))
    var second: String?

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "Another value for a key of the second, such as fleet.buses=400; may be repeated.", valueName: "path=value")
    )
    var settings: [String] = []

    @Flag(help: "Print the differences as JSON.")
    var json = false

    func validate() throws {
        if second == nil, settings.isEmpty {
            throw ValidationError("name a second scenario, or say with --set what is to differ")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let found = try readingScenarios { () throws(ScenarioError) in
                try ScenarioLoader.differences(of: (first, []), from: (second ?? first, settings))
            }
            let report = DifferenceReport(
                first: first, second: ([second ?? first] + settings.map { "--set \($0)" }).joined(separator: " "),
                differences: found.listed.map { .init(path: $0.path, first: $0.first, second: $0.second) },
                unlisted: found.unlisted.map { .init(path: $0.path, count: $0.count) })
            try Console.show(asJSON: json, try report.json, screen: report.screen(for: Console.output))
            if !found.isEmpty { throw ExitCode.different }
        }
    }
}
