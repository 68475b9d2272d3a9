import TestSupport
import Testing

@testable import Scenario

@Suite("A section reads, checks and describes a key in one declaration")
struct SectionTests {
    private enum Colour: String, CaseIterable { case red, green }

    @Test("a key that is given is read, and one that is not has its default")
    func defaults() throws {
        let (value, errors) = try read("buses: 3\n") {
            (
                $0.value("buses", .integer(in: 0...10), default: 8, ""),
                $0.value("speed", .number(in: 0...90), default: 30, ""),
                $0.optional("name", .text(), "")
            )
        }
        #expect(errors.isEmpty)
        #expect(value?.0 == 3 && value?.1 == 30 && value?.2 == nil)
    }

    @Test("all errors come in one go, sorted by place")
    func allAtOnce() throws {
        let (_, errors) = try read("speed: fast\nbusses: 3\nn: -4\ncolour: geen\nok: yes\n") {
            _ = $0.required("n", .integer(in: 0...10), "")
            _ = $0.required("speed", .number(in: 0...90), "")
            _ = $0.required("buses", .integer(in: 0...10), "")
            _ = $0.required("colour", Kind<Colour>.choice, "")
            _ = $0.required("ok", .boolean, "")
        }
        #expect(
            errors == [
                "s.yaml:1:1: missing key 'buses'",
                "s.yaml:1:8: 'speed' is 'fast'; it must be a number between 0 and 90",
                "s.yaml:2:1: unknown key 'busses'; did you mean 'buses'?",
                "s.yaml:3:4: 'n' is -4; it must be between 0 and 10",
                "s.yaml:4:9: 'colour' is 'geen'; it must be red or green; did you mean 'green'?",
                "s.yaml:5:5: 'ok' is 'yes'; it must be true or false",
            ])
    }

    @Test("a contradiction is reported only between values that are good")
    func checks() throws {
        let body = { (section: Section) -> Void in
            let low = section.required("low", .integer(in: 0...10), "")
            let high = section.required("high", .integer(in: 0...10), "")
            section.check(low <= high, at: "high", "'high' is below 'low'")
        }
        #expect(try read("low: 3\nhigh: 2\n", body).errors == ["s.yaml:2:7: 'high' is below 'low'"])
        #expect(try read("low: 99\nhigh: -1\n", body).errors.count == 2)
    }

    @Test("a reference may stand before what it names, and must name something")
    func references() throws {
        let body = { (section: Section) -> Void in
            _ = section.required("first", .reference(to: "stores"), "")
            _ = section.required(
                "stores",
                .map(of: "stores") { name, store in
                    store.section("near", "") { $0.optional("store", .reference(to: "stores"), "") }
                }, "")
        }
        #expect(try read("first: east\nstores: {east: , west: {near: {store: east}}}\n", body).errors.isEmpty)
        #expect(
            try read("first: eats\nstores: {east: }\n", body).errors
                == ["s.yaml:1:8: 'first' names 'eats', but there is none in 'stores'; did you mean 'east'?"])
        #expect(
            try read("first: east\nstores: {}\n", body).errors
                == ["s.yaml:1:8: 'first' names 'east', but there are none"])
    }

    @Test("a value for each of the things defined elsewhere: none unknown, none left out")
    func each() throws {
        let body = { (section: Section) -> [String: Int] in
            _ = section.required("goods", .map(of: "goods") { name, _ in name }, "")
            return section.required("price", .each(of: "goods", isComplete: true, .integer(in: 0...9)), "")
        }
        #expect(try read("goods: {rice: , oil: }\nprice: {oil: 2, rice: 1}\n", body).value == ["rice": 1, "oil": 2])
        #expect(
            try read("goods: {rice: , oil: , egg: }\nprice: {oil: 2, ricee: 1}\n", body).errors == [
                "s.yaml:2:8: 'price' lacks 'egg' and 'rice' of 'goods'",
                "s.yaml:2:17: 'price' names 'ricee', but there is none in 'goods'; did you mean 'rice'?",
            ])
    }

    @Test("lists know how many items they may have, and number what is wrong in them")
    func lists() throws {
        let body = { (section: Section) in section.required("rates", .list(.number(in: 0...1), count: 2...3), "") }
        #expect(try read("rates: [0, 0.5]\n", body).value == [0, 0.5])
        #expect(
            try read("rates: [0, 2]\n", body).errors
                == ["s.yaml:1:12: 'rates.1' is 2; it must be between 0 and 1"])
        #expect(
            try read("rates: [0]\n", body).errors
                == ["s.yaml:1:8: 'rates' has 1 item; it must have between 2 and 3 items"])
        #expect(try read("rates: 0.5\n", body).errors == ["s.yaml:1:8: 'rates' is 0.5; it must be a list"])
    }

    @Test("times of day are HH:MM, up to the end of the day")
    func times() throws {
        let time = { (text: String) in
            try read("t: \(text)\n") { $0.required("t", .timeOfDay(latest: "24:00"), "") }.value
        }
        #expect(try time("13:30") == 48_600)
        #expect(try time("'00:00'") == 0)
        #expect(try time("24:00") == 86_400)
        #expect(
            try read("t: 24:00\n") { $0.required("t", .timeOfDay(), "") }.errors
                == ["s.yaml:1:4: 't' is '24:00'; it must be a time of day between 00:00 and 23:59"])
        for bad in ["24:01", "9:30", "09:60", "0930", "-1:30", "09:30:00", "noon", "[9, 30]"] {
            #expect(try time(bad) == nil)
        }
    }

    @Test("what is wrong with very much is cut short and counted")
    func manyErrors() throws {
        let keys = (0..<5_000).map { "key\($0): 1\n" }.joined()
        let folder = try TemporaryFolder(["s.yaml": keys])
        do throws(ScenarioError) {
            _ = try ScenarioLoader.load("\(folder.path)/s.yaml")
            Issue.record("nothing was wrong")
        } catch {
            let lines = error.description.split(separator: "\n")
            #expect(lines.count == ScenarioError.mostPrinted + 2)
            #expect(error.diagnostics.count == ScenarioError.mostKept)
            #expect(error.count > 5_000)
            #expect(lines[50] == "... and \(error.count - 50) more")
            #expect(lines[51] == "\(error.count) errors; nothing was run")
        }
    }

    @Test("messages show what was found without control characters and not at length")
    func shown() {
        #expect("a\u{1B}[31m\n".quoted == "'a\\u{1B}[31m\\n'")
        #expect(String(repeating: "x", count: 200).quoted == "'\(String(repeating: "x", count: 120))...'")
        #expect("e\u{202E}gg".quoted == "'e\\u{202E}gg'")
    }

    @Test("the schema is what was declared, with sections that no document names")
    func schema() {
        let section = Section([], path: "", place: FilePosition(""), reader: Reader(folder: nil))
        _ = section.value("buses", .integer(in: 0...10), default: 8, "Buses.")
        _ = section.optional("depot", .section { $0.required("name", .identifier, "Its name.") }, "The depot.")
        #expect(section.schema.map(\.key) == ["buses", "depot"])
        guard case .defaultsTo("8") = section.schema[0].presence, case .integer(0...10) = section.schema[0].shape,
            case .section(let inner) = section.schema[1].shape, case .required = inner[0].presence
        else {
            Issue.record("the schema is \(section.schema)")
            return
        }
    }
}
