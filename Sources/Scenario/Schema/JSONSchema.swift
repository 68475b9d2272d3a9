/// Prints a schema as JSON Schema (draft 2020-12), for editors and forms.
///
/// A file that extends another, and what a phase changes, are parts of a scenario: they need not have the keys that must be
/// given. So the keys themselves never say that they are required; `$defs/whole` does, and it is asked of a file without
/// `extends`. Lists and variants are never merged with those beneath, so they must be whole everywhere.
struct JSONSchema {
    private var variants: [JSONValue.Member] = []

    /// The schema of one kind of scenario.
    ///
    /// - Parameters:
    ///   - schema: its keys.
    ///   - title: what an editor calls it.
    static func document(of schema: [SchemaNode], title: String) -> JSONValue {
        var page = JSONSchema()
        let base = JSONValue.object(of: [
            "description": .string(
                "The scenario that this one is laid over, section by section: a file in this folder."),
            "type": .string("string"), "minLength": .integer(1),
        ])
        let properties =
            [JSONValue.Member(name: Composition.key, value: base)] + schema.map { page.member($0, isWhole: false) }
        var definitions = [
            JSONValue.Member(name: "whole", value: JSONSchema.requirements(of: schema) ?? .object([]))
        ]
        definitions += page.variants
        return .object(of: [
            "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
            "title": .string(title), "type": .string("object"), "properties": .object(properties),
            "additionalProperties": .boolean(false),
            "if": .object(of: ["not": .object(of: ["required": .strings([Composition.key])])]),
            "then": .object(of: ["$ref": .string("#/$defs/whole")]), "$defs": .object(definitions),
        ])
    }

    private mutating func member(_ node: SchemaNode, isWhole: Bool) -> JSONValue.Member {
        var members: [JSONValue.Member] = []
        var summary = node.summary
        if case .table(let columns) = node.shape { summary += JSONSchema.columnText(columns) }
        members.append(.init(name: "description", value: .string(summary)))
        if case .object(let shape) = self.shape(node.shape, isWhole: isWhole) { members += shape }
        if case .defaultsTo(let text) = node.presence, let value = JSONSchema.literal(text, of: node.shape) {
            members.append(.init(name: "default", value: value))
        }
        return JSONValue.Member(name: node.key, value: .object(members))
    }

    /// What a value of that shape must be.
    ///
    /// - Parameter isWhole: whether required keys must be there.
    private mutating func shape(_ shape: Shape, isWhole: Bool) -> JSONValue {
        switch shape {
        case .integer(let bounds) where bounds.lowerBound == bounds.upperBound:
            .object(of: ["const": .integer(bounds.lowerBound)])
        case .integer(let bounds):
            .object(of: [
                "type": .string("integer"), "minimum": bounds.lowerBound == .min ? nil : .integer(bounds.lowerBound),
                "maximum": bounds.upperBound == .max ? nil : .integer(bounds.upperBound),
            ])
        case .number(let bounds):
            .object(of: [
                "type": .string("number"), "minimum": .number(bounds.lowerBound), "maximum": .number(bounds.upperBound),
            ])
        case .boolean: .object(of: ["type": .string("boolean")])
        case .text(let longest): .object(of: ["type": .string("string"), "maxLength": .integer(longest)])
        case .identifier, .reference: .object(of: ["type": .string("string"), "pattern": .string(Self.identifier)])
        case .choice(let words): .object(of: ["enum": .strings(words)])
        case .timeOfDay(let latest):
            .object(of: ["type": .string("string"), "pattern": .string(Self.pattern(ofTimesUntil: latest))])
        case .date: .object(of: ["type": .string("string"), "pattern": .string(Self.date)])
        case .figure:
            .object(of: [
                "type": .string("string"), "minLength": .integer(1), "examples": .strings(["cover_days.eggs"]),
            ])
        case .table, .features: .object(of: ["type": .string("string"), "minLength": .integer(1)])
        case .section(let nodes): section(nodes, isWhole: isWhole)
        case .list(let item, let count):
            .object(of: [
                "type": .string("array"), "items": self.shape(item, isWhole: true),
                "minItems": count.lowerBound == 0 ? nil : .integer(count.lowerBound),
                "maxItems": count.upperBound == .max ? nil : .integer(count.upperBound),
            ])
        case .map(let item): named(item, isWhole: isWhole)
        case .each(_, let item, _): named(item, isWhole: isWhole)
        case .variant(let name, let nodes, let short): variant(name, nodes, short: short)
        case .changes(let sections):
            .object(of: [
                "type": .string("object"),
                "properties": .object(
                    sections.map { .init(name: $0, value: .object(of: ["$ref": .string("#/properties/\($0)")])) }),
                "additionalProperties": .boolean(false),
            ])
        }
    }

    private mutating func section(_ nodes: [SchemaNode], isWhole: Bool) -> JSONValue {
        let required = isWhole ? JSONSchema.required(nodes) : []
        let properties = nodes.map { member($0, isWhole: isWhole) }
        return .object(of: [
            "type": required.isEmpty ? .strings(["object", "null"]) : .string("object"),
            "properties": .object(properties), "additionalProperties": .boolean(false),
            "required": required.isEmpty ? nil : .strings(required),
        ])
    }

