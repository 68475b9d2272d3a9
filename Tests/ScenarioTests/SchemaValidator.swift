import Foundation

@testable import Scenario

/// Checks a scenario's tree against JSON Schema: those keywords that the schema of scenarios uses, read from its text.
struct SchemaValidator {
    private let root: [String: Any]

    /// Keywords that say nothing of what is valid.
    private static let remarks: Set = ["$schema", "$defs", "title", "description", "default", "examples"]

    init(_ text: String) throws {
        root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    /// What is wrong with a tree: the paths of keys and the keywords that they break.
    func problems(of node: Node) -> [String] { problems(node, root, path: "") }

    private func problems(_ node: Node, _ schema: [String: Any], path: String) -> [String] {
        var found: [String] = []
        for (keyword, value) in schema where !Self.remarks.contains(keyword) {
            found += broken(keyword, value, schema, node, path: path)
        }
        return found
    }

    private func broken(
        _ keyword: String, _ value: Any, _ schema: [String: Any], _ node: Node, path: String
    ) -> [String] {
        func fails(_ isBroken: Bool) -> [String] { isBroken ? ["\(path): \(keyword)"] : [] }
        func subschema(_ value: Any?) -> [String: Any] { value as? [String: Any] ?? [:] }
        let (entries, items) = (node.allEntries, node.allItems)
        let number = node.plainText.flatMap(readNumber)
        let bound = value as? Double ?? 0
        switch keyword {
        case "$ref": return problems(node, resolve(value as? String ?? ""), path: path)
        case "type": return fails(!((value as? [String] ?? [value as? String ?? ""]).contains(where: node.isOf)))
        case "const": return fails(number != bound)
        case "enum": return fails(!(value as? [String] ?? []).contains(node.text ?? ""))
        case "minimum": return fails(number.map { $0 < bound } ?? false)
        case "maximum": return fails(number.map { $0 > bound } ?? false)
        case "minLength": return fails(node.text.map { Double($0.count) < bound } ?? false)
        case "maxLength": return fails(node.text.map { Double($0.count) > bound } ?? false)
        case "pattern":
            return fails(node.text?.range(of: value as? String ?? "", options: .regularExpression) == nil)
        case "minItems": return fails(items.map { Double($0.count) < bound } ?? false)
        case "maxItems": return fails(items.map { Double($0.count) > bound } ?? false)
        case "minProperties": return fails(entries.map { Double($0.count) < bound } ?? false)
        case "maxProperties": return fails(entries.map { Double($0.count) > bound } ?? false)
        case "items":
            return (items ?? []).enumerated().flatMap { problems($1, subschema(value), path: "\(path)/\($0)") }
        case "required":
            let keys = entries?.map(\.key)
            return (value as? [String] ?? []).filter { key in keys.map { !$0.contains(key) } ?? false }
                .map { "\(path)/\($0): required" }
        case "properties":
            let properties = subschema(value)
            return (entries ?? []).filter { properties[$0.key] != nil }
                .flatMap { problems($0.value, subschema(properties[$0.key]), path: "\(path)/\($0.key)") }
        case "additionalProperties":
            let others = (entries ?? []).filter { subschema(schema["properties"])[$0.key] == nil }
            if value as? Bool == false { return others.map { "\(path)/\($0.key): additionalProperties" } }
            return others.flatMap { problems($0.value, subschema(value), path: "\(path)/\($0.key)") }
        case "propertyNames":
            return (entries ?? []).flatMap {
                problems(
                    Node(place: $0.keyPlace, content: .scalar($0.key, isPlain: false)), subschema(value),
                    path: "\(path)/\($0.key)")
            }
        case "anyOf":
            let choices = value as? [[String: Any]] ?? []
            return fails(!choices.contains { problems(node, $0, path: path).isEmpty })
        case "not": return fails(problems(node, subschema(value), path: path).isEmpty)
        case "if":
            let holds = problems(node, subschema(value), path: path).isEmpty
            return holds ? problems(node, subschema(schema["then"]), path: path) : []
        case "then": return []
        default: return ["the keyword \(keyword) is not known to this test"]
        }
    }

    private func resolve(_ reference: String) -> [String: Any] {
        reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] as? [String: Any] ?? [:] }
    }
}

extension Node {
    fileprivate var allEntries: [Entry]? {
        if case .map(let entries) = content { return entries }
        return nil
    }

    fileprivate var allItems: [Node]? {
        if case .list(let items) = content { return items }
        return nil
    }

    /// Whether the YAML language (1.2, core schema) takes it for a value of that type of JSON.
    fileprivate func isOf(_ type: String) -> Bool {
        switch type {
        case "object": allEntries != nil
        case "array": allItems != nil
        case "null": isNull
        case "boolean": plainText.flatMap(Bool.init) != nil
        case "number": plainText.flatMap(readNumber) != nil
        case "integer": plainText.flatMap(readNumber).map { $0 == $0.rounded() } ?? false
        case "string":
            text != nil && !(plainText.map { readNumber($0) != nil || Bool($0) != nil } ?? false)
        default: false
        }
    }
}
