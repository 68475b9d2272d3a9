/// How values are distributed: bars over intervals of the same width, and lines at values of note.
public struct HistogramChart: ChartDrawing {
    /// A value of note: a median, a limit.
    public struct Marker: Sendable {
        /// What it is.
        public var label: String
        /// Where it lies.
        public var value: Double

        /// Describes a value of note.
        public init(_ label: String, _ value: Double) {
            self.label = label
            self.value = value
        }
    }

    /// The values, along the bottom.
    public var x: ValueAxis
    /// The counts or shares.
    public var y: ValueAxis
    /// The width of an interval; the first begins at 0.
    public var binWidth: Double
    /// The count or share of each interval.
    public var counts: [Double]
    /// The values of note.
    public var markers: [Marker]

    /// Describes a chart.
    ///
    /// - Precondition: `binWidth` is above 0.
    public init(x: ValueAxis, y: ValueAxis, binWidth: Double, counts: [Double], markers: [Marker] = []) {
        precondition(binWidth > 0, "an interval has a width")
        self.x = x
        self.y = y
        self.binWidth = binWidth
        self.counts = counts
        self.markers = markers
    }

    /// The values of note, with their numbers.
    public var legend: [LegendEntry] {
        markers.enumerated().map { index, marker in
            .line((index + 1) % Palette.count, "\(marker.label): \(x.style.text(marker.value))")
        }
    }

    /// Draws the chart.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let end = binWidth * Double(max(1, counts.count))
        let most = width < ChartWidth.wide.points ? 5 : 10
        let frame = XYFrame(
            in: &svg, x: x, xTicks: x.ticks(for: [end], most: most), y: y, yTicks: y.ticks(for: counts, most: 5),
            plotHeight: min(230, max(120, width * 0.42)), strings)
        for (index, count) in counts.enumerated() where count > 0 {
            let low = binWidth * Double(index)
            let (left, right) = (frame.x(low), frame.x(low + binWidth))
            let gap = right - left > 4 ? 0.5 : 0
            let title = "\(x.style.text(low))–\(x.style.text(low + binWidth)): \(y.style.text(count))"
            svg.rectangle(
                "c0 fill", x: left + gap, y: frame.y(count), width: right - left - 2 * gap,
                height: frame.bottom - frame.y(count), title: title)
        }
        for (index, marker) in markers.enumerated() where marker.value.isFinite && marker.value <= end {
            let place = frame.x(marker.value)
            svg.line(
                "c\((index + 1) % Palette.count) line d\((index + 1) % Palette.dashes)", from: (place, frame.top),
                to: (place, frame.bottom))
        }
        return svg
    }
}
