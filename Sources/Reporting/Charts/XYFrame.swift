/// The part of a drawing where both axes have values: scatter plots, curves, histograms, intervals.
struct XYFrame {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    private let xRange: ClosedRange<Double>
    private let yRange: ClosedRange<Double>

    /// Lays out and draws the axes.
    ///
    /// - Parameter leftMargin: room for what stands to the left in place of an axis of values; nil for such an axis.
    init(
        in svg: inout SVG, x xAxis: ValueAxis, xTicks: Ticks, y yAxis: ValueAxis, yTicks: Ticks, plotHeight: Double,
        leftMargin: Double? = nil, _ strings: Strings
    ) {
        let size = SVG.textSize
        let labels = yTicks.values.map { yAxis.style.tick($0, decimals: yTicks.decimals, strings) }
        let widest = labels.map { TextWidth.of($0, size: size) }.max() ?? 0
        left = leftMargin ?? widest.rounded(.up) + 8
        right = svg.width - 14
        top = leftMargin == nil ? 22 : 6
        bottom = top + plotHeight
        (xRange, yRange) = (xTicks.range, yTicks.range)
        svg.height = bottom + 36
        if leftMargin == nil {
            svg.text(TextWidth.fitted(yAxis.title, size: size, room: svg.width - 4), x: 2, y: 12, style: "unit")
            for (value, label) in zip(yTicks.values, labels) {
                svg.line("gridline", from: (left, y(value)), to: (right, y(value)))
                svg.text(label, x: left - 6, y: y(value) + 4, anchor: .end)
            }
        }
        drawBase(xAxis, xTicks, in: &svg, strings)
    }

    /// The place of a value along the bottom.
    func x(_ value: Double) -> Double {
        left + (right - left) * (value - xRange.lowerBound) / (xRange.upperBound - xRange.lowerBound)
    }

    /// The place of a value along the side.
    func y(_ value: Double) -> Double {
        bottom - (bottom - top) * (value - yRange.lowerBound) / (yRange.upperBound - yRange.lowerBound)
    }

    private func drawBase(_ axis: ValueAxis, _ ticks: Ticks, in svg: inout SVG, _ strings: Strings) {
        let size = SVG.textSize
        svg.line("axis", from: (left, bottom), to: (right, bottom))
        let title = TextWidth.fitted(axis.title, size: size, room: svg.width - 8)
        let half = TextWidth.of(title, size: size) / 2
        let middle = min(max((left + right) / 2, half), svg.width - half)
        svg.text(title, x: middle, y: bottom + 31, anchor: .middle, style: "unit")
        var end = -Double.infinity
        for value in ticks.values {
            let label = axis.style.tick(value, decimals: ticks.decimals, strings)
            let wide = TextWidth.of(label, size: size)
            svg.line("gridline", from: (x(value), top), to: (x(value), bottom + 4))
            let place = min(max(x(value), wide / 2), svg.width - wide / 2)
            guard place - wide / 2 > end + 4 else { continue }
            svg.text(label, x: place, y: bottom + 16, anchor: .middle)
            end = place + wide / 2
        }
    }
}
