import ArgumentParser
import Experiments
import Foundation
import Reporting

struct Merge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Unites stores of trials into a new one.",
        discussion: """
            The new file's bytes depend on the trials alone, not on which store they came from: the shards of an experiment, \
            merged, equal the whole, merged.

              quartermaster merge --into all.sqlite shard-1.sqlite shard-2.sqlite
            """)

    @Argument(help: "The stores.", completion: .file(extensions: ["sqlite"]))
    var stores: [String]

    @Option(help: ArgumentHelp("The new store; it must not be there yet.", valueName: "file"))
    var into: String

    @Flag(help: "Print what the new store holds as JSON.")
    var json = false

    func run() async throws {
        try await reportingFailures {
            guard !FileManager.default.fileExists(atPath: into) else {
                throw Failure("\(into): there is such a file already; name a new one", code: .cannotCreate)
            }
            try makeFolder(of: into, namedBy: "--into")
            do {
                let sources = try stores.map { try TrialStore($0, create: false) }
                // United aside, so that the new file is whole or not there.
                let aside = into + ".merging-\(ProcessInfo.processInfo.processIdentifier)"
                defer {
                    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: aside + suffix) }
                }
                let union = try TrialStore(aside)
                try union.merge(sources)
                let copy = aside + "-copy"
                try union.writeCopy(to: copy)
                try FileManager.default.moveItem(atPath: copy, toPath: into)
                let holdings = try union.holdings()
                try Console.show(
                    asJSON: json, try TrialListing.json(of: holdings),
                    screen: "\(into): \(holdings.reduce(0) { $0 + $1.count }) trials\n")
            } catch let error as CocoaError {
                throw Failure("\(into): cannot write: \(Console.reason(error))", code: .cannotWrite)
            }
        }
    }
}
