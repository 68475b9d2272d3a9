public import SupplyModel

/// One of several futures of a scenario: what is different from the day of the fork on.
public struct FutureRequest: Hashable, Sendable {
    /// What is different.
    public enum Change: Hashable, Sendable {
        /// A YAML file with the sections to change, as in the `set` of a phase.
        case file(String)
        /// Values for keys, as `path=value`.
        case settings([String])
    }

    /// What outputs call it.
    public var name: String
    /// What is different.
    public var change: Change

    /// Names a future.
    public init(name: String, change: Change) {
        self.name = name
        self.change = change
    }
}

/// When a fork is: at the midnight at which so many days are over, or at which a date begins.
public enum ForkMoment: Hashable, Sendable {
    /// Days after the start.
    case day(Int)
    /// The date whose midnight it is.
    case date(CalendarDate)
}

/// A scenario with its futures, each safe to make a `City` from.
public struct ForkedScenario: Sendable {
    /// The scenario as it is.
    public let plan: CityPlan
    /// The days that are over at the fork.
    public let day: Int
    /// The futures, in the order in which they were asked for: the same plan, with a phase from the fork on and the shocks
    /// that it adds.
    public let futures: [CityPlan]
}

extension ScenarioLoader {
    /// Reads and checks a scenario, and futures that it may take from a day on.
    ///
    /// What a future changes is laid over what holds at the fork; phases that come later are laid over that. Arguments beside
    /// are those of ``load(_:overrides:days:scale:)``.
    ///
    /// - Throws: all that is wrong with the scenario, or all that is wrong with the futures.
    public static func fork(
        _ path: String, overrides: [String] = [], days: Int? = nil, scale: Double = 1, at moment: ForkMoment,
        futures: [FutureRequest]
    ) throws(ScenarioError) -> ForkedScenario {
        let (root, folder) = try compose(path, overrides: overrides, days: days, scale: scale)
        guard !root.hasEntry(networkKey) else {
            throw ScenarioError([
                Diagnostic(FilePosition(path), "the scenario is a network; only a city can be forked")
            ])
        }
        var document = try readCity(root, in: folder, path: path)
        document.plan.phases = try phases(of: document, root: root, in: folder, path: path)
        let day = try day(of: moment, in: document.plan)
        var plans: [CityPlan] = []
        var wrong: [Diagnostic] = []
        for future in futures {
            do {
                plans.append(
                    try plan(of: future, at: day, document: document, root: root, folder: folder, path: path))
            } catch {
                wrong += error.diagnostics
            }
        }
        if !wrong.isEmpty { throw ScenarioError(wrong) }
        return ForkedScenario(
            plan: document.plan.scaled(by: scale), day: day, futures: plans.map { $0.scaled(by: scale) })
    }

    private static func day(of moment: ForkMoment, in plan: CityPlan) throws(ScenarioError) -> Int {
        let (day, option) =
            switch moment {
            case .day(let day): (day, "--at \(day)")
            case .date(let date): (date.dayNumber - plan.start.dayNumber, "--at \(date)")
            }
        guard plan.days > 1, (1..<plan.days).contains(day) else {
            let range =
                plan.days > 1
                ? "a day from 1 to \(plan.days - 1), or a date from \(plan.start + 1) to \(plan.start + (plan.days - 1))"
                : "within the run, which has only one day"
            throw ScenarioError([Diagnostic(FilePosition(option), "the fork must be at \(range)")])
        }
        return day
    }

