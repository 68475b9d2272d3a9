import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Scenario

@Suite("Drafts of scenarios")
struct ScenarioDraftTests {
    func load(_ draft: ScenarioDraft, people: Int, files: [String: String] = [:]) throws -> LoadedScenario {
        let written = draft.files(named: "town.yaml", people: people)
        let all = files.merging(written.map { ($0.name, $0.text) }) { $1 }
        let folder = try TemporaryFolder(all)
        return try ScenarioLoader.read("\(folder.path)/town.yaml")
    }

    @Test("can be read for towns of any size, with any goods", arguments: [1, 700, 20_000, 9_000_000])
    func sizes(people: Int) throws {
        for goods in [DraftGoods.all, try DraftGoods.read("oil=0"), try DraftGoods.read("pork vegetables=8")] {
            var draft = ScenarioDraft(name: "汉口 \"x\" \\ #", place: .people(people, squareKilometres: 2.5))
            draft.goods = goods
            guard case .city(let plan) = try load(draft, people: people) else {
                Issue.record("it is no city")
                return
            }
            #expect(plan.name == draft.name && plan.commodities.map(\.id) == goods.map(\.id))
            #expect(plan.commodities.map(\.floorDays) == goods.map(\.floorDays))
        }
    }

    @Test("are valid under the schema, and the same each time")
    func schema() throws {
        let text = ScenarioDraft().files(named: "town.yaml", people: 20_000)[0].text
        #expect(text == ScenarioDraft().files(named: "town.yaml", people: 20_000)[0].text)
        let tree = try parseYAML(Array(text.utf8), source: "town.yaml")
        #expect(try SchemaValidator(ScenarioLoader.jsonSchema).problems(of: tree).isEmpty)
    }

    @Test("of cells take the people from their table")
    func cells() throws {
        let path = "\(repository.path)/scenarios/quickstart/cells.csv"
        #expect(try ScenarioDraft.people(inCells: path) == 3_879)
        let table = try String(contentsOfFile: path, encoding: .utf8)
        _ = try load(ScenarioDraft(place: .cells("cells.csv")), people: 3_879, files: ["cells.csv": table])
        #expect(throws: ScenarioError.self) { try ScenarioDraft.people(inCells: "\(repository.path)/Package.swift") }
        #expect(throws: ScenarioError.self) { try ScenarioDraft.people(inCells: "\(repository.path)/none.csv") }
    }

    @Test(
        "goods that cannot be are refused with what is allowed",
        arguments: [
            ("", "no goods are given"), ("tea", "among the goods"), ("egg", "did you mean 'eggs'"),
            ("oil oil", "twice"),
            ("vegetables=9", "between 0 and 8"), ("oil=", "between 0 and 540"),
        ])
    func goods(text: String, problem: String) throws {
        let error = #expect(throws: DraftProblem.self) { try DraftGoods.read(text) }
        #expect(error?.description.contains(problem) == true)
    }
}
