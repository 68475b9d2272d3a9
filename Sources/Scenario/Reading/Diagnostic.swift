/// Where something was written: a file, line and column, or a command-line option.
public struct FilePosition: Hashable, Sendable {
    /// The file as the user would name it (`scenarios/mine.yaml`), or the option (`--set fleet.buses=3`).
    public var source: String

    /// The line, from 1; 0 when the place is the source as a whole.
    public var line: Int

    /// The column in characters, from 1; 0 when the place is the source as a whole.
    public var column: Int

    /// A place in a source; without line and column, the source as a whole.
    public init(_ source: String, line: Int = 0, column: Int = 0) {
        self.source = source
        self.line = line
        self.column = column
    }
}

extension FilePosition: Comparable, CustomStringConvertible {
    /// Orders by source, then line, then column.
    public static func < (left: FilePosition, right: FilePosition) -> Bool {
        (left.source, left.line, left.column) < (right.source, right.line, right.column)
    }

    /// `file:line:column`, as editors and terminals recognise it.
    public var description: String {
        line > 0 ? "\(source):\(line):\(column)" : source
    }
}

/// One thing that is wrong with a scenario, and where.
///
/// Printed as `scenarios/mine.yaml:14:5: unknown key 'busses' in 'fleet'; did you mean 'buses'?`.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it was found.
    public var place: FilePosition

    /// What was found and what is allowed.
    public var message: String

    /// A message about a place.
    public init(_ place: FilePosition, _ message: String) {
        self.place = place
        self.message = message
    }

    /// The place and the message, on one line.
    public var description: String { "\(place): \(message)" }
}

/// All that is wrong with a scenario, in one go, in the order of the files.
public struct ScenarioError: Error, Sendable, CustomStringConvertible {
    /// At most this many diagnostics are kept; the rest are counted.
    static let mostKept = 1_000

    /// At most this many diagnostics are printed.
    static let mostPrinted = 50

    /// What was found, sorted by place; at most 1,000.
    public let diagnostics: [Diagnostic]

    /// How many were found, with those that were not kept.
    public let count: Int

    /// Sorts the diagnostics by place.
    ///
    /// - Parameters:
    ///   - diagnostics: what was found, in any order, at least one.
    ///   - count: how many were found, if not all are given.
    init(_ diagnostics: [Diagnostic], count: Int? = nil) {
        self.diagnostics = diagnostics.sorted { ($0.place, $0.message) < ($1.place, $1.message) }
        self.count = count ?? diagnostics.count
    }

    /// One thing that is wrong.
    public init(_ diagnostic: Diagnostic) { self.init([diagnostic]) }

    /// What is wrong with any of several scenarios, each thing once; nil where nothing is.
    public init?(all errors: [ScenarioError]) {
        var seen: Set<Diagnostic> = []
        let distinct = errors.flatMap(\.diagnostics).filter { seen.insert($0).inserted }
        guard !distinct.isEmpty else { return nil }
        self.init(distinct)
    }

    /// A line for each of the first 50 diagnostics, then how many there were and that nothing was run.
    public var description: String {
        var lines = diagnostics.prefix(Self.mostPrinted).map(\.description)
        if count > lines.count { lines.append("... and \(count - lines.count) more") }
        lines.append("\(count) error\(count == 1 ? "" : "s"); nothing was run")
        return lines.joined(separator: "\n")
    }
}
