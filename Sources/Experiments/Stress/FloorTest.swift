import Scenario
public import Statistics
import SupplyModel

/// The smallest floor with which service survives an outage.
public struct FloorTest: Sendable {
    /// What is put under stress.
    public let setting: StressSetting
    /// The commodity whose floor it is, or the node of a network.
    public let subject: String
    /// What is out together.
    public let targets: [StressTarget]
    /// How many steps the outage lasts.
    public let length: Int
    /// The floors, in steps of cover and rising order.
    public let floors: [Double]
    /// The floor of the scenario.
    public let present: Double
    /// The search over them.
    public let search: FloorSearch
    /// Undisturbed runs from which stock and spoilage are estimated, at most.
    static let runsOfCost = 10

    /// Plans a test.
    ///
    /// - Parameters:
    ///   - setting: the run, and how a step is judged.
    ///   - subject: a commodity, whose floor is that of all warehouses; of a network, a node with the policy `cover`.
    ///   - targets: what is out together.
    ///   - length: how many steps the outage lasts.
    ///   - step: by how much floors differ.
    ///   - highest: the highest floor; nil for the scenario's own and twice the outage.
    ///   - probability: the probability with which it must survive.
    ///   - confidence: the confidence of the answer.
    ///   - most: the most trials at a floor.
    /// - Throws: why there is no such floor.
    public init(
        _ setting: StressSetting, floorOf subject: String, targets: [StressTarget], length: Int, step: Double,
        highest: Double?, probability: Double, confidence: Double, most: Int?
    ) throws(StressProblem) {
        self.setting = setting
        self.subject = subject
        self.targets = targets
        self.length = length
        present = try setting.scenario.floor(of: subject)
        let highest = highest ?? present + 2 * Double(length)
        floors = (0...max(0, Int((highest / step).rounded(.down)))).map { Double($0) * step }
        search = FloorSearch(
            floors: floors.count, probability: probability, confidence: confidence, most: most)
        if let most, most < search.fewest {
            throw StressProblem(
                "\(most) trials at a floor cannot show that it survives with probability \(probability): "
                    + "with \(floors.count) floors it takes \(search.fewest), of which all survive")
        }
    }

    /// Runs the trials that it takes.
    ///
    /// - Parameters:
    ///   - runner: makes a runner of some alternatives that looks at some measures.
    ///   - report: called as trials come in, wave by wave.
    /// - Throws: `CancellationError` when it was cancelled, and what trials throw.
    public func run(
        with runner: @escaping @Sendable ([Alternative], [Measure]) throws -> TrialRunner,
        report: @escaping @Sendable (TrialProgress) -> Void = { _ in }
    ) async throws -> FloorAnswer {
        let trials = OutageTrials(setting, runner: runner, report: report)
        let answer = try await search.run { floor, replications in
            try await trials.outcomes(
                of: [(targets, length)], replications: replications, changes: settings(of: floors[floor])
            )[0].map(survives)
        }
        let costs = try await costs(of: answer.floor.map { floors[$0] }, with: runner, report: report)
        return FloorAnswer(test: self, answer: answer, costs: costs)
    }

    /// Whether service held: of the commodity, or of all demand of a network.
    private func survives(_ outcome: OutageOutcome) -> Bool {
        outcome.timeToSurvive(column: setting.columns.firstIndex(of: subject)) == nil
    }

    /// What is changed so that the floor has another height, and target and stock at the start move with it.
    private func settings(of floor: Double) -> [DesignPoint.Setting] {
        setting.scenario.settings(ofFloor: floor, of: subject, present: present)
    }

    /// Stock and spoilage of the undisturbed scenario with its own floor and with another.
    private func costs(
        of floor: Double?, with runner: @Sendable ([Alternative], [Measure]) throws -> TrialRunner,
        report: @escaping @Sendable (TrialProgress) -> Void
    ) async throws -> FloorAnswer.Costs? {
        guard let floor else { return nil }
        let (stock, waste) = setting.scenario.costFigures(of: subject)
        let points = [setting.calm, DesignPoint(settings(of: floor) + setting.calm.settings)]
        let alternatives = try Alternative.read(points.map { ("floor", setting.file, $0) })
        let count = min(Self.runsOfCost, search.fewest)
        let trials = points.indices.flatMap { point in
            (0..<count).map { Trial(alternative: point, replication: $0) }
        }
        let found = try await runner(alternatives, setting.measures).run(trials, report: report)
        func values(_ point: Int, _ figure: String) throws -> [Double] {
            try (0..<count).map { number in
                guard let figures = found[point * count + number] else { throw CancellationError() }
                return figures[figure] ?? .nan
            }
        }
        let unit = setting.scenario.tonnesPerCover(of: subject)
        func pair(_ figure: String, times factor: Double) throws -> FloorAnswer.Pair {
            let (present, other) = (try values(0, figure), try values(1, figure))
            return FloorAnswer.Pair(
                present: ConfidenceInterval(present.map { $0 * factor }),
                other: ConfidenceInterval(other.map { $0 * factor }),
                difference: ConfidenceInterval(zip(other, present).map { ($0 - $1) * factor }))
        }
        return FloorAnswer.Costs(stock: try pair(stock, times: unit), spoiled: try pair(waste, times: 1))
    }
}

