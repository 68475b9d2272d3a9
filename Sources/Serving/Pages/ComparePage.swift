import Reporting

/// Two finished runs, side by side.
struct ComparePage {
    let strings: Strings
    let first: RunRecord
    let second: RunRecord
    let comparison: StoredComparison

    var html: String {
        let header = [first, second].map { run in
            Markup.element(
                "p", [:],
                Markup.text(
                    "a", ["href": "/runs/\(run.id)"], "\(strings(live: .firstRun, String(run.id))): \(run.title)")
                    + Markup.text("span", ["class": "soft"], " \(run.changes(strings))"))
        }
        let columns = [
            strings(live: .figure), strings(live: .firstRun, String(first.id)),
            strings(live: .secondRun, String(second.id)), strings(live: .difference),
        ]
        let differ = comparison.rows.contains { $0.first != $0.second }
        let same = comparison.rows.contains { $0.first == $0.second }
        var sections = [
            (
                "differences", strings(live: .differences),
                differ
                    ? comparison.differencesHTML(strings, header: columns)
                    : Markup.text("p", [:], strings(live: .differencesNone))
            )
        ]
        let charts = comparison.chartsHTML(strings)
        if !charts.isEmpty { sections.append(("charts", strings(.charts), charts)) }
        sections.append(
            (
                "same", strings(live: .same),
                same
                    ? Markup.element(
                        "details", [:],
                        Markup.text("summary", [:], strings(live: .same))
                            + comparison.samenessHTML(strings, header: columns))
                    : Markup.text("p", [:], strings(live: .sameNone))
            ))
        return LivePage(strings: strings, path: "/compare?a=\(first.id)&b=\(second.id)").html(
            strings(live: .compare), header: header.joined(), sections)
    }
}
