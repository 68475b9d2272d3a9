/// Estimates with their intervals, one above the other, against a line: differences between alternatives, effects.
public struct IntervalPlot: ChartDrawing {
    /// One estimate.
    public struct Row: Sendable {
        /// What it is of.
        public var label: String
        /// The estimate.
        public var estimate: Double
        /// The lower end of its interval.
        public var low: Double
        /// The upper end.
        public var high: Double

        /// Describes an estimate; without an interval its ends are not numbers.
        public init(_ label: String, estimate: Double, low: Double, high: Double) {
            self.label = label
            self.estimate = estimate
            self.low = low
            self.high = high
        }
    }

    /// The values.
    public var axis: ValueAxis
    /// The estimates, from above.
    public var rows: [Row]
    /// Where the line stands; nil without one.
    public var reference: Double?
    /// What the line means.
    public var referenceLabel: String

    /// Describes a plot.
    public init(axis: ValueAxis, rows: [Row], reference: Double? = 0, referenceLabel: String = "") {
        self.axis = axis
        self.rows = rows
        self.reference = reference
        self.referenceLabel = referenceLabel
    }

    /// The line.
    public var legend: [LegendEntry] { referenceLabel.isEmpty ? [] : [.mark("level", referenceLabel)] }

    /// Draws the plot; an interval that does not hold the line is drawn in another colour, and filled.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let size = SVG.textSize
        let widest = rows.map { TextWidth.of($0.label, size: size) }.max() ?? 0
        let isBeside = widest < width * 0.4
        let margin = isBeside ? widest.rounded(.up) + 12 : 8
        let height = isBeside ? 26.0 : 40
        let values = rows.flatMap { [$0.estimate, $0.low, $0.high] } + (reference.map { [$0] } ?? [])
        var axis = self.axis
        let low = values.filter(\.isFinite).min() ?? 0
        axis.holding = low...max(low, axis.holding.upperBound > low ? axis.holding.upperBound : low)
        let frame = XYFrame(
            in: &svg, x: axis, xTicks: axis.ticks(for: values, most: width < 500 ? 4 : 7), y: ValueAxis(""),
            yTicks: Ticks(holding: 0...1, most: 1), plotHeight: height * Double(rows.count) + 6, leftMargin: margin,
            strings)
        if let reference {
            svg.line("level", from: (frame.x(reference), frame.top), to: (frame.x(reference), frame.bottom))
        }
        for (index, row) in rows.enumerated() {
            let y = frame.top + height * (Double(index) + 0.5) + (isBeside ? 0 : 8)
            if isBeside {
                svg.text(row.label, x: margin - 10, y: y + 4, anchor: .end)
            } else {
                svg.text(TextWidth.fitted(row.label, size: size, room: width - 8), x: 4, y: y - 9)
            }
            let isApart = reference.map { row.low > $0 || row.high < $0 } ?? false
            let colour = isApart ? "c3" : "c0"
            var title = "\(row.label): \(axis.style.text(row.estimate))"
            if row.low.isFinite, row.high.isFinite {
                title += " (\(axis.style.text(row.low)) – \(axis.style.text(row.high)))"
                svg.line("\(colour) line d0", from: (frame.x(row.low), y), to: (frame.x(row.high), y))
                for end in [row.low, row.high] {
                    svg.line("\(colour) line d0", from: (frame.x(end), y - 4), to: (frame.x(end), y + 4))
                }
            }
            guard row.estimate.isFinite else { continue }
            svg.circle(
                "\(colour) \(isApart ? "fill" : "ring")", x: frame.x(row.estimate), y: y, radius: 5, title: title)
        }
        return svg
    }
}
