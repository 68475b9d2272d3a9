/// Parts of a whole, one upon the other, over days or other steps.
public struct StackedChart: ChartDrawing {
    /// How the parts are drawn.
    public enum Shape: Sendable {
        /// Areas that go from step to step.
        case areas
        /// A bar for each step.
        case bars
    }

    /// One part.
    public struct Part: Sendable {
        /// What it is.
        public var label: String
        /// A value for each step, 0 or more; one that is not a number counts as 0.
        public var values: [Double]

        /// Describes a part.
        public init(_ label: String, _ values: [Double]) {
            self.label = label
            self.values = values
        }
    }

    /// The steps.
    public var base: BaseAxis
    /// The values.
    public var axis: ValueAxis
    /// The parts, the lowest first.
    public var parts: [Part]
    /// How they are drawn.
    public var shape: Shape
    /// What happens on the days.
    public var marks: TimeMarks

    /// Describes a chart.
    public init(
        base: BaseAxis, axis: ValueAxis, parts: [Part], shape: Shape = .areas, marks: TimeMarks = TimeMarks([])
    ) {
        self.base = base
        self.axis = axis
        self.parts = parts
        self.shape = shape
        self.marks = marks
    }

    /// The parts, the highest first as they lie.
    public var legend: [LegendEntry] {
        parts.count < 2 ? [] : parts.enumerated().reversed().map { .area($0 % Palette.count, $1.label) }
    }

    /// Draws the chart.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let levels = sums
        let frame = ChartFrame(
            in: &svg, base: base, axis: axis, ticks: axis.ticks(for: levels.last ?? [], most: 5), marks: marks,
            plotHeight: min(230, max(120, width * 0.42)), strings)
        let places = frame.middles
        for index in parts.indices {
            let (low, high) = (levels[index].map(frame.y), levels[index + 1].map(frame.y))
            let style = "c\(index % Palette.count) fill"
            switch shape {
            case .areas where base.count > 1:
                svg.area(style, x: places, low: low, high: high)
            default:
                let step = frame.x(1) - frame.x(0)
                let wide = min(40, step * (step > 4 ? 0.8 : 1))
                for place in places.indices where high[place] < low[place] {
                    svg.rectangle(
                        style, x: places[place] - wide / 2, y: high[place], width: wide,
                        height: low[place] - high[place])
                }
            }
        }
        frame.drawTooltips(in: &svg) { step in
            let values = parts.reversed().map { "\($0.label) \(axis.style.text($0.values[step]))" }
            let sum = parts.count > 1 ? " = \(axis.style.text(levels[parts.count][step]))" : ""
            return "\(base.name(of: step, strings)): \(values.joined(separator: " + "))\(sum)"
        }
        return svg
    }

    /// The levels below, between and above the parts.
    private var sums: [[Double]] {
        var levels = [Array(repeating: 0.0, count: base.count)]
        for part in parts {
            levels.append(zip(levels[levels.count - 1], part.values).map { $0 + ($1.isFinite ? max(0, $1) : 0) })
        }
        return levels
    }
}
