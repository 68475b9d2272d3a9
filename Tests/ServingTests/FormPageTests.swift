import Foundation
import Reporting
import TestSupport
import Testing

@testable import Scenario
@testable import Serving

@Suite("The form of a scenario")
struct FormPageTests {
    private let entry = ScenarioShelf.Entry(name: "a.yaml", title: "A & B", remark: "x < y")

    private func page(_ fields: [ScenarioField], again: RunOrder? = nil) -> String {
        FormPage(strings: Strings(.english), entry: entry, fields: fields, again: again).html
    }

    private func field(
        _ path: String, _ shape: Shape, _ value: String?, _ presence: SchemaNode.Presence = .optional
    ) -> ScenarioField {
        ScenarioField(path: path, shape: shape, summary: "What it means.", presence: presence, value: value)
    }

    @Test("each value has a field with its meaning, its bounds and what the file says")
    func fields() {
        let html = page([
            field("fleet.buses", .integer(0...500), "8"), field("fleet.night", .boolean, nil, .defaultsTo("false")),
            field("policy", .choice(["fair", "fast"]), "fast"),
        ])
        #expect(html.contains("data-key=\"fleet.buses\"") && html.contains("value=\"8\" data-was=\"8\""))
        #expect(html.contains("What it means. · whole number, 0 to 500"))
        #expect(html.contains("left out: <code>false</code>") && html.contains("data-absent=\"absent\""))
        #expect(html.contains("<option value=\"fast\" selected=\"selected\">fast</option>"))
        #expect(html.contains("<title>A &amp; B</title>") && html.contains("x &lt; y"))
    }

    @Test("a value that is none of the words is shown as it is")
    func wrongWord() {
        let html = page([field("policy", .choice(["fair", "fast"]), "\"><script>")])
        #expect(html.contains("<option value=\"&quot;&gt;&lt;script&gt;\" selected"))
        #expect(!html.contains("<script>"))
    }

    @Test("an earlier run can be done again: its values are in the form")
    func again() {
        let order = RunOrder(
            scenario: "a.yaml", set: ["fleet.buses": "9", "name": "\"two\\nlines\"", "new.section": "{a: 1}"], days: 5,
            scale: 0.25, seed: 7, replications: 3)
        let html = page(
            [field("fleet.buses", .integer(0...500), "8"), field("name", .text(longest: 9), "A")], again: order)
        #expect(html.contains("value=\"9\" data-was=\"8\""))
        #expect(html.contains("value=\"two\nlines\" data-was=\"A\""))
        #expect(html.contains("new.section={a: 1}</textarea>"))
        #expect(html.contains("value=\"0.25\"") && html.contains("value=\"7\"") && html.contains("value=\"3\""))
    }

    @Test("every label has both languages, with the same places to fill")
    func labels() {
        for label in LiveLabel.allCases {
            let (english, chinese) = label.texts
            #expect(!english.isEmpty && !chinese.isEmpty)
            for place in ["{0}", "{1}"] { #expect(english.contains(place) == chinese.contains(place), "\(label)") }
        }
    }

    @Test("every title is of a key or a section that some scenario has, and is there in both languages")
    func titles() throws {
        let scenarios = repository.appending(path: "scenarios")
        var paths: Set<String> = []
        for name in ["quickstart", "district", "wuhan-2020", "panic", "textbook/serial-3"] {
            let fields = try ScenarioLoader.fields(scenarios.appending(path: "\(name).yaml").path)
            for field in fields {
                let parts = field.path.split(separator: ".").map(String.init)
                paths.insert(field.path)
                for index in parts.indices {
                    paths.insert((parts[..<index] + ["*"] + parts[(index + 1)...]).joined(separator: "."))
                }
            }
        }
        func isHan(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
        for (path, title) in KeyTitle.table {
            // A key whose value is a distribution there is a field where it is a number.
            let isKnown = paths.contains(path) || paths.contains { $0.hasPrefix(path + ".") }
            #expect(isKnown, "\(path)")
            #expect(
                isHan(title.title.chinese) && isHan(title.chineseMeaning) && !title.title.english.isEmpty, "\(path)")
        }
        let sections = Set((ScenarioLoader.schema + ScenarioLoader.networkSchema).map(\.key))
        for (key, title) in SectionTitle.table {
            #expect(sections.contains(key) && isHan(title.chinese) && !title.english.isEmpty, "\(key)")
        }
    }

    @Test("in Chinese a key has its title and meaning, and what is in English is marked as such")
    func chinese() {
        let fields = [field("fleet.buses", .integer(0...500), "8"), field("fleet.odd", .boolean, nil)]
        let html = FormPage(strings: Strings(.chinese), entry: entry, fields: fields, again: nil).html
        #expect(html.contains("车辆数") && html.contains("运送物资的公交车数量。 · 整数，0 至 500"))
        #expect(html.contains("<span lang=\"en\">What it means.</span>") && html.contains(">车队 <"))
    }
}
