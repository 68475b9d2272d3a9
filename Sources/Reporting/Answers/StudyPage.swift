/// A page of an answer as it is put together: words, numbers and tables that all such pages write alike.
struct StudyPage {
    /// The words.
    let strings: Strings
    /// What is known of the figures, by their names.
    let figures: [String: FigureNote]
    /// The page.
    var page: Page
    /// The charts that it has, in their order.
    private(set) var charts: [ChartFigure] = []

    init(title: String, strings: Strings, figures: [String: FigureNote]) {
        self.strings = strings
        self.figures = figures
        page = Page(title: title, strings: strings)
    }

    /// A label of answers.
    func callAsFunction(_ label: AnswerLabel, _ arguments: String...) -> String {
        strings.filled(label.texts, arguments)
    }

    /// A label of studies.
    func callAsFunction(_ label: StudyLabel, _ arguments: String...) -> String {
        strings.filled(label.texts, arguments)
    }

    // MARK: Parts

    /// Adds the first section: the answer in two sentences, and what stands under it.
    mutating func addAnswer(_ sentences: [String], _ content: String) {
        let text = Markup.text("p", ["class": "answer"], strings.sentences(sentences))
        page.add(id: "answer", title: strings(.answer), content: text + content)
    }

    /// Adds a section of figures in two columns; nothing where there are none.
    mutating func add(id: String, title: String, _ charts: [ChartFigure]) {
        guard !charts.isEmpty else { return }
        self.charts += charts
        let content = charts.map { $0.html(strings) }.joined(separator: "\n")
        page.add(id: id, title: title, content: Markup.element("div", ["class": "grid"], "\n" + content))
    }

    /// A sentence under the answer.
    func paragraph(_ text: String, isSoft: Bool = true) -> String {
        isSoft ? Markup.text("p", ["class": "soft"], text) : Markup.text("p", [:], text)
    }

    // MARK: Figures

    /// What a figure is called.
    func name(_ figure: String) -> String { strings.figure(figure) }

    /// What a figure is called, with its unit.
    func nameWithUnit(_ figure: String) -> String {
        let unit = figures[figure]?.unit ?? ""
        return unit.isEmpty || unit == "share" ? name(figure) : strings(.withUnit, name(figure), strings.unit(unit))
    }

    /// Whether a figure is written in per cent.
    func isShare(_ figure: String) -> Bool { figures[figure]?.unit == "share" }

    /// The axis of a figure.
    func axis(_ figure: String) -> ValueAxis {
        ValueAxis(nameWithUnit(figure), style: isShare(figure) ? .percent : .number)
    }

    /// The axis of differences of a figure.
    func differenceAxis(_ figure: String) -> ValueAxis {
        ValueAxis(
            strings(
                answer: .differenceOf,
                isShare(figure) ? strings(.withUnit, name(figure), self(.points)) : nameWithUnit(figure)),
            style: isShare(figure) ? .percent : .number)
    }

    /// A value of a figure, with three digits that count; shares in per cent.
    func text(_ value: Double, of figure: String) -> String { StudyPage.text(value, isShare: isShare(figure)) }

    /// An interval of a figure: `41.2% to 43.0%`; a dash where there is none.
    func range(_ interval: IntervalValue, of figure: String) -> String {
        StudyPage.range(interval, isShare: isShare(figure), strings)
    }

    /// A mean with its interval: `42.1% (41.2% to 43.0%)`.
    func meanAndRange(_ interval: IntervalValue, of figure: String) -> String {
        StudyPage.meanAndRange(interval, isShare: isShare(figure), strings)
    }

    /// A value, with three digits that count.
    static func text(_ value: Double, isShare: Bool) -> String {
        guard value.isFinite else { return "–" }
        return isShare ? NumberText.short(value * 100) + "%" : NumberText.short(value)
    }

    /// The ends of an interval; a dash where there is none.
    static func range(_ interval: IntervalValue, isShare: Bool = false, _ strings: Strings) -> String {
        guard let low = interval.low.value, let high = interval.high.value else { return "–" }
        return strings(.rangeText, text(low, isShare: isShare), text(high, isShare: isShare))
    }

    /// A mean with its interval, where it has one that shows.
    static func meanAndRange(_ interval: IntervalValue, isShare: Bool = false, _ strings: Strings) -> String {
        let mean = text(interval.mean.number, isShare: isShare)
        guard let low = interval.low.value, let high = interval.high.value,
            abs(high - low) > abs(interval.mean.number) * 1e-9
        else { return mean }
        return "\(mean) (\(range(interval, isShare: isShare, strings)))"
    }

    /// A confidence or a probability: `95%`.
    static func confidence(_ share: Double) -> String { CSVText.field(share * 100, decimals: 3) + "%" }
}
