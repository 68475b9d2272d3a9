public import SupplyModel

/// How the numbers of an axis or a chart are written.
public enum NumberStyle: Sendable, Hashable {
    /// As numbers, large ones in thousands set apart or millions.
    case number
    /// With so many decimals.
    case decimals(Int)
    /// As percentages of 1.
    case percent

    /// A number on an axis, with as many decimals as the axis has.
    func tick(_ value: Double, decimals: Int, _ strings: Strings) -> String {
        switch self {
        case .percent: return NumberText.fixed(value * 100, decimals: max(0, decimals - 2)) + "%"
        case .number, .decimals:
            let million = 1_000_000.0
            guard abs(value) >= million else { return NumberText.fixed(value, decimals: decimals) }
            return strings(.millions, CSVText.field(value / million, decimals: 2))
        }
    }

    /// A number by itself, with three digits that count.
    func text(_ value: Double) -> String {
        switch self {
        case .percent: NumberText.percent(value)
        case .number: NumberText.short(value)
        case .decimals(let decimals): NumberText.fixed(value, decimals: decimals)
        }
    }
}

/// The axis of values of a chart.
public struct ValueAxis: Sendable, Hashable {
    /// What it shows and in what unit; it stands above the axis.
    public var title: String
    /// How its numbers are written.
    public var style: NumberStyle
    /// A range that it holds in any case; 0 unless it is said otherwise.
    public var holding: ClosedRange<Double>

    /// Describes an axis.
    public init(_ title: String, style: NumberStyle = .number, holding: ClosedRange<Double> = 0...0) {
        self.title = title
        self.style = style
        self.holding = holding
    }

    /// The ticks for some values.
    func ticks(for values: some Sequence<Double>, most: Int) -> Ticks {
        var (low, high) = (holding.lowerBound, holding.upperBound)
        for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
        return Ticks(holding: low...max(low, high), most: most)
    }
}

/// The axis along the bottom of a chart.
public enum BaseAxis: Sendable, Hashable {
    /// Days, so many from a first one.
    case days(from: CalendarDate, count: Int)
    /// Steps of the same width, each with a label under it, such as the hours of a day; labels that have no room are left out.
    case steps(labels: [String], title: String)

    /// How many steps it has.
    public var count: Int {
        switch self {
        case .days(_, let count): count
        case .steps(let labels, _): labels.count
        }
    }

    /// What a step is called in a table or a tooltip.
    func name(of step: Int, _ strings: Strings) -> String {
        switch self {
        case .days(let start, _): strings.shortDate(start + step)
        case .steps(let labels, _): labels[step]
        }
    }

    /// What the axis shows: its title, or the years of its days.
    func title(_ strings: Strings) -> String {
        switch self {
        case .steps(_, let title): return title
        case .days(let start, let count):
            let (first, last) = (start.components.year, (start + max(0, count - 1)).components.year)
            return first == last ? "\(first)" : "\(first)–\(last)"
        }
    }
}
