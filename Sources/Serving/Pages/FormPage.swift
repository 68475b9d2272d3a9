import Reporting
import Scenario

/// A scenario as a form: how to run it, and every value that it has or can have.
struct FormPage {
    let strings: Strings
    let entry: ScenarioShelf.Entry
    let fields: [ScenarioField]
    /// Values to begin with, where an earlier run is to be done again.
    let again: RunOrder?

    var html: String {
        let title = entry.title
        let header =
            Markup.element("p", ["class": "soft"], Markup.text("code", [:], entry.name))
            + Markup.text("p", ["class": "soft"], entry.remark)
        return LivePage(strings: strings, path: "/scenarios/\(PercentText.encoded(entry.name))").html(
            title, header: header, [("form", strings(live: .howToRun), form)])
    }

    private var isNetwork: Bool { fields.contains { $0.section == "network" } }

    private var form: String {
        let open = "<form id=\"run-form\" data-scenario=\"\(Markup.escaped(entry.name))\" novalidate=\"novalidate\">"
        let alert = Markup.element(
            "div", ["id": "problems", "class": "live-problems", "role": "alert", "hidden": "hidden"],
            Markup.text("h3", [:], strings(live: .problems)) + "<ul lang=\"en\"></ul>")
        let texts = Markup.element(
            "template",
            [
                "id": "texts", "data-unreachable": strings(live: .unreachable),
                "data-was": strings(live: .asInFile, "{0}"), "data-unset": strings(live: .unset),
            ], "")
        return open + texts + alert + Markup.element("div", ["class": "live-options"], options)
            + Markup.text("button", ["type": "submit", "class": "live-main"], strings(live: .run))
            + "<h3 class=\"live-keys\">\(Markup.escaped(strings(live: .toChange)))</h3>"
            + Markup.text("p", ["class": "soft"], strings(live: .keysHint)) + filter + sections + other
            + Markup.text("button", ["type": "submit", "class": "live-main"], strings(live: .run)) + "</form>"
    }

    private var options: String {
        var parts = ""
        func option(_ name: String, _ label: LiveLabel, _ hint: LiveLabel, _ value: String) {
            parts += field(
                id: "run-\(name)", label: Markup.escaped(strings(live: label)),
                hint: Markup.escaped(strings(live: hint)),
                path: name,
                control: input(
                    id: "run-\(name)", value: value, was: value,
                    attributes: "data-run=\"\(name)\" inputmode=\"decimal\"")
            )
        }
        if !isNetwork {
            option("days", .days, .daysHint, again?.days.map(String.init) ?? "")
            option("scale", .scale, .scaleHint, again.map { "\($0.scale)" } ?? "1")
        }
        option("seed", .seed, .seedHint, again.map { String($0.seed) } ?? "1")
        option(
            "replications", .replications, isNetwork ? .replicationsHintNetwork : .replicationsHint,
            again?.replications.map(String.init) ?? (isNetwork ? "" : "1"))
        return parts
    }

    private var filter: String {
        "<p class=\"live-filter\"><label>\(Markup.escaped(strings(live: .filter))) "
            + "<input type=\"search\" id=\"key-filter\" autocomplete=\"off\"/></label> "
            + Markup.text(
                "span", ["id": "key-filter-none", "class": "soft", "role": "status", "hidden": "hidden"],
                strings(live: .filterNone)) + "</p>"
    }

