import Testing

@testable import Experiments

@Suite struct SearchAxisTests {
    private func values(_ text: String, step: Double? = nil, mostSteps: Int = 1000) throws -> [String] {
        let axis = try SearchAxis(Factor(parsing: text), step: step, mostSteps: mostSteps)
        return (0..<axis.count).map(axis.value)
    }

    @Test("An axis goes from bound to bound, and its numbers are short")
    func lattice() throws {
        #expect(try values("a=3..6") == ["3", "4", "5", "6"])
        #expect(try values("a=3..10", step: 3) == ["3", "6", "9", "10"])
        #expect(try values("a=0..100", mostSteps: 4) == ["0", "25", "50", "75", "100"])
        #expect(try values("a=0.1..0.5", step: 0.1) == ["0.1", "0.2", "0.3", "0.4", "0.5"])
        #expect(try values("a=0.2..1", step: 0.3) == ["0.2", "0.5", "0.8", "1.0"])
        #expect(try values("a=none,some,all") == ["none", "some", "all"])
        #expect(try values("a=0.0..1.0", mostSteps: 3)[1] == "0.333333")
    }

    @Test(
        "A step that does not fit is refused",
        arguments: [
            ("a=1..5", 0.5), ("a=1..5", 0), ("a=1..5", -1), ("a=x,y", 1), ("a=0.0..1.0", 1e-9), ("a=1..5", .nan),
        ])
    func refused(_ text: String, _ step: Double) throws {
        let factor = try Factor(parsing: text)
        #expect(throws: SearchAxis.Problem.self) { try SearchAxis(factor, step: step) }
    }
}
