import Stochastics
import TestSupport
import Testing

@testable import Scenario

@Suite("A scenario is composed of files and options, and each value remembers where it was written")
struct CompositionTests {
    private static func body(_ section: Section) -> [Int] {
        [
            section.required("days", .integer(in: 1...9), ""),
            section.section("fleet", "") { $0.value("buses", .integer(in: 0...9), default: 1, "") },
            section.section("fleet2", "") { $0.value("buses", .integer(in: 0...9), default: 1, "") },
        ] + section.value("list", .list(.integer(in: 0...9)), default: [], "")
    }

    @Test("sections are merged key by key; values and lists are replaced")
    func merging() throws {
        let folder = try TemporaryFolder([
            "s.yaml": "extends: lib/base.yaml\nfleet: {buses: 5}\nlist: [7]\n",
            "lib/base.yaml": "extends: root.yaml\ndays: 3\nlist: [1, 2]\n",
            "lib/root.yaml": "days: 2\nfleet: {buses: 4}\nfleet2: {buses: 6}\n",
        ])
        let (value, errors) = folder.read(Self.body)
        #expect(value == [3, 5, 6, 7])
        #expect(errors.isEmpty)
    }

    @Test("an error names the file in which the value stands")
    func places() throws {
        let folder = try TemporaryFolder([
            "s.yaml": "extends: lib/base.yaml\ndays: 3\n", "lib/base.yaml": "fleet: {busses: 5}\n",
        ])
        #expect(
            folder.read(Self.body).errors
                == ["lib/base.yaml:1:9: unknown key 'busses' in 'fleet'; did you mean 'buses'?"])
    }

    @Test("files that extend one another in a circle are refused")
    func cycles() throws {
        let folder = try TemporaryFolder([
            "s.yaml": "extends: b.yaml\n", "b.yaml": "extends: ./s.yaml\n", "self.yaml": "extends: self.yaml\n",
        ])
        #expect(folder.read(Self.body).errors.count == 1)
        #expect(folder.read(file: "self.yaml", Self.body).errors == ["self.yaml:1:10: self.yaml extends itself"])
    }

    @Test("the upper file may choose another variant than the lower")
    func variants() throws {
        let folder = try TemporaryFolder([
            "s.yaml": "extends: base.yaml\nwait: {exponential: {mean: 3}}\n",
            "base.yaml": "wait: {triangular: [1, 2, 3]}\n",
        ])
        let (wait, errors) = folder.read { $0.required("wait", .distribution(in: 0...9), "") }
        #expect(errors.isEmpty)
        #expect(wait?.mean == 3)
    }

    @Test("an option takes the place of a value, or makes a new one, and is named when it is wrong")
    func overrides() throws {
        let text = "days: 3\nfleet: {buses: 5}\nlist: [1, 2]\n"
        #expect(
            try read(text, set: ["days=4", "fleet.buses=6", "fleet2.buses=7", "list.1=8"], Self.body).value == [
                4, 6, 7, 1, 8,
            ])
        #expect(try read(text, set: ["list=[]", "days=4", "days=5"], Self.body).value == [5, 5, 1])
        #expect(
            try read(text, set: ["fleet.busses=3", "days=ten"], Self.body).errors == [
                "--set days=ten: 'days' is 'ten'; it must be a whole number between 1 and 9",
                "--set fleet.busses=3: unknown key 'busses' in 'fleet'; did you mean 'buses'?",
            ])
    }

    @Test("a list item is named by its position or by its id")
    func listItems() throws {
        let body = { (section: Section) in
            section.required(
                "stops",
                .list(.section { ($0.required("id", .identifier, ""), $0.required("n", .integer(in: 0...9), "")) }), ""
            )
            .map(\.1)
        }
        let text = "stops: [{id: a, n: 1}, {id: b, n: 2}]\n"
        #expect(try read(text, set: ["stops.b.n=5", "stops.0.n=4"], body).value == [4, 5])
        #expect(
            try read(text, set: ["stops.c.n=5"], body).errors
                == ["--set stops.c.n=5: there is no item 'c' in 'stops', which has 2, counted from 0"])
    }

    @Test(
        "an option that is no assignment, or leads nowhere, is refused",
        arguments: [
            "days", "=3", ".=3", "a..b=3", "days.x=3", "list.9=1", "list.-1=1", "days=[", "days=&a 1", "days=!!int 1",
            "fleet=3",
        ])
    func badOverrides(option: String) throws {
        let found = try read("days: 3\nlist: [1]\n", set: [option], Self.body).errors
        #expect(found.count == 1 && found[0].hasPrefix("--set \(option): "), "\(found)")
    }
}
