import Foundation
import TestSupport
import Testing

@testable import Scenario

@Suite("The JSON Schema for editors and forms")
struct JSONSchemaTests {
    /// All files of scenarios/, and whether each is a network's.
    static let shipped: [(name: String, isNetwork: Bool)] = ["scenarios", "scenarios/textbook"]
        .flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: "\(repository.path)/\(folder)")) ?? []).sorted()
                .filter { $0.hasSuffix(".yaml") }
                .map { ("\(folder)/\($0)", folder == "scenarios/textbook") }
        }

    func problems(of path: String, isNetwork: Bool = false) throws -> [String] {
        let schema = try SchemaValidator(isNetwork ? ScenarioLoader.networkJSONSchema : ScenarioLoader.jsonSchema)
        let bytes = try Data(contentsOf: URL(filePath: "\(repository.path)/\(path)"))
        return schema.problems(of: try parseYAML(Array(bytes), source: path))
    }

    @Test("each scenario that is shipped is valid under it", arguments: shipped)
    func valid(name: String, isNetwork: Bool) throws {
        #expect(try problems(of: name, isNetwork: isNetwork).isEmpty)
    }

    @Test(
        "a scenario that is wrong in itself is not",
        arguments: [
            "allocation", "choices", "dates-and-times", "distributions", "everything", "future-version", "names",
            "missing-key", "numbers", "out-of-range", "unknown-key", "wrong-type", "two-distributions", "crews",
        ])
    func invalid(name: String) throws {
        #expect(try !problems(of: "Tests/Fixtures/bad/\(name).yaml").isEmpty)
    }

    @Test("a file that extends another need not have the keys that must be given; a file that does not, must")
    func required() throws {
        let schema = try SchemaValidator(ScenarioLoader.jsonSchema)
        func problems(_ text: String) throws -> [String] {
            schema.problems(of: try parseYAML(Array(text.utf8), source: "s.yaml"))
        }
        #expect(try problems("extends: base.yaml\nfleet: {buses: 3}\ncommodities: {pork: {floor_days: 2}}\n").isEmpty)
        #expect(try problems("version: 1\nfleet: {buses: 3}\n").contains("/name: required"))
        #expect(try problems("version: 1\nfleet: {buses: 3}\n").contains("/fleet/payload_kg: required"))
        #expect(try problems("extends: base.yaml\nfleet: {busses: 3}\n") == ["/fleet/busses: additionalProperties"])
        #expect(try problems("extends: base.yaml\nfleet: {buses: -3}\n") == ["/fleet/buses: minimum"])
        #expect(
            try problems("extends: b.yaml\ntimeline: {shut: {from: 2020-02-10, set: {fleet: {busses: 3}}}}\n")
                == ["/timeline/shut/set/fleet/busses: additionalProperties"])
    }

    @Test("it has a description for every key, and the defaults of the reference page as JSON")
    func described() throws {
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(ScenarioLoader.jsonSchema.utf8)) as? [String: Any])
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        for node in ScenarioLoader.schema { #expect(properties[node.key]?["description"] as? String == node.summary) }
        let handover = try #require(properties["handover"]?["properties"] as? [String: [String: Any]])
        #expect(handover["shift"]?["default"] as? [String] == ["08:00", "20:00"])
        #expect(handover["parcels_per_round"]?["default"] as? Int == 8)
        #expect(handover["attendance"]?["default"] as? Int == 1)
        #expect(handover["mode"]?["default"] as? String == "door")
    }

    @Test("texts have their quotes, backslashes and control characters escaped")
    func escapes() throws {
        let text = "a \"b\" \\ \n \u{7} 汉"
        let value = JSONValue.object(of: ["x": .string(text), "y": nil, "z": .array([.number(0.5), .boolean(true)])])
        let read = try #require(try JSONSerialization.jsonObject(with: Data(value.text.utf8)) as? [String: Any])
        #expect(read["x"] as? String == text && read.count == 2)
    }
}
