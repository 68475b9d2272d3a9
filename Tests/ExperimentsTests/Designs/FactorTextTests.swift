import Testing

@testable import Experiments

@Suite struct FactorTextTests {
    @Test("Ranges of whole numbers, of numbers, and lists of values are read as factors")
    func factors() throws {
        #expect(try Factor(parsing: "fleet.buses=100..1500") == Factor("fleet.buses", .whole(100...1500)))
        #expect(try Factor(parsing: "a.b=0.5..2") == Factor("a.b", .interval(0.5...2)))
        #expect(try Factor(parsing: "a=-3..-1") == Factor("a", .whole(-3 ... -1)))
        #expect(try Factor(parsing: "a=door,gate") == Factor("a", .levels(["door", "gate"])))
        #expect(try Factor(parsing: "a=[1, 2],{b: 3,c: 4}") == Factor("a", .levels(["[1, 2]", "{b: 3,c: 4}"])))
        #expect(try Factor(parsing: "a='1, 2',\"]\",3") == Factor("a", .levels(["'1, 2'", "\"]\"", "3"])))
        #expect(try Factor(parsing: "date=2020-02-10") == Factor("date", .levels(["2020-02-10"])))
    }

    @Test(
        "What is no factor is refused",
        arguments: ["", "a", "=1", "a=", "a=1,,2", "a=3..1", "a=1..1", "a=1,1", "a=1..inf", "a=nan..2"])
    func refusals(_ text: String) {
        #expect(throws: Factor.Problem.self) { _ = try Factor(parsing: text) }
    }

    @Test(
        "Commas within brackets, braces and quotes part no values",
        arguments: [
            ("", [""]), ("21,84", ["21", "84"]), (",", ["", ""]), ("[1, [2,3]],4", ["[1, [2,3]]", "4"]),
            ("{a: '}, b', c: 1},2", ["{a: '}, b', c: 1}", "2"]), ("'it''s, so','b'", ["'it''s, so'", "'b'"]),
            (#""say \"a, b\"",c"#, [#""say \"a, b\"""#, "c"]), (#""a\\",b"#, [#""a\\""#, "b"]),
            ("it's,so's", ["it's", "so's"]), (" 'a,b' , c", [" 'a,b' ", " c"]), ("'a,b", ["'a,b"]),
        ] as [(Substring, [String])])
    func parts(text: Substring, parts: [String]) {
        #expect(ValueList.split(text) == parts)
    }

    @Test("Settings of a point may hold quotes, too")
    func point() throws {
        let point = try DesignPoint(parsing: "a='1,2',b=[3,4],c=5")
        #expect(point.overrides == ["a='1,2'", "b=[3,4]", "c=5"])
    }
}
