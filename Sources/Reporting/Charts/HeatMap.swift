/// A field of colours: a value for each row and column.
public struct HeatMap: ChartDrawing {
    /// The names of the rows, from above.
    public var rows: [String]
    /// The names of the columns.
    public var columns: [String]
    /// The values, row by row; one that is not a number is left empty.
    public var values: [[Double]]
    /// What the values are, and how they are written.
    public var axis: ValueAxis
    /// What the columns are; it stands beneath them.
    public var columnTitle: String
    /// Whether a name of a column may be left out where there is no room for it, as on an axis of hours or days.
    public var thinsColumns: Bool
    /// What happens on the days, where the columns are days.
    public var marks: TimeMarks

    /// Describes a map.
    ///
    /// - Precondition: there is a row of values for each row, and a value for each column.
    public init(
        rows: [String], columns: [String], values: [[Double]], axis: ValueAxis, columnTitle: String = "",
        thinsColumns: Bool = false, marks: TimeMarks = TimeMarks([])
    ) {
        precondition(
            values.count == rows.count && values.allSatisfy { $0.count == columns.count }, "a value for each cell")
        self.rows = rows
        self.columns = columns
        self.values = values
        self.axis = axis
        self.columnTitle = columnTitle
        self.thinsColumns = thinsColumns
        self.marks = marks
    }

    /// Nothing: the scale stands under the map.
    public var legend: [LegendEntry] { [] }

    /// Draws the map, its numbers within the fields where they fit, and the scale of colours.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let size = SVG.textSize
        let finite = values.joined().filter(\.isFinite)
        let ticks = axis.ticks(for: finite, most: width < 500 ? 3 : 5)
        let names = rows.map { TextWidth.fitted($0, size: size, room: width * 0.3) }
        let left = (names.map { TextWidth.of($0, size: size) }.max() ?? 0).rounded(.up) + 8
        let cell = (width - left - 4) / Double(max(1, columns.count))
        let height = min(34, max(rows.count > 20 ? 15 : 20, cell * 0.6))
        svg.text(TextWidth.fitted(axis.title, size: size, room: width - 4), x: 2, y: 12, style: "unit")
        func day(_ day: Double) -> Double { left + cell * min(Double(columns.count), max(0, day)) }
        let badges = marks.rows(at: day, most: 3)
        let top = 22 + TimeMarks.rowHeight * Double((badges.compactMap(\.self).max() ?? -1) + 1)
        let widestNumber = finite.map { TextWidth.of(axis.style.text($0), size: 11) }.max() ?? 0
        let isFine = rows.count * columns.count > HeatMap.mostSingleFields
        if isFine { drawFine(in: &svg, left: left, top: top, cell: cell, height: height, ticks.range) }
        for (row, name) in names.enumerated() {
            let y = top + Double(row) * height
            svg.text(name, x: left - 6, y: y + height / 2 + 4, anchor: .end)
            for (column, value) in values[row].enumerated() where !isFine {
                let x = left + Double(column) * cell
                let title = "\(rows[row]), \(columns[column]): \(axis.style.text(value))"
                guard value.isFinite else {
                    svg.rectangle("empty", x: x, y: y, width: cell - 0.5, height: height - 0.5, title: title)
                    continue
                }
                let share = (value - ticks.range.lowerBound) / (ticks.range.upperBound - ticks.range.lowerBound)
                svg.rectangle(
                    "field", x: x, y: y, width: cell - 0.5, height: height - 0.5, fill: Palette.amount(share),
                    title: title)
                if widestNumber + 4 < cell, height >= 18 {
                    svg.text(
                        axis.style.text(value), x: x + cell / 2, y: y + height / 2 + 4, anchor: .middle, size: 11,
                        style: Palette.needsLightText(share) ? "on-dark" : "on-light")
                }
            }
        }
        let bottom = top + Double(rows.count) * height
        marks.draw(in: &svg, x: day, top: top, bottom: bottom, rows: badges, isShaded: false)
        let end = drawColumnNames(in: &svg, left: left, cell: cell, top: bottom)
        drawScale(ticks, in: &svg, left: left, top: end + 12, strings)
        return svg
    }

    /// From how many fields on they are drawn together by colour, without a tooltip each, so that a page stays small.
    private static let mostSingleFields = 600

    /// Draws all fields, those of one of 32 colours as one path.
    private func drawFine(
        in svg: inout SVG, left: Double, top: Double, cell: Double, height: Double, _ range: ClosedRange<Double>
    ) {
        let colours = 32.0
        var paths: [String: String] = [:]
        let size = "h\(SVG.number(cell + 0.1))v\(SVG.number(height - 0.5))h-\(SVG.number(cell + 0.1))z"
        for (row, line) in values.enumerated() {
            for (column, value) in line.enumerated() where value.isFinite {
                let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
                let colour = Palette.amount((share * colours).rounded() / colours)
                let place = "M\(SVG.number(left + Double(column) * cell)) \(SVG.number(top + Double(row) * height))"
                paths[colour, default: ""] += place + size
            }
        }
        for (colour, path) in paths.sorted(by: { $0.key < $1.key }) { svg.path("field", path, fill: colour) }
    }

    /// Writes the names of the columns, upright where they have no room; returns where they end.
    private func drawColumnNames(in svg: inout SVG, left: Double, cell: Double, top: Double) -> Double {
        let size = SVG.textSize
        let widest = columns.map { TextWidth.of($0, size: size) }.max() ?? 0
        var end = top + 18
        if widest + 6 <= cell || thinsColumns {
            let step = max(1, Int(((widest + 8) / cell).rounded(.up)))
            for column in stride(from: 0, to: columns.count, by: step) {
                let half = TextWidth.of(columns[column], size: size) / 2
                let place = min(max(left + (Double(column) + 0.5) * cell, half), svg.width - half)
                svg.text(columns[column], x: place, y: top + 15, anchor: .middle)
            }
        } else {
            let step = max(1, Int((14 / cell).rounded(.up)))
            for column in stride(from: 0, to: columns.count, by: step) {
                let name = TextWidth.fitted(columns[column], size: size, room: 130)
                svg.uprightText(name, x: left + (Double(column) + 0.5) * cell + 4, y: top + 5, size: size)
            }
            end = top + min(130, widest) + 8
        }
        guard !columnTitle.isEmpty else { return end }
        let title = TextWidth.fitted(columnTitle, size: size, room: svg.width - left - 4)
        svg.text(title, x: (left + svg.width) / 2, y: end + 13, anchor: .middle, style: "unit")
        return end + 18
    }

    private func drawScale(_ ticks: Ticks, in svg: inout SVG, left: Double, top: Double, _ strings: Strings) {
        let labels = ticks.values.map { axis.style.tick($0, decimals: ticks.decimals, strings) }
        let edge = (labels.map { TextWidth.of($0, size: SVG.textSize) }.max() ?? 0) / 2
        let (from, to) = (max(left, edge), svg.width - 4 - edge)
        let parts = 32
        for part in 0..<parts {
            let wide = (to - from) / Double(parts)
            svg.rectangle(
                "field", x: from + Double(part) * wide, y: top, width: wide + 0.3, height: 8,
                fill: Palette.amount((Double(part) + 0.5) / Double(parts)))
        }
        for (index, label) in labels.enumerated() {
            let place = from + (to - from) * Double(index) / Double(max(1, labels.count - 1))
            svg.text(label, x: place, y: top + 22, anchor: .middle)
        }
        svg.height = top + 28
    }
}
