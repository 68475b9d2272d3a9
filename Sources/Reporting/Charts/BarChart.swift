/// Horizontal bars: some for each category side by side, or one that is made of parts.
public struct BarChart: ChartDrawing {
    /// How a category's values are drawn.
    public enum Arrangement: Sendable {
        /// A bar each.
        case grouped
        /// One bar of all, end to end.
        case stacked
    }

    /// One value of each category.
    public struct Series: Sendable {
        /// What it is.
        public var label: String
        /// A value for each category, 0 or more.
        public var values: [Double]

        /// Describes a series.
        public init(_ label: String, _ values: [Double]) {
            self.label = label
            self.values = values
        }
    }

    /// The values.
    public var axis: ValueAxis
    /// The categories, from above.
    public var categories: [String]
    /// Their values.
    public var series: [Series]
    /// How they are drawn.
    public var arrangement: Arrangement

    /// Describes a chart.
    ///
    /// - Precondition: each series has a value for each category.
    public init(axis: ValueAxis, categories: [String], series: [Series], arrangement: Arrangement = .grouped) {
        precondition(series.allSatisfy { $0.values.count == categories.count }, "each category has its values")
        self.axis = axis
        self.categories = categories
        self.series = series
        self.arrangement = arrangement
    }

    /// The series.
    public var legend: [LegendEntry] {
        series.count < 2 ? [] : series.enumerated().map { .area($0 % Palette.count, $1.label) }
    }

    /// Draws the chart: names stand to the left where that leaves room, else above their bars.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let size = SVG.textSize
        let widest = categories.map { TextWidth.of($0, size: size) }.max() ?? 0
        let isBeside = widest < width * 0.3
        let margin = isBeside ? widest.rounded(.up) + 8 : 4
        let bar = 15.0
        let bars = arrangement == .grouped ? Double(max(1, series.count)) : 1
        let rowHeight = bars * (bar + 2) + (isBeside ? 8 : 24)
        let totals = categories.indices.map(total)
        let valueRoom =
            (totals + series.flatMap(\.values)).map { TextWidth.of(axis.style.text($0), size: 11) }.max() ?? 0
        let high = (arrangement == .stacked ? totals : series.flatMap(\.values)).filter(\.isFinite).max() ?? 0
        // The axis goes so far that a number fits behind the longest bar.
        let share = max(0.3, (width - margin - 14 - valueRoom - 6) / (width - margin - 14))
        let frame = XYFrame(
            in: &svg, x: axis, xTicks: axis.ticks(for: [high / share], most: width < 500 ? 4 : 8), y: ValueAxis(""),
            yTicks: Ticks(holding: 0...1, most: 1), plotHeight: rowHeight * Double(categories.count) + 4,
            leftMargin: margin, strings)
        for (row, category) in categories.enumerated() {
            let top = frame.top + rowHeight * Double(row) + (isBeside ? 4 : 20)
            let middle = top + bars * (bar + 2) / 2
            if isBeside {
                svg.text(category, x: margin - 6, y: middle + 4, anchor: .end)
            } else {
                svg.text(TextWidth.fitted(category, size: size, room: width - 8), x: 4, y: top - 5)
            }
            drawBars(of: row, at: top, height: bar, frame, in: &svg)
        }
        return svg
    }

    private func drawBars(of row: Int, at top: Double, height: Double, _ frame: XYFrame, in svg: inout SVG) {
        var end = frame.x(0)
        for (index, item) in series.enumerated() {
            let value = item.values[row]
            let long = value.isFinite ? frame.x(max(0, value)) - frame.x(0) : 0
            let y = arrangement == .grouped ? top + Double(index) * (height + 2) : top
            let title = "\(categories[row]), \(item.label): \(axis.style.text(value))"
            let start = arrangement == .grouped ? frame.x(0) : end
            if long > 0 {
                svg.rectangle(
                    "c\(index % Palette.count) fill", x: start, y: y, width: long, height: height, title: title)
            }
            end = start + long
            if arrangement == .grouped {
                svg.text(axis.style.text(value), x: end + 4, y: y + height - 3.5, size: 11)
            }
        }
        if arrangement == .stacked {
            svg.text(axis.style.text(total(of: row)), x: end + 4, y: top + height - 3.5, size: 11)
        }
    }

    private func total(of row: Int) -> Double {
        series.reduce(0) { $0 + ($1.values[row].isFinite ? max(0, $1.values[row]) : 0) }
    }
}
