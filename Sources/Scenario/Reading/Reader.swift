/// What one reading of a scenario has found so far: what is wrong, what is defined, and what refers to it.
///
/// All sections and tables of a scenario share one. It is a class because they report to it from within one another.
final class Reader {
    /// Where files that the scenario names may lie; nil when only describing.
    let folder: ScenarioFolder?

    /// Whether there is no document: declarations are only collected into a schema.
    var isDescribing: Bool { folder == nil }

    /// How many things were found wrong.
    private(set) var count = 0
    private var diagnostics: [Diagnostic] = []
    private var definitions: [String: [String: FilePosition]] = [:]
    private var references: [(name: String, table: String, subject: Subject, place: FilePosition)] = []

    private var completions: [(names: [String], table: String, subject: Subject, place: FilePosition)] = []

    init(folder: ScenarioFolder?) { self.folder = folder }

    /// Whether so much is wrong that more need not be looked for.
    var isFull: Bool { diagnostics.count >= ScenarioError.mostKept }

    /// Notes that something is wrong; nothing is when there is no document to be wrong.
    func report(_ place: FilePosition, _ message: @autoclosure () -> String) {
        if isDescribing { return }
        count += 1
        if !isFull { diagnostics.append(Diagnostic(place, message())) }
    }

    /// Notes that a thing of this name exists.
    func define(_ name: String, in table: String, at place: FilePosition) {
        if let first = definitions[table, default: [:]].updateValue(place, forKey: name) {
            report(place, "\(name.quoted) is defined twice in '\(table)'; first at \(first)")
        }
    }

    /// Notes that a thing of this name exists, wherever else that may be said.
    func mention(_ name: String, in table: String, at place: FilePosition) {
        if definitions[table]?[name] == nil { definitions[table, default: [:]][name] = place }
    }

    /// Notes that a thing of this name must exist; whether it does is known once all has been read.
    func refer(to name: String, in table: String, as subject: Subject, at place: FilePosition) {
        references.append((name, table, subject, place))
    }

    /// Notes that every thing in a table must be among these names.
    func requireAll(of table: String, among names: [String], as subject: Subject, at place: FilePosition) {
        completions.append((names, table, subject, place))
    }

    /// Checks the references, and throws all that is wrong if anything is.
    func finish() throws(ScenarioError) {
        for (name, table, subject, place) in references where definitions[table]?[name] == nil {
            report(place, "\(subject) names \(name.quoted), but \(whatIsThere(in: table, for: name))")
        }
        for (names, table, subject, place) in completions {
            let missing = definitions[table, default: [:]].keys.filter { !names.contains($0) }.sorted()
            if !missing.isEmpty {
                report(place, "\(subject) lacks \(oneOf(missing.map(\.quoted), "and")) of '\(table)'")
            }
        }
        if count > 0 { throw ScenarioError(diagnostics, count: count) }
    }

    private func whatIsThere(in table: String, for name: String) -> String {
        let known = definitions[table, default: [:]].keys.sorted()
        return known.isEmpty ? "there are none" : "there is none in '\(table)'\(suggestion(for: name, among: known))"
    }
}

/// What a message is about: the value of a key, or a cell of a table.
struct Subject: CustomStringConvertible {
    /// The key or column as it is written.
    var key: String

    /// The key with the sections around it, as `--set` writes it.
    var path: String

    /// The row of a table as messages call it: `row 4`, `feature 3`.
    var row: String?

    var description: String { key.quoted + (row.map { " in \($0)" } ?? "") }

    /// One item of the list or map that this is about.
    func item(_ name: String) -> Subject { Subject(key: "\(key).\(name)", path: "\(path).\(name)") }
}
