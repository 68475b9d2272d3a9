public import SupplyModel

/// Reads scenarios.
public enum ScenarioLoader {
    /// Reads and checks the scenario of a city: the file, all that it extends, and the tables that it names.
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
        switch try read(path, overrides: overrides, days: days, scale: scale) {
        case .city(let plan): return plan
        case .network:
            throw ScenarioError([Diagnostic(FilePosition(path), "the scenario is a network; it must be a city")])
        }
    }

    /// Reads and checks a scenario of either kind.
    ///
    /// A scenario with the key `network` is a network; any other is a city. Arguments are those of
    /// ``load(_:overrides:days:scale:)``; a network has no scale and counts periods, not days.
    ///
    /// - Throws: all that is wrong with it, in one go.
    public static func read(
        _ path: String, overrides: [String] = [], days: Int? = nil, scale: Double = 1
    ) throws(ScenarioError) -> LoadedScenario {
        try readContent(path, overrides: overrides, days: days, scale: scale).scenario
    }

    /// Reads and checks a scenario of either kind, with all that it was read from.
    ///
    /// Arguments are those of ``load(_:overrides:days:scale:)``.
    ///
    /// - Throws: all that is wrong with it, in one go.
    public static func readContent(
        _ path: String, overrides: [String] = [], days: Int? = nil, scale: Double = 1
    ) throws(ScenarioError) -> ScenarioContent {
        let (root, folder) = try compose(path, overrides: overrides, days: days, scale: scale)
        let scenario: LoadedScenario
        if root.hasEntry(networkKey) {
            scenario = .network(try readNetwork(root, in: folder, path: path, scale: scale))
        } else {
            var document = try readCity(root, in: folder, path: path)
            document.plan.phases = try phases(of: document, root: root, in: folder, path: path)
            scenario = .city(document.plan.scaled(by: scale))
        }
        return ScenarioContent(scenario, root: root, tables: folder.tables.files, scale: scale)
    }

    /// Reads the scenario's file and all that it extends, with the values that take the place of those in it.
    static func compose(
        _ path: String, overrides: [String], days: Int?, scale: Double
    ) throws(ScenarioError) -> (root: Node, folder: ScenarioFolder) {
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
        return (try Composition(folder: folder).compose(path, overrides: options), folder)
    }

    static func readCity(
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

    private static func readNetwork(
        _ root: Node, in folder: ScenarioFolder, path: String, scale: Double
    ) throws(ScenarioError) -> NetworkPlan {
        let reader = Reader(folder: folder)
        if scale < 1 {
            reader.report(FilePosition("--scale \(scale)"), "a network has no scale; only a city can be made smaller")
        }
        let own = withoutCityKeys(root, reader)
        let plan = Kind.section(NetworkPlan.init(scenario:)).read(own, Subject(key: "", path: ""), reader)
        try reader.finish()
        guard let plan else { throw ScenarioError([Diagnostic(FilePosition(path), "the scenario cannot be read")]) }
        return plan
    }

    /// Reads the scenario once more for each phase, with all changes up to it laid over.
    static func phases(
        of document: ScenarioDocument, root: Node, in folder: ScenarioFolder, path: String
    ) throws(ScenarioError) -> [PhasePlan] {
        var tree = root
        var phases: [PhasePlan] = []
        for phase in document.timeline {
            tree = phase.changes.laid(over: tree)
            let plan = try readCity(tree, in: folder, path: path).plan
            if let obstacle = document.plan.obstacle(toPhase: plan) {
                throw ScenarioError([Diagnostic(phase.place, "the phase '\(phase.id)' cannot be: \(obstacle)")])
            }
            var laid = PhasePlan(id: phase.id, day: phase.from.dayNumber - document.plan.start.dayNumber, plan: plan)
            laid.clearsOrders = phase.clearsOrders
            phases.append(laid)
        }
        return phases
    }

    /// The key that makes a scenario a network.
    static let networkKey = "network"

    /// Reports the keys of a city, and leaves them out.
    private static func withoutCityKeys(_ root: Node, _ reader: Reader) -> Node {
        guard case .map(let entries) = root.content else { return root }
        let cityKeys = schema.map(\.key).filter { $0 != "version" && $0 != "name" }
        for entry in entries where cityKeys.contains(entry.key) {
            reader.report(
                entry.keyPlace,
                "\(entry.key.quoted) belongs to a city, and 'network' makes this a network; a scenario is one of the two"
            )
        }
        return Node(place: root.place, content: .map(entries.filter { !cityKeys.contains($0.key) }))
    }

    /// Every key that the scenario of a city may have, collected from the declarations that read them.
    public static var schema: [SchemaNode] { describe { _ = ScenarioDocument(reading: $0) } }

    /// Every key that the scenario of a network may have.
    public static var networkSchema: [SchemaNode] { describe { _ = NetworkPlan(scenario: $0) } }

    /// The schema of a city's scenario as JSON Schema (draft 2020-12), for editors and forms.
    ///
    /// Its keys stand in the order of ``schema``. The same bytes for the same program.
    public static var jsonSchema: String {
        JSONSchema.document(of: schema, title: "Quartermaster: the scenario of a city").text + "\n"
    }

    /// The schema of a network's scenario as JSON Schema (draft 2020-12).
    public static var networkJSONSchema: String {
        JSONSchema.document(of: networkSchema, title: "Quartermaster: the scenario of a network").text + "\n"
    }

    private static func describe(_ read: (Section) -> Void) -> [SchemaNode] {
        let section = Section([], path: "", place: FilePosition(""), reader: Reader(folder: nil))
        read(section)
        return section.schema
    }

    /// The page `Docs/reference/scenario.md`, generated from the schema.
    public static var referencePage: String { ReferencePage.print(schema, network: networkSchema) }
}

extension Node {
    /// Whether this is a section with a key of that name.
    func hasEntry(_ key: String) -> Bool {
        guard case .map(let entries) = content else { return false }
        return entries.contains { $0.key == key }
    }
}
