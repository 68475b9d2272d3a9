/// What is known of the points of a plane: a field for each, tried or told by others, with signs beside the colours.
public struct EvidenceMap: ChartDrawing {
    /// What is shown at a point.
    public enum Finding: Sendable {
        /// It is good.
        case good
        /// It is not.
        case bad
        /// It was tried, and cannot be told.
        case open
        /// Nothing.
        case unknown
    }

    /// One point.
    public struct Field: Sendable {
        /// What is shown there.
        public var finding: Finding
        /// Whether it was tried itself.
        public var isTried: Bool
        /// Whether it is one of those that the answer names.
        public var isAnswer: Bool
        /// What a pointer is told.
        public var title: String

        /// Describes a point.
        public init(_ finding: Finding, isTried: Bool, isAnswer: Bool, title: String) {
            self.finding = finding
            self.isTried = isTried
            self.isAnswer = isAnswer
            self.title = title
        }
    }

    /// What findings are called: good, bad, open, unknown, and the points of the answer.
    public struct Names: Sendable {
        var good: String
        var bad: String
        var open: String
        var unknown: String
        var answer: String

        /// Gives the names.
        public init(good: String, bad: String, open: String, unknown: String, answer: String) {
            self.good = good
            self.bad = bad
            self.open = open
            self.unknown = unknown
            self.answer = answer
        }
    }

    /// The values along the bottom, from the left.
    public var columns: [String]
    /// What they are.
    public var columnTitle: String
    /// The values along the side, from below.
    public var rows: [String]
    /// What they are.
    public var rowTitle: String
    /// The points: a row of fields for each value along the side.
    public var fields: [[Field]]
    /// What findings are called.
    public var names: Names

    /// Describes a map.
    ///
    /// - Precondition: there is a row of fields for each row, and a field for each column.
    public init(
        columns: [String], columnTitle: String, rows: [String], rowTitle: String, fields: [[Field]], names: Names
    ) {
        precondition(
            fields.count == rows.count && fields.allSatisfy { $0.count == columns.count }, "a field for each point")
        self.columns = columns
        self.columnTitle = columnTitle
        self.rows = rows
        self.rowTitle = rowTitle
        self.fields = fields
        self.names = names
    }

    /// The findings.
    public var legend: [LegendEntry] {
        func field(_ style: String, _ label: String) -> LegendEntry {
            LegendEntry(label: label, sample: "<rect class=\"\(style)\" x=\"2\" y=\"1\" width=\"20\" height=\"10\"/>")
        }
        return [
            field("c2 fill", "✓ \(names.good)"), field("c3 fill", "✗ \(names.bad)"),
            field("c1 fill", "? \(names.open)"),
            field("empty", names.unknown), field("frontier", names.answer),
        ]
    }

    /// Draws the map; names of values that have no room are left out.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let size = SVG.textSize
        let left = (rows.map { TextWidth.of($0, size: size) }.max() ?? 0).rounded(.up) + 8
        let cell = min(60, (width - left - 4) / Double(max(1, columns.count)))
        let height = min(30, max(9, cell * 0.7))
        svg.text(TextWidth.fitted(rowTitle, size: size, room: width - 4), x: 2, y: 12, style: "unit")
        let top = 22.0
        let bottom = top + height * Double(rows.count)
        let rowStep = max(1, Int((14 / height).rounded(.up)))
        var frontier: [(x: Double, y: Double)] = []
        for (row, name) in rows.enumerated() {
            let y = bottom - height * Double(row + 1)
            if row.isMultiple(of: rowStep) { svg.text(name, x: left - 6, y: y + height / 2 + 4, anchor: .end) }
            for (column, field) in fields[row].enumerated() {
                let x = left + cell * Double(column)
                svg.rectangle(
                    style(of: field), x: x, y: y, width: cell - 0.5, height: height - 0.5, title: field.title)
                if field.isAnswer { frontier.append((x, y)) }
                guard field.isTried, cell >= 15, height >= 13 else { continue }
                svg.text(
                    sign(of: field.finding), x: x + cell / 2, y: y + height / 2 + 4, anchor: .middle, size: 11,
                    style: "on-light")
            }
        }
        for place in frontier {
            svg.rectangle("frontier", x: place.x, y: place.y, width: cell - 0.5, height: height - 0.5)
        }
        let widest = columns.map { TextWidth.of($0, size: size) }.max() ?? 0
        for column in stride(from: 0, to: columns.count, by: max(1, Int(((widest + 8) / cell).rounded(.up)))) {
            let half = TextWidth.of(columns[column], size: size) / 2
            let place = min(max(left + (Double(column) + 0.5) * cell, half), width - half)
            svg.text(columns[column], x: place, y: bottom + 15, anchor: .middle)
        }
        let title = TextWidth.fitted(columnTitle, size: size, room: width - 8)
        let half = TextWidth.of(title, size: size) / 2
        let middle = left + cell * Double(columns.count) / 2
        svg.text(title, x: min(max(middle, half), width - half), y: bottom + 31, anchor: .middle, style: "unit")
        svg.height = bottom + 36
        return svg
    }

    private func style(of field: Field) -> String {
        let sureness = field.isTried ? "" : " unsure"
        switch field.finding {
        case .good: return "c2 fill" + sureness
        case .bad: return "c3 fill" + sureness
        case .open: return "c1 fill"
        case .unknown: return "empty"
        }
    }

    private func sign(of finding: Finding) -> String {
        switch finding {
        case .good: "✓"
        case .bad: "✗"
        case .open: "?"
        case .unknown: ""
        }
    }
}