    /// The values by the section at the top that they belong to, in the order of the schema.
    private var sections: String {
        var names: [String] = []
        for field in fields where !names.contains(field.section) { names.append(field.section) }
        // How many days to simulate is asked above.
        let indexed = fields.enumerated().filter { $0.element.path != "days" }
        return names.map { name in
            let own = indexed.filter { $0.element.section == name }
            // What the scenario has stands before what it leaves out.
            let ordered = own.filter { $0.element.value != nil } + own.filter { $0.element.value == nil }
            let isOpen = ordered.contains { again?.set[$0.element.path] != nil }
            let summary =
                "<summary>\(Markup.escaped(name.isEmpty ? strings(live: .top) : strings.section(name))) "
                + "<span class=\"soft\">\(own.count)</span></summary>"
            let content = ordered.map { key($0.element, number: $0.offset) }.joined(separator: "\n")
            return "<details class=\"live-section\"\(isOpen ? " open=\"open\"" : "")>\(summary)"
                + "<div class=\"live-fields\">\(content)</div></details>"
        }.joined(separator: "\n")
    }

    /// What the form has no field for.
    private var other: String {
        let paths = Set(fields.map(\.path))
        let rest = (again?.set ?? [:]).filter { !paths.contains($0.key) }.sorted { $0.key < $1.key }
        let lines = rest.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
        return "<details class=\"live-section\"\(rest.isEmpty ? "" : " open=\"open\"")>"
            + "<summary>\(Markup.escaped(strings(live: .otherChanges)))</summary>"
            + field(
                id: "other-changes", label: Markup.escaped(strings(live: .otherChanges)),
                hint: Markup.escaped(strings(live: .otherChangesHint)), path: "*",
                control: "<textarea id=\"other-changes\" rows=\"3\" spellcheck=\"false\" "
                    + "aria-describedby=\"other-changes-h other-changes-e\">\(Markup.escaped(lines))</textarea>")
            + "</details>"
    }

    private func key(_ key: ScenarioField, number: Int) -> String {
        let id = "key-\(number)"
        let was = key.value ?? ""
        let now = again?.set[key.path].map { key.isQuoted ? FormPage.unquoted($0) : $0 } ?? was
        let attributes =
            "data-key=\"\(Markup.escaped(key.path))\"\(key.isQuoted ? " data-quoted=\"quoted\"" : "")"
            + (key.value == nil ? " data-absent=\"absent\"" : "")
        let words = key.words
        let control =
            words.isEmpty
            ? input(id: id, value: now, was: was, attributes: attributes)
            : choice(id: id, words, value: now, was: was, attributes: attributes)
        let path = Markup.escaped(key.path).replacing(".", with: ".<wbr/>").replacing("_", with: "_<wbr/>")
        let title = KeyTitle.of(key.path).map { Markup.text("span", [:], $0.text(strings)) + " " } ?? ""
        return field(
            id: id, label: "\(title)<code>\(path)</code>", hint: hint(key), path: key.path, control: control)
    }

    /// What a value means and allows, and what holds where it is left out, as markup.
    private func hint(_ key: ScenarioField) -> String {
        var parts: [String] = []
        switch key.shape {
        case .integer(let bounds) where bounds.upperBound < .max:
            parts.append(strings(live: .whole, String(bounds.lowerBound), String(bounds.upperBound)))
        case .number(let bounds):
            func text(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }
            parts.append(strings(live: .number2, text(bounds.lowerBound), text(bounds.upperBound)))
        case .text(let longest): parts.append(strings(live: .longest, String(longest)))
        default: break
        }
        var markup = [meaning(of: key)] + parts.map(Markup.escaped)
        if key.value == nil, case .defaultsTo(let value) = key.presence {
            let text = Markup.escaped(strings(live: .otherwise, "{0}"))
            markup.append(text.replacing("{0}", with: Markup.text("code", [:], value)))
        }
        return markup.joined(separator: " · ")
    }

    /// What a key means; in English, and marked as such, where the table of titles has it in no other language.
    private func meaning(of key: ScenarioField) -> String {
        if strings.language == .english { return Markup.escaped(key.summary) }
        return KeyTitle.of(key.path).map { Markup.escaped($0.chineseMeaning) }
            ?? Markup.text("span", ["lang": "en"], key.summary)
    }

    /// A field: its label and what it means are markup.
    private func field(id: String, label: String, hint: String, path: String, control: String) -> String {
        """
        <div class="live-field" data-field="\(Markup.escaped(path))"><label for="\(id)">\(label)</label>\
        \(control)<p class="soft" id="\(id)-h">\(hint)</p>\
        <p class="bad" id="\(id)-e" lang="en" hidden="hidden"></p></div>
        """
    }

    private func input(id: String, value: String, was: String, attributes: String) -> String {
        """
        <input id="\(id)" value="\(Markup.escaped(value))" data-was="\(Markup.escaped(was))" \(attributes) \
        autocomplete="off" spellcheck="false" aria-describedby="\(id)-h \(id)-e"/>
        """
    }

    private func choice(id: String, _ words: [String], value: String, was: String, attributes: String) -> String {
        // A value that is none of the words is shown all the same: the errors of the file are to be seen here, too.
        let known = words.contains(value) || value.isEmpty ? words : [value] + words
        let options = ([(("", strings(live: .unset)))] + known.map { ($0, $0) }).map { word, text in
            "<option value=\"\(Markup.escaped(word))\"\(word == value ? " selected=\"selected\"" : "")>"
                + "\(Markup.escaped(text))</option>"
        }
        return """
            <select id="\(id)" data-was="\(Markup.escaped(was))" \(attributes) aria-describedby="\(id)-h \(id)-e">\
            \(options.joined())</select>
            """
    }

    /// The text in the quotes that the form puts around it.
    private static func unquoted(_ text: String) -> String {
        JSONBytes.decode([String].self, from: Array("[\(text)]".utf8))?.first ?? text
    }
}

extension ScenarioField {
    /// Whether what is typed is a text, whatever it looks like: it is sent in quotes.
    fileprivate var isQuoted: Bool {
        switch shape {
        case .text, .timeOfDay, .date: true
        default: false
        }
    }

    /// The words that it can be; empty where it can be anything else.
    fileprivate var words: [String] {
        switch shape {
        case .boolean: ["true", "false"]
        case .choice(let words): words
        default: []
        }
    }
}
