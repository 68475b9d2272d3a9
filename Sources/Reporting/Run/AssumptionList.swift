/// The assumptions of a scenario, as it marks them itself: estimates first, then what was reported and given.
struct AssumptionList {
    let notes: [ScenarioNote]
    let strings: Strings

    /// The list with its heading.
    var html: String {
        let heading = Markup.text("h3", [:], strings(.assumptions))
        guard !notes.isEmpty else { return heading + Markup.text("p", [:], strings(.assumptionsNone)) }
        func count(_ source: ScenarioNote.Source) -> String { "\(notes.count { $0.source == source })" }
        return heading
            + Markup.text("p", [:], strings(.assumptionsText, count(.estimate), count(.reported), count(.given)))
            + list(strings(.estimates), notes.filter { $0.source == .estimate }, isOpen: true)
            + list(strings(.reportedAndGiven), notes.filter { $0.source != .estimate }, isOpen: false)
    }

    private func list(_ title: String, _ notes: [ScenarioNote], isOpen: Bool) -> String {
        guard !notes.isEmpty else { return "" }
        let table = DataTable(
            caption: title,
            header: [strings(.assumptionKey), strings(.assumptionValue), strings(.source), strings(.assumptionNote)],
            rows: notes.map { [$0.key, $0.value, $0.source.name(strings), $0.remark] }, textColumns: [1, 2, 3])
        let content =
            Markup.text("summary", [:], "\(title) (\(notes.count))")
            + Markup.element("div", ["class": "words"], table.html)
        return isOpen
            ? Markup.element("details", ["open": "open"], content) : Markup.element("details", [:], content)
    }
}

extension ScenarioNote.Source {
    /// What the kind of figure is called.
    func name(_ strings: Strings) -> String {
        switch self {
        case .given: strings(.sourceGiven)
        case .reported: strings(.sourceReported)
        case .estimate: strings(.sourceEstimate)
        }
    }
}
