import SupplyModel
import Testing

@Suite("References to figures")
struct FigureReferenceTests {
    @Test("are read as they are written", arguments: FigureName.allCases)
    func roundTrip(name: FigureName) throws {
        let suffix = name.definition.suffix
        if suffix == .none || suffix == .anyCommodity || suffix == .anyProgramme {
            #expect(try FigureReference(name.rawValue).description == name.rawValue)
        } else {
            #expect(throws: FigureReference.Problem.incomplete(name)) { try FigureReference(name.rawValue) }
        }
        let text = "\(name.rawValue).eggs"
        if suffix == .none {
            #expect(throws: FigureReference.Problem.overfull(name, suffix: "eggs")) { try FigureReference(text) }
        } else {
            let reference = try FigureReference(text)
            #expect(reference.name == name && reference.suffix == "eggs" && reference.description == text)
        }
    }

    @Test("to nothing known are none", arguments: ["", ".", "fill", "fill_rate.eggs.white", "order_to_door", "eggs"])
    func unknown(text: String) {
        #expect(throws: FigureReference.Problem.unknown(text)) { try FigureReference(text) }
    }
}
