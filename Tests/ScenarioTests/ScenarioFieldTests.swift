import Foundation
import TestSupport
import Testing

@testable import Scenario

@Suite("The values of a scenario as fields")
struct ScenarioFieldTests {
    private func fields(_ name: String) throws -> [String: ScenarioField] {
        let root = repository.appending(path: "scenarios")
        let fields = try ScenarioLoader.fields(root.appendingPathComponent(name).path)
        #expect(Set(fields.map(\.path)).count == fields.count)
        return Dictionary(uniqueKeysWithValues: fields.map { ($0.path, $0) })
    }

    @Test("values that are there and values that are left out have their place, shape and meaning")
    func quickstart() throws {
        let fields = try fields("quickstart.yaml")
        let need = try #require(fields["commodities.vegetables.need_g_per_person_day"])
        #expect(need.value == "300" && need.section == "commodities" && !need.summary.isEmpty)
        #expect(fields["geography.household_size_weights"]?.value == "[20, 27, 25, 16, 8, 4]")
        #expect(fields["days"]?.value == "14" && fields["days"]?.section == "")
        #expect(fields["version"] == nil && fields["geography.cells"] == nil)
        #expect(fields.values.contains { $0.value == nil })
    }

    @Test("every value, put back by --set, gives the scenario that it came from")
    func putBack() throws {
        let root = repository.appending(path: "scenarios")
        for name in ["quickstart.yaml", "phased-reopening.yaml", "textbook/serial-3.yaml"] {
            let path = root.appendingPathComponent(name).path
            let given = try fields(name).values.filter { $0.value != nil }
            #expect(given.count > 10)
            let overrides = given.map { field in
                switch field.shape {
                case .text, .date, .timeOfDay: "\(field.path)=\"\(field.value ?? "")\""
                default: "\(field.path)=\(field.value ?? "")"
                }
            }.sorted()
            _ = try ScenarioLoader.read(path, overrides: overrides)
        }
    }

    @Test("a scenario that extends another has the values of both, and phases have theirs")
    func extended() throws {
        let fields = try fields("phased-reopening.yaml")
        #expect(fields["days"]?.value == "51")
        #expect(fields["commodities.vegetables.need_g_per_person_day"]?.value == "300")
        #expect(fields.keys.contains { $0.hasPrefix("timeline.open.set.") })
    }

    @Test("a network has its nodes' values, of a policy those of the one that is chosen")
    func network() throws {
        let fields = try fields("textbook/newsvendor-normal.yaml")
        #expect(fields["network.nodes.shop.policy.base_stock.level"]?.value == "56.604")
        #expect(fields["network.periods"]?.value == "100000")
    }
}
