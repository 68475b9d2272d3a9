import ArgumentParser
import Experiments
import Foundation
import Reporting

struct Trials: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists, exports and compacts stored trials.",
        discussion: """
            Experiments keep what each trial found in an SQLite file, \(StudyOptions.usualStore) unless --store says otherwise. \
            A trial is known by the content of its scenario, its seed, its number and the program's version: nothing is \
            taken from the store that any of these has made stale.

              quartermaster trials
              quartermaster trials export --format json --to trials.json
              quartermaster trials compact --only-this-version
            """,
        subcommands: [List.self, Export.self, Compact.self], defaultSubcommand: List.self)

    struct StoreOption: ParsableArguments {
        @Option(
            help: ArgumentHelp("The store.", valueName: "file"),
            completion: .file(extensions: ["sqlite"]))
        var store = StudyOptions.usualStore

        /// Does work with the store, which must be there.
        func withStore(_ work: (TrialStore) throws -> Void) async throws {
            try await reportingFailures { try work(try TrialStore(store, create: false)) }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists what a store holds.")

        @OptionGroup var option: StoreOption

        @Flag(help: "Print the list as JSON.")
        var json = false

        func run() async throws {
            try await option.withStore { store in
                let holdings = try store.holdings()
                try Console.show(
                    asJSON: json, try TrialListing.json(of: holdings),
                    screen: TrialListing.text(of: holdings, for: Console.output))
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Writes every trial with its figures.")

        enum Format: String, CaseIterable, ExpressibleByArgument {
            case csv, json
        }

        @OptionGroup var option: StoreOption

        @Option(help: "The form: csv has a row a trial, json an object.")
        var format = Format.csv

        @Option(
            help: ArgumentHelp("The file (default: standard output).", valueName: "file"), completion: .file())
        var to: String?

        func run() async throws {
            try await option.withStore { store in
                let text = try format == .csv ? TrialListing.csv(of: store) : TrialListing.json(of: store)
                guard let to else { return try Console.print(text) }
                do {
                    try text.write(to: URL(fileURLWithPath: to), options: .atomic)
                } catch {
                    throw Failure("\(to): cannot write: \(Console.reason(error))", code: .cannotWrite)
                }
            }
        }
    }

    struct Compact: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a store as small as it can be.")

        @OptionGroup var option: StoreOption

        @Flag(help: "Delete trials of other versions of the program first; they are never used again.")
        var onlyThisVersion = false

        func run() async throws {
            try await option.withStore { store in
                let deleted = try store.compact(keepingOnly: onlyThisVersion ? Program.version : nil)
                try Console.print("\(store.path): compacted; \(deleted) trials of other versions deleted\n")
            }
        }
    }
}
