/// The part of a drawing where values are shown, with its axes.
struct ChartFrame {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    private let steps: Double
    private let range: ClosedRange<Double>

    /// Lays out and draws the axes, and the marks where the base is one of days.
    ///
    /// - Parameter plotHeight: the height of the part where values are shown.
    init(
        in svg: inout SVG, base: BaseAxis, axis: ValueAxis, ticks: Ticks, marks: TimeMarks, plotHeight: Double,
        _ strings: Strings
    ) {
        let size = SVG.textSize
        let labels = ticks.values.map { axis.style.tick($0, decimals: ticks.decimals, strings) }
        let labelWidth = labels.map { TextWidth.of($0, size: size) }.max() ?? 0
        (left, right) = (labelWidth.rounded(.up) + 8, svg.width - 10)
        steps = Double(max(1, base.count))
        range = ticks.range
        let (left, right, steps) = (left, right, steps)
        func place(_ step: Double) -> Double { left + (right - left) * step / steps }
        let rows = marks.rows(at: { place(min(steps, max(0, $0))) }, most: 3)
        let badgeRows = (rows.compactMap(\.self).max() ?? -1) + 1
        top = 22 + Double(badgeRows) * TimeMarks.rowHeight
        bottom = top + plotHeight
        svg.height = bottom + 36
        let title = TextWidth.fitted(axis.title, size: size, room: svg.width - 4)
        svg.text(title, x: 2, y: 12, style: "unit")
        for (value, label) in zip(ticks.values, labels) {
            svg.line(value == 0 ? "axis" : "gridline", from: (left, y(value)), to: (right, y(value)))
            svg.text(label, x: left - 6, y: y(value) + 4, anchor: .end)
        }
        drawBase(base, in: &svg, strings)
        marks.draw(
            in: &svg, x: { place(min(steps, max(0, $0))) }, top: top, bottom: bottom, rows: rows)
    }

    /// The place of a step's left edge; halves lie in the middle of steps.
    func x(_ step: Double) -> Double { left + (right - left) * step / steps }

    /// The place of a value.
    func y(_ value: Double) -> Double {
        bottom - (bottom - top) * (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }

    /// The middles of all steps.
    var middles: [Double] { (0..<Int(steps)).map { x(Double($0) + 0.5) } }

    /// Invisible columns that tell a pointer what is shown there.
    func drawTooltips(in svg: inout SVG, _ text: (Int) -> String) {
        guard svg.width >= ChartWidth.wide.points, steps <= 400 else { return }
        for step in 0..<Int(steps) {
            svg.rectangle(
                "tip", x: x(Double(step)), y: top, width: (right - left) / steps, height: bottom - top,
                title: text(step))
        }
    }

    private func drawBase(_ base: BaseAxis, in svg: inout SVG, _ strings: Strings) {
        let size = SVG.textSize
        svg.line("axis", from: (left, bottom), to: (right, bottom))
        let title = TextWidth.fitted(base.title(strings), size: size, room: right - left)
        svg.text(title, x: (left + right) / 2, y: bottom + 31, anchor: .middle, style: "unit")
        let names = (0..<base.count).map { base.name(of: $0, strings) }
        let widest = names.map { TextWidth.of($0, size: size) }.max() ?? 0
        let labelled: [Int]
        switch base {
        case .days(let start, let count):
            labelled = DateTicks.days(from: start, count: count, room: right - left, labelWidth: widest)
        case .steps:
            let most = max(1, Int((right - left) / (widest + 8)))
            labelled = Array(stride(from: 0, to: names.count, by: (names.count + most - 1) / most))
        }
        var end = -Double.infinity
        for step in labelled {
            let middle = x(Double(step) + 0.5)
            svg.line("axis", from: (middle, bottom), to: (middle, bottom + 4))
            let wide = TextWidth.of(names[step], size: size)
            let place = min(max(middle, wide / 2), svg.width - wide / 2)
            guard place - wide / 2 > end + 4 else { continue }
            svg.text(names[step], x: place, y: bottom + 16, anchor: .middle)
            end = place + wide / 2
        }
    }
}
