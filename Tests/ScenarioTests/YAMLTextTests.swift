import Testing

@testable import Scenario

@Suite("YAML text becomes a tree with places, and what is dangerous is refused")
struct YAMLTextTests {
    @Test("every value carries its line and column")
    func places() throws {
        let root = try parseYAML(Array("a: 1\nb:\n  c: [x, 'y']\n".utf8), source: "s.yaml")
        guard case .map(let entries) = root.content, case .map(let inner) = entries[1].value.content,
            case .list(let items) = inner[0].value.content
        else {
            Issue.record("the tree has another shape")
            return
        }
        #expect(entries[0].value.place == FilePosition("s.yaml", line: 1, column: 4))
        #expect(entries[1].keyPlace == FilePosition("s.yaml", line: 2, column: 1))
        #expect(items[1].place == FilePosition("s.yaml", line: 3, column: 10))
        #expect(items[0].plainText == "x" && items[1].plainText == nil && items[1].text == "y")
    }

    @Test("prose with an asterisk or an ampersand is not taken for an alias")
    func prose() throws {
        let (name, errors) = try read("name: rice & *beans* in *2 packs\n") { $0.required("name", .text(), "") }
        #expect(name == "rice & *beans* in *2 packs")
        #expect(errors.isEmpty)
    }

    @Test("an alias is refused wherever it stands")
    func aliases() throws {
        for text in ["a: &x 1\nb: *x\n", "a: &x 1\nb: [*x]\n", "a: &x 1\nb: {*x : 2}\n", "a: &x-1 1\n\"b\": *x-1\n"] {
            let found = try errors(in: text)
            #expect(found.count == 1 && found[0].contains("aliases"), "\(text)")
        }
    }

    @Test("a byte order mark and CRLF are nothing special")
    func windows() throws {
        let (days, errors) = try read("\u{FEFF}days: 3\r\n") { $0.required("days", .integer(in: 1...9), "") }
        #expect(days == 3)
        #expect(errors.isEmpty)
    }

    @Test("a file that is too large, too deep or too long is refused")
    func limits() throws {
        let large = try errors(in: "a: " + String(repeating: "x", count: YAMLLimit.bytes))
        #expect(large.count == 1 && large[0].contains("more than \(YAMLLimit.bytes) bytes"))
        let long = try errors(in: "a: [" + String(repeating: "1,", count: YAMLLimit.nodes) + "1]")
        #expect(long.count == 1 && long[0].contains("more than 200000 values"))
        let deep = try errors(in: "a: " + String(repeating: "[", count: 65) + String(repeating: "]", count: 65))
        #expect(deep.count == 1 && deep[0].contains("64 deep"))
        let deepest = try errors(in: "a: " + String(repeating: "[", count: 100_000))
        #expect(deepest.count == 1)
    }

    @Test(
        "numbers are those of YAML 1.2 in base ten, and nothing else",
        arguments: [
            ("0", 0), ("-3", -3), ("+5", 5), ("3.5", 3.5), (".5", 0.5), ("1.", 1), ("1e3", 1_000), ("-1.5E-2", -0.015),
            ("1e999", .greatestFiniteMagnitude), ("-1e999", -.greatestFiniteMagnitude), ("1e-999", 0), ("010", nil),
            ("0x1F", nil), ("0o7", nil), ("1_000", nil), ("1,000", nil), (".inf", nil), (".nan", nil), ("nan", nil),
            ("inf", nil), ("infinity", nil), ("0x1p3", nil), ("1:30", nil), ("", nil), (".", nil), ("-", nil),
            ("e5", nil),
            ("1e", nil), ("1e+", nil), ("--1", nil), ("1e5.5", nil), ("१", nil), ("1 ", nil),
        ] as [(String, Double?)])
    func numbers(text: String, number: Double?) {
        #expect(readNumber(text) == number)
    }

    @Test("whole numbers too large for a machine word are still numbers, beyond every bound")
    func integers() {
        #expect(readInteger("9223372036854775807") == .max)
        #expect(readInteger("99999999999999999999999999") == .max)
        #expect(readInteger("-99999999999999999999999999") == .min)
        #expect(readInteger("-0") == 0)
        #expect(["", "-", "1.0", "1e3", "007", "0x10", "1_0", "+-1"].allSatisfy { readInteger($0) == nil })
    }
}
