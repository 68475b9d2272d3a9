/// Lines over days or other steps, with bands around them and levels that they are held against.
///
///     LineChart(
///         base: .days(from: start, count: 76), axis: ValueAxis("days"),
///         series: [.init("eggs", means, band: (lows, highs))], levels: [.init("floor", 14)], marks: marks)
public struct LineChart: ChartDrawing {
    /// One line.
    public struct Series: Sendable {
        /// What it is.
        public var label: String
        /// A value for each step; one that is not a number leaves a gap.
        public var values: [Double]
        /// The lower and the upper ends of its band, step by step; empty without one.
        public var low: [Double]
        /// The upper ends.
        public var high: [Double]

        /// Describes a line.
        public init(_ label: String, _ values: [Double], band: (low: [Double], high: [Double]) = ([], [])) {
            self.label = label
            self.values = values
            (low, high) = band
        }
    }

    /// A level across the chart: a floor, a target.
    public struct Level: Sendable {
        /// What it is.
        public var label: String
        /// Where it lies.
        public var value: Double

        /// Describes a level.
        public init(_ label: String, _ value: Double) {
            self.label = label
            self.value = value
        }
    }

    /// The steps.
    public var base: BaseAxis
    /// The values.
    public var axis: ValueAxis
    /// The lines.
    public var series: [Series]
    /// The levels.
    public var levels: [Level]
    /// What the bands are; empty without any.
    public var bandLabel: String
    /// What happens on the days.
    public var marks: TimeMarks
    /// The height of the part where values are shown; half the width, within bounds, unless it is said.
    public var plotHeight: Double?

    /// Describes a chart.
    public init(
        base: BaseAxis, axis: ValueAxis, series: [Series], levels: [Level] = [], bandLabel: String = "",
        marks: TimeMarks = TimeMarks([]), plotHeight: Double? = nil
    ) {
        self.base = base
        self.axis = axis
        self.series = series
        self.levels = levels
        self.bandLabel = bandLabel
        self.marks = marks
        self.plotHeight = plotHeight
    }

    /// The lines, the band and the levels.
    public var legend: [LegendEntry] {
        let lines = series.count > 1 || !bandLabel.isEmpty || !levels.isEmpty ? series : []
        return lines.enumerated().map { .line($0 % Palette.count, $1.label) }
            + (bandLabel.isEmpty ? [] : [.band(0, bandLabel)])
            + Set(levels.map(\.label)).sorted().map { .mark("level", $0) }
    }

    /// Draws the chart.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let all = series.flatMap { $0.values + $0.low + $0.high } + levels.map(\.value)
        let frame = ChartFrame(
            in: &svg, base: base, axis: axis, ticks: axis.ticks(for: all, most: width < 320 ? 4 : 5), marks: marks,
            plotHeight: plotHeight ?? min(230, max(120, width * 0.42)), strings)
        let places = frame.middles
        for (index, line) in series.enumerated() where !line.low.isEmpty {
            svg.area(
                "c\(index % Palette.count) band", x: places, low: line.low.map(frame.y), high: line.high.map(frame.y))
        }
        for level in levels {
            svg.line("level", from: (frame.left, frame.y(level.value)), to: (frame.right, frame.y(level.value)))
        }
        for (index, line) in series.enumerated() {
            let points = zip(places, line.values).map { (x: $0, y: frame.y($1)) }
            svg.polyline("c\(index % Palette.count) line d\(index % Palette.dashes)", points)
            if points.count == 1 {
                svg.circle("c\(index % Palette.count) fill", x: points[0].x, y: points[0].y, radius: 3)
            }
        }
        frame.drawTooltips(in: &svg) { step in
            let shown = series.filter { $0.values[step].isFinite }
            let values = (shown.isEmpty ? series : shown).map { line in
                (series.count > 1 ? "\(line.label) " : "") + axis.style.text(line.values[step])
            }
            return "\(base.name(of: step, strings)): \(values.joined(separator: ", "))"
        }
        return svg
    }
}