    private static func plan(
        of future: FutureRequest, at day: Int, document: ScenarioDocument, root: Node, folder: ScenarioFolder,
        path: String
    ) throws(ScenarioError) -> CityPlan {
        let changes = try Changes(of: future, folder: folder)
        var tree = root
        var plan = document.plan
        plan.phases = []
        var isForked = false
        func takePhase(_ id: String, _ day: Int) throws(ScenarioError) {
            let later = try readCity(tree, in: folder, path: path).plan
            if let obstacle = document.plan.obstacle(toPhase: later) ?? document.plan.obstacle(toFork: later) {
                throw ScenarioError([Diagnostic(changes.place, "the future '\(future.name)' cannot be: \(obstacle)")])
            }
            plan.shocks = later.shocks
            plan.phases.append(PhasePlan(id: id, day: day, plan: later))
        }
        for phase in document.timeline {
            let begins = phase.from.dayNumber - document.plan.start.dayNumber
            if begins > day, !isForked {
                isForked = true
                tree = try changes.laid(over: tree)
                try takePhase(future.name, day)
            }
            tree = phase.changes.laid(over: tree)
            try takePhase(phase.id, begins)
        }
        if !isForked {
            tree = try changes.laid(over: tree)
            try takePhase(future.name, day)
        }
        for shock in plan.shocks.dropFirst(document.plan.shocks.count) {
            guard case .at(let first, _) = shock.occurrence, first < day else { continue }
            throw ScenarioError([
                Diagnostic(
                    changes.place,
                    "the shock '\(shock.id)' begins on \(document.plan.start + first), before the fork, on "
                        + "\(document.plan.start + day)")
            ])
        }
        return plan
    }
}

/// What a future changes, as a tree or as single values.
private struct Changes {
    let place: FilePosition
    private var tree: Node?
    private var settings: [Override] = []

    private static let sections = PhaseNode.changeable + ["shocks"]

    init(of future: FutureRequest, folder: ScenarioFolder) throws(ScenarioError) {
        switch future.change {
        case .file(let path):
            place = FilePosition(path)
            do {
                let node = try parseYAML(ScenarioFolder.readFile(path, limit: YAMLLimit.bytes), source: path)
                let reader = Reader(folder: folder)
                tree = Kind<Node>.changes(of: Self.sections, by: "a fork").read(
                    node, Subject(key: "the file", path: ""), reader)
                try reader.finish()
            } catch let error as ScenarioError {
                throw error
            } catch let error as Diagnostic {
                throw ScenarioError([error])
            } catch {
                preconditionFailure("a file is read with diagnostics only")
            }
        case .settings(let texts):
            place = FilePosition("--vary \(texts.joined(separator: " "))")
            for text in texts {
                do {
                    let setting = try Override(text, option: "--vary \(text)")
                    guard Self.sections.contains(setting.section) else {
                        throw Diagnostic(
                            FilePosition("--vary \(text)"),
                            "\(setting.section.quoted) cannot be changed by a fork"
                                + suggestion(for: setting.section, among: Self.sections))
                    }
                    settings.append(setting)
                } catch let error as Diagnostic {
                    throw ScenarioError([error])
                } catch {
                    preconditionFailure("a setting is read with diagnostics only")
                }
            }
        }
    }

    func laid(over lower: Node) throws(ScenarioError) -> Node {
        var result = tree?.laid(over: lower) ?? lower
        for setting in settings {
            do {
                try setting.apply(to: &result)
            } catch {
                throw ScenarioError([error])
            }
        }
        return result
    }
}

extension CityPlan {
    /// Why another plan cannot take this one's place where the run did not know of it from the start, beyond what a phase
    /// may not change; nil when it can.
    fileprivate func obstacle(toFork later: CityPlan) -> String? {
        if later.reserve != nil, !isEver({ $0.reserve != nil }) {
            return "there is no reserve in the past, so none can be released"
        }
        if (relief == nil) != (later.relief == nil) {
            return "it begins or ends relief, whose programmes must be named"
        }
        if (institutions == nil) != (later.institutions == nil) { return "it begins or ends institutional sites" }
        if (gateBuffer == nil) != (later.gateBuffer == nil) { return "it begins or ends gate buffers" }
        let longest = ([self] + phases.map(\.plan)).compactMap { $0.gateBuffer?.lifeDays }.max()
        if let longest, let life = later.gateBuffer?.lifeDays, life > longest {
            return "goods in gate buffers last \(life) days, and at most \(longest) in the past"
        }
        guard later.shocks.starts(with: shocks) else {
            return "it changes a shock of the scenario; a future may only add shocks"
        }
        return nil
    }
}