/// What a test of floors found.
public struct FloorAnswer: Sendable {
    /// A figure of the undisturbed scenario with its own floor and with the one found.
    public struct Pair: Sendable {
        /// With the scenario's floor.
        public let present: ConfidenceInterval
        /// With the floor found.
        public let other: ConfidenceInterval
        /// The second less the first, of the same draws.
        public let difference: ConfidenceInterval
    }

    /// What the floor costs in an undisturbed run.
    public struct Costs: Sendable {
        /// Mean stock: tonnes in warehouses and stores of a city; units at the node of a network.
        public let stock: Pair
        /// What spoils: tonnes over a city's run; units a period at a node.
        public let spoiled: Pair
    }

    /// What was asked.
    public let test: FloorTest
    /// What the search found.
    public let answer: FloorSearch.Answer
    /// What it costs; nil where no floor survives.
    public let costs: Costs?

    /// The smallest floor that was shown to survive; nil where none was.
    public var floor: Double? { answer.floor.map { test.floors[$0] } }
}

extension LoadedScenario {
    /// The floor of a commodity in warehouses, in days, or of a node of a network, in periods.
    ///
    /// - Throws: why it has none that could be moved.
    func floor(of subject: String) throws(StressProblem) -> Double {
        switch self {
        case .city(let plan):
            guard let index = plan.commodities.firstIndex(where: { $0.id == subject }) else {
                throw StressProblem(
                    "--floor \(subject): the scenario has no commodity of that name"
                        + suggestion(for: subject, among: plan.commodities.map(\.id)))
            }
            let rule = plan.replenishment.rules.last {
                $0.level == .warehouses && ($0.commodities.isEmpty || $0.commodities.contains(subject))
            }
            if let rule {
                throw StressProblem(
                    "--floor \(subject): the rule '\(rule.id)' of 'replenishment.rules' takes the place of the floor")
            }
            return plan.replenishment.warehousePolicy[index].floorDays
        case .network(let plan):
            guard let node = plan.nodes.first(where: { $0.id == subject }) else {
                throw StressProblem(
                    "--floor \(subject): the network has no node of that name"
                        + suggestion(for: subject, among: plan.nodes.map(\.id)))
            }
            guard case .cover(let cover)? = node.policy else {
                throw StressProblem("--floor \(subject): the node has no floor; its policy must be 'cover'")
            }
            return cover.floorPeriods
        }
    }

    /// What a floor of another height is as settings: target and initial stock move with it.
    func settings(ofFloor floor: Double, of subject: String, present: Double) -> [DesignPoint.Setting] {
        let shift = floor - present
        switch self {
        case .city(let plan):
            guard let index = plan.commodities.firstIndex(where: { $0.id == subject }) else { return [] }
            let policy = plan.replenishment.warehousePolicy[index]
            return [
                ("floor_days", floor), ("target_days", policy.targetDays + shift),
                ("initial_days", max(0, policy.initialDays + shift)),
            ].map {
                DesignPoint.Setting(path: "replenishment.warehouse_cover.\(subject).\($0.0)", value: "\($0.1)")
            }
        case .network(let plan):
            guard let node = plan.nodes.first(where: { $0.id == subject }), case .cover(let cover)? = node.policy else {
                return []
            }
            let initial = max(0, plan.units.quantity(node.initial) + shift * cover.demandPerPeriod)
            let path = "network.nodes.\(subject)"
            return [
                DesignPoint.Setting(path: "\(path).policy.cover.floor_periods", value: "\(floor)"),
                DesignPoint.Setting(
                    path: "\(path).policy.cover.target_periods", value: "\(cover.targetPeriods + shift)"),
                DesignPoint.Setting(
                    path: "\(path).initial", value: plan.units == .pieces ? "\(Int(initial.rounded()))" : "\(initial)"),
            ]
        }
    }

    /// The figures that say how much stock a floor keeps, and how much spoils.
    func costFigures(of subject: String) -> (stock: String, waste: String) {
        switch self {
        case .city: ("cover_days.\(subject)", "spoiled_t.\(subject)")
        case .network: ("on_hand_over_time.\(subject)", "wasted_per_period.\(subject)")
        }
    }

    /// Tonnes in a day of cover of a commodity; 1 for a network.
    func tonnesPerCover(of subject: String) -> Double {
        guard case .city(let plan) = self, let index = plan.commodities.firstIndex(where: { $0.id == subject }) else {
            return 1
        }
        return City(plan).needPerDay(index).kilograms / 1000
    }
}
