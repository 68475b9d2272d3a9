import Experiments
import SupplyModel
import Testing

@Suite("Names of orders, households and cells")
struct EntityNameTests {
    private func read(_ text: String, _ kind: EntityName.Kind) throws -> EntityName {
        try EntityName(text, as: kind, in: try quickstart(days: 1)) { _, _ in "" }
    }

    private func problem(_ text: String, _ kind: EntityName.Kind) throws -> String {
        do {
            _ = try read(text, kind)
            return "none"
        } catch let problem as EntityName.Problem {
            return problem.description
        }
    }

    @Test("are counted from 1 in their cell")
    func names() throws {
        let city = try quickstart(days: 1)
        let second = city.geography.cells[1].households.lowerBound
        #expect(try read("compound-2", .cell) == .cell(1))
        #expect(try read("compound-2/1", .household) == .household(second))
        #expect(try read("compound-2/3/4", .order) == .order(household: second + 2, number: 4, isPack: false))
        #expect(try read("compound-2/3/p4", .order) == .order(household: second + 2, number: 4, isPack: true))
        #expect(city.name(ofHousehold: second + 2) == "compound-2/3")
    }

    @Test(
        "that name nothing are answered with what is allowed",
        arguments: [
            ("", EntityName.Kind.cell, "there is no cell ''; there are 6, from 'compound-1' to 'compound-6'"),
            ("compound-9", .cell, "there is no cell 'compound-9'"),
            ("compound-1", .household, "is no name of a household; write CELL/HOUSEHOLD"),
            ("compound-1/0", .household, "there is no household '0' in the cell 'compound-1', which has"),
            ("compound-1/x", .household, "there is no household 'x'"),
            ("compound-1/99999999999999999999", .household, "there is no household"),
            ("compound-1/1", .order, "is no name of an order; write CELL/HOUSEHOLD/NUMBER"),
            ("compound-1/1/0", .order, "'0' is no number of an order"),
            ("compound-1/1/p", .order, "'p' is no number of an order"),
            ("//", .order, "there is no cell ''"),
        ])
    func problems(text: String, kind: EntityName.Kind, message: String) throws {
        #expect(try problem(text, kind).contains(message))
    }
}
