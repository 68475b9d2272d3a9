import Foundation
import Reporting

/// The first page: the scenarios to pick from, and the runs.
struct HomePage {
    let strings: Strings
    let shelf: ScenarioShelf
    let runs: [RunRecord]

    var html: String {
        LivePage(strings: strings, path: "/").html(
            strings(live: .title),
            [
                ("scenarios", strings(live: .scenarios), scenarios), ("runs", strings(live: .runs), runList),
            ])
    }

    private var scenarios: String {
        let entries = shelf.entries
        guard !entries.isEmpty else { return Markup.text("p", [:], strings(live: .noScenarios)) }
        let items = entries.map { entry in
            Markup.element(
                "li", [:],
                Markup.text("a", ["href": "/scenarios/\(PercentText.encoded(entry.name))"], entry.title)
                    + Markup.text("code", [:], entry.name) + Markup.text("p", ["class": "soft"], entry.remark))
        }
        return Markup.text("p", ["class": "soft"], strings(live: .scenariosNote, shelf.folder))
            + Markup.element("ul", ["class": "live-shelf"], items.joined(separator: "\n"))
    }

    private var runList: String {
        guard !runs.isEmpty else { return Markup.text("p", [:], strings(live: .noRuns)) }
        let head = [LiveLabel.number, .scenario, .changes, .state, .asked].map {
            Markup.text("th", ["scope": "col"], strings(live: $0))
        }
        let rows = runs.map { run in
            let cells = [
                Markup.element(
                    "th", ["scope": "row"],
                    Markup.text(
                        "a", ["href": "/runs/\(run.id)", "aria-label": strings(live: .open, String(run.id))],
                        String(run.id))),
                Markup.text("td", [:], run.title), Markup.text("td", ["class": "live-changes"], run.changes(strings)),
                Markup.text("td", [:], strings.state(run.state)), Markup.text("td", [:], run.askedText),
            ]
            return Markup.element("tr", [:], cells.joined())
        }
        return Markup.element(
            "div", ["class": "scroll words", "tabindex": "0", "role": "group", "aria-label": strings(live: .runs)],
            "<table><thead><tr>\(head.joined())</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table>")
    }
}

extension RunRecord {
    /// What was asked for beside the scenario, in one line.
    func changes(_ strings: Strings) -> String {
        var parts = order.settings
        if let days = order.days { parts.append("\(strings(live: .days)) \(days)") }
        if order.scale < 1 { parts.append("\(strings(live: .scale)) \(order.scale)") }
        if order.seed != 1 { parts.append("\(strings(live: .seed)) \(order.seed)") }
        if replications > 1 { parts.append("\(strings(live: .replications)) \(replications)") }
        return parts.isEmpty ? strings(live: .settingsNone) : parts.joined(separator: ", ")
    }

    /// When it was asked for, as `2026-11-22 10:45:06`, by the clock of the machine.
    var askedText: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
        return formatter.string(from: asked)
    }
}
