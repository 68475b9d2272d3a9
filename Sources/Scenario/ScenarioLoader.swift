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
        let reader = Reader(folder: folder)
        let kind = Kind.section(CityPlan.init(reading:))
        let plan = kind.read(root, Subject(key: "", path: ""), reader)
        try reader.finish()
        guard let plan else { throw ScenarioError([Diagnostic(FilePosition(path), "the scenario cannot be read")]) }
        return plan.scaled(by: scale)
    }

    /// Every key that a scenario may have, collected from the declarations that read them.
    public static var schema: [SchemaNode] {
        let section = Section([], path: "", place: FilePosition(""), reader: Reader(folder: nil))
        _ = CityPlan(reading: section)
        return section.schema
    }

    /// The page `Docs/reference/scenario.md`, generated from the schema.
    public static var referencePage: String { ReferencePage.print(schema) }
}
