import ArgumentParser
import Experiments
import Reporting
import Scenario
import SupplyModel

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells the story of an order, a household or a cell: what happened, why it waited.",
        discussion: """
            Runs are deterministic: the replication is run again, and the one that is asked for is followed. A story says \
            what happened and when, what each wait was for, and what would have been needed. Docs/reference/explain.md \
            describes it.

            A cell is named as in cells.csv, a household CELL/NUMBER, an order CELL/HOUSEHOLD/NUMBER, each counted from 1. \
            Start with --worst: it finds those worth reading and says what to ask for.

              quartermaster explain scenarios/quickstart.yaml --worst 20
              quartermaster explain scenarios/quickstart.yaml --order compound-5/164/1
              quartermaster explain scenarios/quickstart.yaml --household compound-5/164
              quartermaster explain scenarios/quickstart.yaml --cell compound-5
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(help: ArgumentHelp("An order, or with p before its number a pack of relief.", valueName: "id"))
    var order: String?

    @Option(help: ArgumentHelp("A household.", valueName: "id"))
    var household: String?

    @Option(help: ArgumentHelp("A cell.", valueName: "id"))
    var cell: String?

    @Option(
        help: ArgumentHelp(
            "Find the n orders and households that fared worst, of every cause some, 1 to 1000.", valueName: "n"),
        transform: { try integer($0, in: 1...1000) })
    var worst: Int?

    @Flag(help: "With --worst: print the whole stories, not a line for each.")
    var stories = false

    @Option(
        help: ArgumentHelp("The number of the replication, 0 to 9999 (default: 0).", valueName: "n"),
        transform: { try integer($0, in: 0...9_999) })
    var replication = 0

    @Option(
        help: ArgumentHelp("The seed of all draws, from 0 (default: 1).", valueName: "n"),
        transform: { try integer($0, in: 0...UInt64.max) })
    var seed: UInt64 = 1

    @Flag(help: "Print the story as JSON.")
    var json = false

    @OptionGroup var progress: ProgressOption

    func validate() throws {
        let asked = [order != nil, household != nil, cell != nil, worst != nil].count { $0 }
        guard asked == 1 else {
            throw ValidationError("ask for one of --order, --household, --cell and --worst")
        }
        guard !stories || worst != nil else { throw ValidationError("--stories goes with --worst") }
        guard !stories || !json else {
            throw ValidationError("--stories has no JSON; ask for one story with --json")
        }
    }

    func run() async throws {
        try await reportingFailures {
            guard case .city(let plan) = try options.read() else {
                throw Failure(
                    "\(options.scenario): the scenario is a network; only a city has orders and households to tell of",
                    code: .badInput)
            }
            let city = City(plan)
            let telling = Telling(of: city, seed: seed, replication: replication)
            if let worst {
                try await tellWorst(worst, telling)
            } else {
                try await tell(try name(in: city), telling)
            }
        }
    }

    private func name(in city: City) throws -> EntityName {
        let (text, kind): (String, EntityName.Kind) =
            if let order { (order, .order) } else if let household { (household, .household) } else {
                (cell ?? "", .cell)
            }
        do {
            return try EntityName(text, as: kind, in: city) { suggestion(for: $0, among: $1) }
        } catch {
            throw Failure("--\(kind.rawValue) \(text): \(error)", code: .badInput)
        }
    }

    private func tell(_ name: EntityName, _ telling: Telling) async throws {
        let city = telling.city
        switch name {
        case .cell(let cell):
            let told = try await stories(telling, cells: [cell])
            let report = CellReport(told.cells[0], in: city)
            try Console.show(asJSON: json, try report.json, screen: report.screen(for: Console.output))
        case .household(let household):
            let told = try await stories(telling, households: [household])
            let report = HouseholdReport(told.households[0], in: city)
            try Console.show(asJSON: json, try report.json, screen: report.screen(for: Console.output))
        case .order(let household, let number, let isPack):
            let told = try await stories(telling, households: [household])
            guard let order = told.households[0].order(number, isPack: isPack) else {
                let kind = isPack ? "packs" : "orders"
                let count = told.households[0].orders.count { ($0.programme != nil) == isPack }
                throw Failure(
                    "--order \(self.order ?? ""): the household \(city.name(ofHousehold: household)) has \(count) \(kind)"
                        + (count > 0 ? ", numbered \(isPack ? "p1" : "1") to \(isPack ? "p" : "")\(count)" : "")
                        + "; see --household \(city.name(ofHousehold: household))", code: .badInput)
            }
            let report = OrderReport(order, ofHousehold: household, in: city)
            try Console.show(asJSON: json, try report.json, screen: report.screen(for: Console.output))
        }
    }

    private func tellWorst(_ count: Int, _ telling: Telling) async throws {
        let found = try await following("the days, looking") { telling.worst(count, report: $0) }
        let told = try await stories(telling, households: found.map(\.household))
        let report = WorstReport(found, stories: told, in: telling.city)
        let terminal = Console.output
        try Console.show(
            asJSON: json, try report.json,
            screen: stories ? report.stories(for: terminal) : report.screen(for: terminal))
    }

    private func stories(_ telling: Telling, households: [Int] = [], cells: [Int] = []) async throws -> Stories {
        try await following("the days, telling") { report in
            telling.stories(households: households, cells: cells, report: report)
        }
    }

    /// Runs the replication with progress and Ctrl-C at hand.
    private func following<Result: Sendable>(
        _ work: String, _ run: @escaping @Sendable ((Double) -> Void) -> Result?
    ) async throws -> Result {
        let line = progress.line()
        let result = await interruptible {
            run { share in
                line?.show(share) { elapsed, _ in ProgressText.line(share, of: work, elapsedSeconds: elapsed) }
            }
        }
        line?.clear()
        guard let result else { throw Failure("interrupted; nothing was told", code: .interrupted) }
        return result
    }
}
