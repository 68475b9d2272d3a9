/// A chart on a page: a figure with its title, what it shows in a sentence, its legend, its drawing, and its data as a table.
///
///     let figure = ChartFigure(
///         id: "orders", title: strings(.ordersByDay), summary: "...", drawing: LineChart(...), table: table)
///     page += figure.html(strings)
///
/// One drawing is laid out twice, for wide and for narrow places, and the page shows the one that fits. Several drawings
/// (small multiples) stand in a grid under their own titles.
public struct ChartFigure: Sendable {
    /// One drawing of a figure.
    public struct Panel: Sendable {
        /// What stands above it; nothing where it is the only one.
        public var title: String
        /// What is drawn.
        public var drawing: any ChartDrawing

        /// Describes a drawing of several.
        public init(_ title: String, _ drawing: any ChartDrawing) {
            self.title = title
            self.drawing = drawing
        }
    }

    /// The identifier on the page: letters, digits and hyphens.
    public var id: String
    /// The title.
    public var title: String
    /// What the chart shows, in a sentence or two: it is read in place of the drawing.
    public var summary: String
    /// What is drawn.
    public var panels: [Panel]
    /// The data.
    public var table: DataTable
    /// How to read it, if that is not plain.
    public var note: String
    /// Whether it takes the whole width of a page whose charts stand in two columns.
    public var isFullWidth = false

    /// A figure with one drawing.
    public init(
        id: String, title: String, summary: String, drawing: any ChartDrawing, table: DataTable, note: String = ""
    ) {
        self.init(id: id, title: title, summary: summary, panels: [Panel("", drawing)], table: table, note: note)
    }

    /// A figure of several drawings.
    public init(
        id: String, title: String, summary: String, panels: [Panel], table: DataTable, note: String = ""
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.panels = panels
        self.table = table
        self.note = note
    }

    /// The figure as HTML.
    public func html(_ strings: Strings) -> String {
        let caption =
            Markup.text("h3", ["id": "\(id)-t"], title) + Markup.text("p", ["id": "\(id)-s"], summary)
            + (note.isEmpty ? "" : Markup.text("p", ["class": "note"], note))
        let data = Markup.element(
            "details", ["class": "data"], Markup.text("summary", [:], strings(.dataTable)) + table.html)
        return Markup.element(
            "figure", ["id": id, "class": isFullWidth ? "full" : "half", "aria-labelledby": "\(id)-t"],
            Markup.element("figcaption", [:], caption) + "\n" + legend + drawings(strings) + "\n" + data) + "\n"
    }

    private var legend: String {
        let entries = panels.first?.drawing.legend ?? []
        guard !entries.isEmpty else { return "" }
        let items = entries.map { entry in
            Markup.element(
                "li", [:],
                Markup.element("svg", ["class": "key", "viewBox": "0 0 24 12", "aria-hidden": "true"], entry.sample)
                    + Markup.text("span", [:], entry.label))
        }
        return Markup.element("ul", ["class": "legend"], items.joined()) + "\n"
    }

    private func drawings(_ strings: Strings) -> String {
        guard panels.count > 1 else {
            return panels.map { panel in
                Markup.element(
                    "div", ["class": "chart"],
                    ChartWidth.allCases.map { width in
                        panel.drawing.draw(width: width.points, strings).element(
                            describedBy: "\(id)-s", label: title, class: width.rawValue)
                    }.joined(separator: "\n"))
            }.joined()
        }
        let cells = panels.map { panel in
            Markup.element(
                "div", ["class": "panel"],
                Markup.text("h4", [:], panel.title)
                    + panel.drawing.draw(width: ChartWidth.panelPoints, strings).element(
                        describedBy: "\(id)-s", label: "\(title): \(panel.title)", class: "small"))
        }
        return Markup.element("div", ["class": "panels"], cells.joined(separator: "\n"))
    }
}
