public import SupplyModel

/// Reads scenarios.
public enum ScenarioLoader {
    /// Reads and checks a scenario: the file, all that it extends, and the tables that it names.
    ///
    ///     let plan = try ScenarioLoader.load("scenarios/wuhan-2020.yaml", overrides: ["fleet.buses=400"])
    ///     let city = City(plan)
    ///
    /// Nothing outside the scenario's folder is read. What is returned is safe to make a `City` from.
    ///
    /// - Parameters:
    ///   - path: the scenario's file.
    ///   - overrides: values that take the place of those in the file, as `path=value`; of two for one path the later holds.
    ///   - days: how many days to simulate, if not as many as the scenario says.
    ///   - scale: the share of the city to keep, with every ratio as it is; above 0, at most 1.
    /// - Throws: all that is wrong with it, in one go.
    public static func load(
        _ path: String, overrides: [String] = [], days: Int? = nil, scale: Double = 1
    ) throws(ScenarioError) -> CityPlan {
        guard scale > 0, scale <= 1 else {
            throw ScenarioError([
                Diagnostic(FilePosition("--scale \(scale)"), "the scale must be above 0 and at most 1")
            ])
        }
        let folder: ScenarioFolder
        do {
            folder = try ScenarioFolder(of: path)
        } catch {
            throw ScenarioError([error])
        }
        let options = overrides.map { ("--set \($0)", $0) } + (days.map { [("--days \($0)", "days=\($0)")] } ?? [])
        let root = try Composition(folder: folder).compose(path, overrides: options)
        var document = try read(root, in: folder, path: path)
        document.plan.phases = try phases(of: document, root: root, in: folder, path: path)
        return document.plan.scaled(by: scale)
    }

    private static func read(
        _ root: Node, in folder: ScenarioFolder, path: String
    ) throws(ScenarioError) -> ScenarioDocument {
        let reader = Reader(folder: folder)
        let document = Kind.section(ScenarioDocument.init(reading:)).read(root, Subject(key: "", path: ""), reader)
        try reader.finish()
        guard let document else {
            throw ScenarioError([Diagnostic(FilePosition(path), "the scenario cannot be read")])
        }
        return document
    }

    /// Reads the scenario once more for each phase, with all changes up to it laid over.
    private static func phases(
        of document: ScenarioDocument, root: Node, in folder: ScenarioFolder, path: String
    ) throws(ScenarioError) -> [PhasePlan] {
        var tree = root
        var phases: [PhasePlan] = []
        for phase in document.timeline {
            tree = phase.changes.laid(over: tree)
            let plan = try read(tree, in: folder, path: path).plan
            if let obstacle = document.plan.obstacle(toPhase: plan) {
                throw ScenarioError([Diagnostic(phase.place, "the phase '\(phase.id)' cannot be: \(obstacle)")])
            }
            phases.append(
                PhasePlan(id: phase.id, day: phase.from.dayNumber - document.plan.start.dayNumber, plan: plan))
        }
        return phases
    }

    /// Every key that a scenario may have, collected from the declarations that read them.
    public static var schema: [SchemaNode] {
        let section = Section([], path: "", place: FilePosition(""), reader: Reader(folder: nil))
        _ = ScenarioDocument(reading: section)
        return section.schema
    }

    /// The page `Docs/reference/scenario.md`, generated from the schema.
    public static var referencePage: String { ReferencePage.print(schema) }
}
