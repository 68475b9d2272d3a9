/// How much of a figure is little: a share of it, written `2%`, or so much in its unit, written `0.5`.
public enum Margin: Hashable, Sendable, CustomStringConvertible {
    /// A share of the figure, above 0 and below 1.
    case share(Double)
    /// So much in the figure's unit, above 0.
    case absolute(Double)

    /// Reads a margin as it is written; nil where it is none.
    public init?(parsing text: String) {
        if text.hasSuffix("%") {
            guard let percent = Double(text.dropLast()), percent > 0, percent < 100 else { return nil }
            self = .share(percent / 100)
        } else {
            guard let value = Double(text), value > 0, value.isFinite else { return nil }
            self = .absolute(value)
        }
    }

    /// The margin as it is written.
    public var description: String {
        switch self {
        case .share(let share): Self.text((share * 100e9).rounded() / 1e9) + "%"
        case .absolute(let value): Self.text(value)
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && value < 1e15 ? String(Int(value)) : String(value)
    }
}
