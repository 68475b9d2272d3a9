public import Scenario

/// The scenario that an experiment varies: a file, and what is the same at all its points.
public struct ScenarioFile: Hashable, Sendable {
    /// The scenario's file.
    public let path: String
    /// Values that take the place of those in the file, as `path=value`.
    public let overrides: [String]
    /// How many days to simulate, if not as many as the scenario says.
    public let days: Int?
    /// The share of the city to keep.
    public let scale: Double

    /// A file, and what is changed of it at all points.
    public init(_ path: String, overrides: [String] = [], days: Int? = nil, scale: Double = 1) {
        self.path = path
        self.overrides = overrides
        self.days = days
        self.scale = scale
    }

    /// Reads and checks the scenario at a point.
    ///
    /// - Throws: all that is wrong with it.
    func content(at point: DesignPoint) throws(ScenarioError) -> ScenarioContent {
        try ScenarioLoader.readContent(path, overrides: overrides + point.overrides, days: days, scale: scale)
    }
}

/// One of the things that an experiment compares: a scenario at a point.
///
/// It holds no city, so that an experiment may have thousands.
public struct Alternative: Sendable {
    /// How the experiment calls it.
    public let name: String
    /// How the scenario calls itself.
    public let scenarioName: String
    /// Whether the scenario is of a city, and not of a network.
    public let isCity: Bool
    /// The scenario's file.
    public let file: ScenarioFile
    /// What is changed of it.
    public let point: DesignPoint
    /// What it is: two alternatives of one digest are the same city under the same program.
    public let digest: ScenarioDigest

    /// Reads a scenario at a point, and keeps what it is.
    ///
    /// - Throws: all that is wrong with it.
    public init(_ name: String, _ file: ScenarioFile, at point: DesignPoint = DesignPoint([])) throws(ScenarioError) {
        self.init(name, file, at: point, content: try file.content(at: point))
    }

    private init(_ name: String, _ file: ScenarioFile, at point: DesignPoint, content: ScenarioContent) {
        self.name = name
        self.file = file
        self.point = point
        (scenarioName, isCity) = (content.scenario.name, content.scenario.isCity)
        digest = ScenarioDigest(of: content, version: Program.version)
    }

    /// The scenario at the point.
    ///
    /// - Throws: `ScenarioError` where the file is no longer what it was.
    public func read() throws(ScenarioError) -> LoadedScenario {
        let content = try file.content(at: point)
        guard ScenarioDigest(of: content, version: Program.version) == digest else {
            throw ScenarioError(Diagnostic(FilePosition(file.path), "the scenario changed while the experiment ran"))
        }
        return content.scenario
    }

    /// Reads several, so that everything wrong with any of them is said in one go.
    ///
    /// - Parameters:
    ///   - scenarios: names, files and points.
    ///   - measures: what the experiment looks at; each scenario must have them.
    /// - Throws: all that is wrong with any of the scenarios, or a measure that one lacks.
    public static func read(
        _ scenarios: [(name: String, file: ScenarioFile, point: DesignPoint)], having measures: [Measure] = []
    ) throws(ScenarioError) -> [Alternative] {
        var alternatives: [Alternative] = []
        var errors: [ScenarioError] = []
        for (name, file, point) in scenarios {
            do throws(ScenarioError) {
                let content = try file.content(at: point)
                alternatives.append(Alternative(name, file, at: point, content: content))
                for measure in measures {
                    guard let problem = measure.problem(in: content.scenario) else { continue }
                    errors.append(ScenarioError(Diagnostic(FilePosition(file.path), problem)))
                }
            } catch {
                errors.append(error)
            }
        }
        if let error = ScenarioError(all: errors) { throw error }
        return alternatives
    }
}

/// What names a scenario at a point, with the program's version: SHA-256 of all that decides a trial but seed and number.
public struct ScenarioDigest: Hashable, Sendable, CustomStringConvertible {
    /// Its 32 bytes.
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(of content: ScenarioContent, version: String) {
        bytes = SHA256.digest(Array("quartermaster \(version)\n".utf8) + content.bytes)
    }

    /// The digest in hexadecimal digits.
    public var description: String {
        bytes.reduce(into: "") { text, byte in
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
