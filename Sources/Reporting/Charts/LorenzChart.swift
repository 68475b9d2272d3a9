/// Lorenz curves: the share of the total that the poorest hold, against the diagonal on which all have the same.
///
/// The Gini coefficient is the area between both over that under the diagonal (Gini 1914).
public struct LorenzChart: ChartDrawing {
    /// One curve.
    public struct Curve: Sendable {
        /// What it is of.
        public var label: String
        /// The share that the poorest hold, at shares of the people from 0 to 1 that lie as far apart.
        public var shares: [Double]

        /// Describes a curve.
        public init(_ label: String, shares: [Double]) {
            self.label = label
            self.shares = shares
        }
    }

    /// Whose share is counted along the bottom.
    public var x: ValueAxis
    /// What they share.
    public var y: ValueAxis
    /// The curves.
    public var curves: [Curve]
    /// What the diagonal is called.
    public var diagonalLabel: String

    /// Describes a chart.
    public init(x: ValueAxis, y: ValueAxis, curves: [Curve], diagonalLabel: String) {
        self.x = x
        self.y = y
        self.curves = curves
        self.diagonalLabel = diagonalLabel
    }

    /// The curves and the diagonal.
    public var legend: [LegendEntry] {
        curves.enumerated().map { .line($0 % Palette.count, $1.label) } + [.mark("level", diagonalLabel)]
    }

    /// Draws the chart, as high as it is wide.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let ticks = Ticks(holding: 0...1, most: 5)
        let frame = XYFrame(
            in: &svg, x: x, xTicks: ticks, y: y, yTicks: ticks, plotHeight: min(300, width * 0.8), strings)
        svg.line("level", from: (frame.x(0), frame.y(0)), to: (frame.x(1), frame.y(1)))
        for (index, curve) in curves.enumerated() where curve.shares.count > 1 {
            let last = Double(curve.shares.count - 1)
            let places = curve.shares.indices.map { frame.x(Double($0) / last) }
            let heights = curve.shares.map(frame.y)
            if curves.count == 1 {
                let diagonal = curve.shares.indices.map { frame.y(Double($0) / last) }
                svg.area("c0 band", x: places, low: heights, high: diagonal)
            }
            svg.polyline(
                "c\(index % Palette.count) line d\(index % Palette.dashes)", zip(places, heights).map { (x: $0, y: $1) }
            )
        }
        return svg
    }
}
