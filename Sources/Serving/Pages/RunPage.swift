import Reporting

/// A run: how far it has come, its map and its charts, and what came of it.
struct RunPage {
    let strings: Strings
    let run: RunRecord
    let live: LiveRun?
    let others: [RunRecord]

    var html: String {
        let header = Markup.text("p", ["class": "soft"], run.changes(strings))
        var sections = [("progress", strings(live: .progress), progress)]
        if let live {
            sections.append(("map", strings(live: .map), live.mapHTML(strings)))
            let charts = Markup.element("div", ["id": "live-charts"], live.chartsHTML(strings))
            sections.append(("charts", strings(live: .charts), charts))
        }
        return LivePage(strings: strings, path: "/runs/\(run.id)").html(
            "\(run.id). \(run.title)", header: header, sections, scripts: live == nil ? [] : ["/map.js"])
    }

    private var progress: String {
        let labels = [RunRecord.State.queued, .running, .stopping, .finished, .stopped, .failed]
            .map { "data-\($0.rawValue)=\"\(Markup.escaped(strings.state($0)))\"" }.joined(separator: " ")
        return """
            <div id="run" data-run="\(run.id)" data-days="\(live?.length ?? 0)" data-first="\(live?.days.count ?? 0)" \
            data-state="\(run.state.rawValue)" data-ahead="\(Markup.escaped(strings(live: .ahead, "{0}")))" \
            data-complete="\(Markup.escaped(strings(live: .completeOf, "{0}", "{1}")))" \
            data-day="\(Markup.escaped(strings(live: .dayOf, "{0}", "{1}")))" \(labels)>
            <p class="answer" role="status" id="run-state">\(Markup.escaped(strings.state(run.state)))</p>
            <progress id="run-share" max="1" value="0" aria-label="\(Markup.escaped(strings(live: .progress)))"></progress>
            <p class="soft" id="run-detail"></p>
            <p class="bad" id="run-failure" lang="en"\(run.failure == nil ? " hidden=\"hidden\"" : "")>\
            \(Markup.escaped(run.failure ?? ""))</p>
            \(run.state.isOver ? "" : stopButton)
            <div id="outcome">\(run.state.isOver ? outcome : "")</div>
            \(atHand)
            </div>
            """
    }

    private var stopButton: String {
        Markup.text("button", ["type": "button", "id": "run-stop"], strings(live: .stop))
    }

    /// Why there is neither map nor chart.
    private var atHand: String {
        if live != nil || run.state == .queued { return "" }
        return Markup.text("p", ["class": "soft"], strings(live: run.state.isOver ? .notAtHand : .networkNoDays))
    }

    /// What a run that is over has left.
    var outcome: String {
        let again = Markup.element(
            "p", [:],
            Markup.text(
                "a", ["href": "/scenarios/\(PercentText.encoded(run.order.scenario))?again=\(run.id)"],
                strings(live: .againWith)))
        guard !run.files.isEmpty else { return again }
        let base = "/runs/\(run.id)/files/"
        let report =
            run.files.contains("report.json")
            ? Markup.element(
                "p", [:],
                Markup.text("a", ["href": "/runs/\(run.id)/report", "class": "live-main"], strings(live: .report)))
            : ""
        let files = run.files.map { name in
            Markup.element(
                "li", [:],
                Markup.text(
                    "a",
                    [
                        "href": base + PercentText.encoded(name), "download": "run-\(run.id)-\(name)",
                        "aria-label": strings(live: .download, name),
                    ], name))
        }
        return Markup.element("h3", [:], Markup.escaped(strings(live: .downloads))) + report
            + Markup.element("ul", ["class": "live-files"], files.joined()) + comparison + again
    }

    private var comparison: String {
        guard !others.isEmpty else { return Markup.text("p", ["class": "soft"], strings(live: .compareNone)) }
        let options = others.map { other in
            Markup.text("option", ["value": String(other.id)], "\(other.id). \(other.title): \(other.changes(strings))")
        }
        return "<form action=\"/compare\" method=\"get\" class=\"live-compare\">"
            + "<input type=\"hidden\" name=\"b\" value=\"\(run.id)\"/>"
            + "<label>\(Markup.escaped(strings(live: .compareWith))) <select name=\"a\">\(options.joined())</select></label> "
            + Markup.text("button", ["type": "submit"], strings(live: .compare)) + "</form>"
    }
}
