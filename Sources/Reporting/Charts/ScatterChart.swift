/// Alternatives by two figures, with those that no other beats in both (the Pareto set) set apart and joined.
public struct ScatterChart: ChartDrawing {
    /// Which way a figure is better.
    public enum Better: Sendable {
        /// The lower the better.
        case lower
        /// The higher the better.
        case higher
    }

    /// One alternative.
    public struct Point: Sendable {
        /// Its name.
        public var label: String
        /// Its figure along the bottom.
        public var x: Double
        /// Its figure along the side.
        public var y: Double

        /// Describes an alternative.
        public init(_ label: String, x: Double, y: Double) {
            self.label = label
            self.x = x
            self.y = y
        }
    }

    /// The figure along the bottom.
    public var x: ValueAxis
    /// Which way it is better.
    public var betterX: Better
    /// The figure along the side.
    public var y: ValueAxis
    /// Which way it is better.
    public var betterY: Better
    /// The alternatives.
    public var points: [Point]
    /// What the legend calls those that none beats, and the others.
    public var names: (pareto: String, others: String)
    /// Whether those that no other beats are set apart; where no end of a figure is better they are not.
    public var marksPareto = true

    /// Describes a chart.
    public init(
        x: ValueAxis, betterX: Better, y: ValueAxis, betterY: Better, points: [Point],
        names: (pareto: String, others: String)
    ) {
        self.x = x
        self.betterX = betterX
        self.y = y
        self.betterY = betterY
        self.points = points
        self.names = names
    }

    /// The places of the alternatives that no other beats: none is at least as good in both figures and better in one.
    ///
    /// - Complexity: O(*n*^2).
    public var paretoSet: [Int] {
        func gain(_ better: Better, _ value: Double) -> Double { better == .lower ? -value : value }
        guard marksPareto else { return [] }
        let gains = points.map { (gain(betterX, $0.x), gain(betterY, $0.y)) }
        return gains.indices.filter { index in
            let own = gains[index]
            guard own.0.isFinite, own.1.isFinite else { return false }
            return !gains.contains { $0.0 >= own.0 && $0.1 >= own.1 && ($0.0 > own.0 || $0.1 > own.1) }
        }
    }

    /// The two kinds of points.
    public var legend: [LegendEntry] {
        guard marksPareto else { return [] }
        return [
            LegendEntry(label: names.pareto, sample: "<circle class=\"c3 fill\" cx=\"12\" cy=\"6\" r=\"5\"/>"),
            LegendEntry(label: names.others, sample: "<circle class=\"c0 ring\" cx=\"12\" cy=\"6\" r=\"4\"/>"),
        ]
    }

    /// Draws the chart; a name that has no room beside its point without lying over another is left to the tooltip.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let shown = points.indices.filter { points[$0].x.isFinite && points[$0].y.isFinite }
        let xs = shown.map { points[$0].x }
        let ys = shown.map { points[$0].y }
        let frame = XYFrame(
            in: &svg, x: x, xTicks: ScatterChart.ticks(x, xs, most: width < 500 ? 4 : 7), y: y,
            yTicks: ScatterChart.ticks(y, ys, most: 5), plotHeight: min(320, width * 0.8), strings)
        let best = Set(paretoSet)
        let line = paretoSet.sorted { (points[$0].x, points[$0].y) < (points[$1].x, points[$1].y) }
        svg.polyline("c3 line d1", line.map { (x: frame.x(points[$0].x), y: frame.y(points[$0].y)) })
        for index in shown {
            let (px, py) = (frame.x(points[index].x), frame.y(points[index].y))
            let label = points[index].label.isEmpty ? "" : "\(points[index].label): "
            let title = label + "\(x.style.text(points[index].x)), \(y.style.text(points[index].y))"
            svg.circle(
                best.contains(index) ? "c3 fill" : "c0 ring", x: px, y: py, radius: best.contains(index) ? 5 : 4,
                title: title)
        }
        // Those that matter most choose their place first.
        for index in shown.sorted(by: { (best.contains($0) ? 0 : 1, $0) < (best.contains($1) ? 0 : 1, $1) }) {
            write(points[index].label, at: (frame.x(points[index].x), frame.y(points[index].y)), frame, shown, in: &svg)
        }
        return svg
    }

    private func write(
        _ label: String, at place: (x: Double, y: Double), _ frame: XYFrame, _ shown: [Int], in svg: inout SVG
    ) {
        let size = 11.0
        let text = TextWidth.fitted(label, size: size, room: (frame.right - frame.left) * 0.45)
        let wide = TextWidth.of(text, size: size)
        let spots = [
            (place.x + 8, place.y + 4), (place.x - 8 - wide, place.y + 4), (place.x - wide / 2, place.y - 9),
            (place.x - wide / 2, place.y + 17),
        ]
        for (left, baseline) in spots {
            let box = SVG.TextBox(
                text: text, left: left, right: left + wide, top: baseline - 0.76 * size, bottom: baseline + 0.24 * size)
            let isInside =
                box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
            let hitsPoint = shown.contains { index in
                let (x, y) = (frame.x(points[index].x), frame.y(points[index].y))
                return x + 5 > box.left && x - 5 < box.right && y + 5 > box.top && y - 5 < box.bottom
            }
            guard isInside, !hitsPoint, !svg.texts.contains(where: box.overlaps) else { continue }
            svg.text(text, x: left, y: baseline, size: size)
            return
        }
    }

    /// Ticks for points that need not begin at 0.
    private static func ticks(_ axis: ValueAxis, _ values: [Double], most: Int) -> Ticks {
        let low = values.min() ?? 0
        let high = values.max() ?? 1
        let room = max((high - low) * 0.08, abs(high) * 0.01)
        return Ticks(holding: (low - room)...(high + room), most: most)
    }
}
