import ArgumentParser
import Foundation
import Scenario

struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a commented scenario of your own to go on with.",
        discussion: """
            On a terminal it asks five questions; Return takes the answer in brackets. With any option it asks nothing: \
            what no option says is as usual. What is written runs as it is; every figure that you did not give is an \
            estimate and marked as one.

              quartermaster init town.yaml
              quartermaster init town.yaml --name Riverside --people 30000 --area 6
              quartermaster init town.yaml --cells cells.csv --goods vegetables=4,pork=3
            """)

    @Argument(
        help: "The file to write.", completion: .file(extensions: ["yaml", "yml"]))
    var file = "scenario.yaml"

    @Option(help: "What reports call it, at most 100 characters (default: My town).")
    var name: String?

    @Option(
        help: ArgumentHelp("How many people live there (default: 20000).", valueName: "n"),
        transform: { try integer($0, in: 1...50_000_000) })
    var people: Int?

    @Option(
        help: ArgumentHelp("Their area in square kilometres (default: one for 4000 people).", valueName: "km2"),
        transform: { try readArea($0) })
    var area: Double?

    @Option(
        help: ArgumentHelp(
            "A CSV file of cells in the scenario's folder, in place of --people and --area.", valueName: "csv"),
        completion: .file(extensions: ["csv"]))
    var cells: String?

    @Option(
        help: ArgumentHelp("How many days are simulated (default: 14).", valueName: "n"),
        transform: { try integer($0, in: 1...3650) })
    var days: Int?

    @Option(
        help: ArgumentHelp("Buses (default: as many as people need).", valueName: "n"),
        transform: { try integer($0, in: 1...100_000) })
    var buses: Int?

    @Option(
        help: ArgumentHelp("Members on the crews' lists (default: as many as people need).", valueName: "n"),
        transform: { try integer($0, in: 1...10_000_000) })
    var crew: Int?

    @Option(
        help: ArgumentHelp(
            "Goods of vegetables, pork, eggs, grain and oil, each perhaps with its floor in days (default: all).",
            valueName: "name=days,..."),
        transform: { try readGoods($0) })
    var goods: [DraftGoods]?

    @Flag(help: "Write over files that are there.")
    var force = false

    func validate() throws {
        if cells != nil, people != nil || area != nil {
            throw ValidationError("--cells says who lives where; leave --people and --area out")
        }
        if let name, name.count > 100 || name.isEmpty {
            throw ValidationError("--name must have 1 to 100 characters")
        }
    }

    func run() async throws {
        try await reportingFailures {
            if !force { try refuse(existing: [file]) }
            let draft = try asks ? Interview(folder: folder).draft() : draft
            let people = try people(of: draft)
            let files = draft.files(named: fileName, people: people)
            if !force { try refuse(existing: files.map { folder + $0.name }) }
            try write(files)
            Console.note("Now: quartermaster inspect \(file)")
        }
    }

    private var asks: Bool {
        let isAnswered = [name, cells].contains { $0 != nil } || [people, days, buses, crew].contains { $0 != nil }
        return isatty(STDIN_FILENO) == 1 && !isAnswered && area == nil && goods == nil
    }

    private var folder: String { file.lastIndex(of: "/").map { String(file[...$0]) } ?? "" }

    private var fileName: String { String(file.dropFirst(folder.count)) }

    /// What the options say.
    private var draft: ScenarioDraft {
        var draft = ScenarioDraft()
        let people = people ?? 20_000
        draft.place =
            cells.map { .cells($0) } ?? .people(people, squareKilometres: area ?? Interview.usualArea(for: people))
        if let name { draft.name = name }
        if let days { draft.days = days }
        if let goods { draft.goods = goods }
        (draft.buses, draft.crew) = (buses, crew)
        return draft
    }

    private func people(of draft: ScenarioDraft) throws -> Int {
        switch draft.place {
        case .people(let people, _): people
        case .cells(let name):
            try readingScenarios { () throws(ScenarioError) in try ScenarioDraft.people(inCells: folder + name) }
        }
    }

    private func refuse(existing paths: [String]) throws {
        if let path = paths.first(where: FileManager.default.fileExists) {
            throw Failure(
                "\(path) is there already; name another file, or write over it with --force", code: .cannotCreate)
        }
    }

    /// Writes the files if what they say can be run.
    private func write(_ files: [(name: String, text: String)]) throws {
        for (name, text) in files {
            do {
                try Data(text.utf8).write(to: URL(filePath: folder + name), options: .atomic)
            } catch {
                throw Failure("\(folder + name): cannot write: \(Console.reason(error))", code: .cannotCreate)
            }
        }
        _ = try readingScenarios { () throws(ScenarioError) in try ScenarioLoader.read(file) }
        for (name, _) in files { try Console.print("\(folder + name)\n") }
    }
}

private func readArea(_ text: String) throws -> Double {
    guard let value = Double(text), 0.001...1_000_000 ~= value else {
        throw ValidationError("it must be a number of square kilometres from 0.001 to 1000000")
    }
    return value
}

private func readGoods(_ text: String) throws -> [DraftGoods] {
    do {
        return try DraftGoods.read(text)
    } catch {
        throw ValidationError(error.description)
    }
}