    /// A section whose keys are names.
    private mutating func named(_ item: Shape, isWhole: Bool) -> JSONValue {
        .object(of: [
            "type": .strings(["object", "null"]),
            "propertyNames": .object(of: ["pattern": .string(Self.identifier)]),
            "additionalProperties": shape(item, isWhole: isWhole),
        ])
    }

    private mutating func variant(_ name: String, _ nodes: [SchemaNode], short: Shape?) -> JSONValue {
        let id = name.replacing(" ", with: "_")
        if !variants.contains(where: { $0.name == id }) {
            let position = variants.count
            variants.append(.init(name: id, value: .object([])))
            let section = JSONValue.object(of: [
                "type": .string("object"), "properties": .object(nodes.map { member($0, isWhole: true) }),
                "additionalProperties": .boolean(false), "minProperties": .integer(1), "maxProperties": .integer(1),
            ])
            let bare = nodes.filter { JSONSchema.mayBeEmpty($0.shape) }.map(\.key)
            let choices = bare.isEmpty ? [section] : [section, .object(of: ["enum": .strings(bare)])]
            variants[position].value = .object(of: [
                "description": .string("A \(name): one of these."), "anyOf": .array(choices),
            ])
        }
        let reference = JSONValue.object(of: ["$ref": .string("#/$defs/\(id)")])
        guard let short else { return reference }
        return .object(of: ["anyOf": .array([shape(short, isWhole: true), reference])])
    }

    // MARK: What must be given

    /// Which keys must be given in sections of that shape and within; nil where none must.
    private static func requirements(of nodes: [SchemaNode]) -> JSONValue? {
        let required = required(nodes)
        let within = nodes.compactMap { node in
            requirements(of: node.shape).map { JSONValue.Member(name: node.key, value: $0) }
        }
        if required.isEmpty, within.isEmpty { return nil }
        return .object(of: [
            "type": required.isEmpty ? nil : .string("object"),
            "required": required.isEmpty ? nil : .strings(required),
            "properties": within.isEmpty ? nil : .object(within),
        ])
    }

    private static func requirements(of shape: Shape) -> JSONValue? {
        switch shape {
        case .section(let nodes): requirements(of: nodes)
        case .map(let item), .each(_, let item, _):
            requirements(of: item).map { .object(of: ["additionalProperties": $0]) }
        default: nil
        }
    }

    private static func required(_ nodes: [SchemaNode]) -> [String] {
        nodes.filter { if case .required = $0.presence { true } else { false } }.map(\.key)
    }

    /// Whether a section of that shape may be without keys.
    private static func mayBeEmpty(_ shape: Shape) -> Bool {
        switch shape {
        case .section(let nodes): required(nodes).isEmpty
        case .map: true
        case .each(_, _, let isComplete): !isComplete
        default: false
        }
    }

    // MARK: Texts

    /// The name of a thing.
    private static let identifier = "^[a-z0-9_-]{1,64}$"

    /// A day of the calendar, as far as a pattern can tell.
    private static let date = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

    private static func pattern(ofTimesUntil latest: String) -> String {
        let times = "([01][0-9]|2[0-3]):[0-5][0-9]"
        return latest == "24:00" ? "^(\(times)|24:00)$" : "^\(times)$"
    }

    private static func columnText(_ columns: [SchemaNode]) -> String {
        let names = columns.map { column in
            if case .required = column.presence { column.key } else { "\(column.key) (optional)" }
        }
        return " A file with the columns \(oneOf(names, "and"))."
    }

    /// A default, which the schema shows as YAML, as JSON; nil where it is only described.
    private static func literal(_ text: String, of shape: Shape) -> JSONValue? {
        guard let node = try? parseYAMLValue(Array(text.utf8), source: "default") else { return nil }
        return literal(node, of: shape)
    }

    private static func literal(_ node: Node, of shape: Shape) -> JSONValue? {
        switch shape {
        case .integer: return node.plainText.flatMap(readInteger).map(JSONValue.integer)
        case .number: return node.plainText.flatMap(readNumber).map(JSONValue.number)
        case .boolean: return node.plainText.flatMap(Bool.init).map(JSONValue.boolean)
        case .choice(let words): return node.text.flatMap { words.contains($0) ? .string($0) : nil }
        case .text, .identifier, .reference, .timeOfDay, .date, .figure: return node.text.map(JSONValue.string)
        case .variant(_, let nodes, let short):
            if let name = node.text, nodes.contains(where: { $0.key == name }) { return .string(name) }
            return short.flatMap { literal(node, of: $0) }
        case .list(let item, let count):
            guard case .list(let nodes) = node.content, count.contains(nodes.count) else { return nil }
            let items = nodes.compactMap { literal($0, of: item) }
            return items.count == nodes.count ? .array(items) : nil
        case .section, .map, .each, .changes, .table, .features: return nil
        }
    }
}
