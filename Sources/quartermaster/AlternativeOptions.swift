import ArgumentParser
import Experiments
import Foundation

/// What is compared: several scenarios, or one at several points.
struct AlternativeOptions: ParsableArguments {
    @Argument(help: "The scenarios' files, one or more.", completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @OptionGroup var changes: ScenarioChanges

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A key and the values that it takes in turn; repeated, every combination is an alternative.",
            valueName: "path=v1,v2,..."),
        transform: { try readLevels($0) })
    var vary: [Factor] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "An alternative with values of its own, to be compared with the scenario as it is; may be repeated.",
            valueName: "name:path=value,..."),
        transform: { try NamedPoint($0) })
    var alternative: [NamedPoint] = []

    /// More would make an answer that nobody reads.
    private static let most = 200

    func validate() throws {
        guard scenarios.count == Set(scenarios).count else { throw ValidationError("a scenario is named twice") }
        guard Set(vary.map(\.path)).count == vary.count else { throw ValidationError("--vary names a key twice") }
        let points = scenarios.count * min(1_000_000, FullFactorial.size(of: vary, valuesPerFactor: 1))
        guard points <= Self.most else {
            throw ValidationError("that makes \(points) alternatives; compare at most \(Self.most), or use 'sweep'")
        }
        guard Set(names).count == names.count else {
            throw ValidationError("two alternatives have the same name; give files or alternatives other names")
        }
        guard all.count >= 2 else {
            throw ValidationError("there is nothing to compare: name two scenarios, or use --vary or --alternative")
        }
    }

    /// The alternatives: names, files and points.
    var all: [(name: String, file: ScenarioFile, point: DesignPoint)] {
        let points = FullFactorial.points(of: vary, valuesPerFactor: 1)
        let isVaried = !vary.isEmpty
        let label = shortPaths
        return scenarios.flatMap { path in
            let file = changes.file(path)
            let base = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
            let varied = points.map { point in
                let settings = point.settings.map { "\(label[$0.path] ?? $0.path)=\($0.value)" }.joined(separator: " ")
                let parts = (scenarios.count > 1 || !isVaried ? [base] : []) + (isVaried ? [settings] : [])
                return (parts.joined(separator: " "), file, point)
            }
            let named = alternative.map { point in
                (scenarios.count > 1 ? "\(base) \(point.name)" : point.name, file, point.point)
            }
            return varied + named
        }
    }

    private var names: [String] { all.map(\.name) }

    /// The last part of each path, where no other path ends so.
    private var shortPaths: [String: String] {
        let paths = vary.map(\.path)
        let ends = paths.map { String($0.split(separator: ".").last ?? "") }
        return Dictionary(
            zip(paths, ends).map { path, end in (path, ends.count { $0 == end } == 1 ? end : path) },
            uniquingKeysWith: { first, _ in first })
    }
}

/// An alternative by its name, with values of its own.
struct NamedPoint: Sendable {
    let name: String
    let point: DesignPoint

    /// Reads `name:path=value,path=value`.
    init(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw ValidationError("'\(text)' must be a name, a colon and settings, such as few:fleet.buses=20")
        }
        name = String(parts[0])
        do {
            point = try DesignPoint(parsing: String(parts[1]))
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
