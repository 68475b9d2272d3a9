import Scenario

/// What a form sends: every value as it was typed.
struct RunForm: Decodable {
    private var scenario: String
    private var set: [String: String]?
    private var days: TypedText?
    private var scale: TypedText?
    private var seed: TypedText?
    private var replications: TypedText?

    /// What is asked for, and what of it can be known to be wrong without reading the scenario.
    var order: (RunOrder, problems: [RunOrder.Problem]) {
        var problems: [RunOrder.Problem] = []
        func value<Value>(_ field: String, _ typed: TypedText?, _ what: String, _ read: (String) -> Value?) -> Value? {
            guard let text = typed?.text, !text.isEmpty else { return nil }
            let value = read(text)
            if value == nil { problems.append(RunOrder.Problem(field: field, message: "it must be \(what)")) }
            return value
        }
        func whole<Value: FixedWidthInteger>(
            _ field: String, _ typed: TypedText?, in bounds: ClosedRange<Value>
        ) -> Value? {
            value(field, typed, "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)") { text in
                Value(text).flatMap { bounds.contains($0) ? $0 : nil }
            }
        }
        let order = RunOrder(
            scenario: scenario, set: set ?? [:], days: whole("days", days, in: 1...3650),
            scale: value("scale", scale, "a number above 0 and at most 1") { text in
                Double(text).flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
            } ?? 1,
            seed: whole("seed", seed, in: 0...UInt64.max) ?? 1,
            replications: whole("replications", replications, in: RunOrder.replicationBounds))
        if order.set.count > RunOrder.mostChanges {
            problems.append(RunOrder.Problem(message: "more than \(RunOrder.mostChanges) values are changed"))
        }
        return (order, problems)
    }

    /// A number, sent as such or as text.
    private struct TypedText: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = String(text.drop { $0 == " " })
            } else if let number = try? container.decode(UInt64.self) {
                text = String(number)
            } else {
                text = String(try container.decode(Double.self))
            }
        }
    }
}

/// A scenario with some of its values changed, and how to run it.
struct RunOrder: Codable, Hashable, Sendable {
    /// The scenario, by its name on the shelf.
    var scenario: String
    /// Other values by path, as `--set` takes them.
    var set: [String: String]
    /// How many days to simulate; nil as the scenario says.
    var days: Int?
    /// The share of the city to keep.
    var scale: Double
    /// The seed of all draws.
    var seed: UInt64
    /// How many independent runs.
    var replications: Int?

    /// What is wrong with an order, and at which field of the form.
    struct Problem: Codable, Hashable, Sendable {
        /// The path of the value that it is about; nil where no single value of the form is.
        var field: String?
        /// What is wrong, as the command line says it.
        var message: String
    }

    /// So many values can be changed at most.
    static let mostChanges = 2_000
    /// How many replications a form can ask for.
    static let replicationBounds = 1...1_000

    /// The changes as the command line takes them, in the order of their paths.
    var settings: [String] {
        self.set.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }

    /// The errors of reading the scenario, each at the field whose value it is about.
    func problems(from error: ScenarioError) -> [Problem] {
        error.diagnostics.prefix(50).map { diagnostic in
            let source = diagnostic.place.source
            if source.hasPrefix("--days ") { return Problem(field: "days", message: diagnostic.message) }
            if source.hasPrefix("--scale ") { return Problem(field: "scale", message: diagnostic.message) }
            guard source.hasPrefix("--set ") else { return Problem(message: diagnostic.description) }
            let path = source.dropFirst("--set ".count).prefix { $0 != "=" }
            return set[String(path)] != nil
                ? Problem(field: String(path), message: diagnostic.message)
                : Problem(message: diagnostic.description)
        }
    }
}
