import SupplyModel

/// What a plan is to achieve: a figure by its name, and what it is held against.
///
/// Written `order_to_door.p95<=24h`, `fill_rate>=95%`, `cover_days.eggs@2020-02-10..2020-02-14>=3`. A number alone is in the
/// figure's own unit.
public struct Target: Hashable, Sendable, CustomStringConvertible {
    /// Why a text is no target.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong and what is allowed, as a sentence.
        public let description: String
    }

    /// The figure, and over which days.
    public let measure: Measure
    /// What it is held against, in the figure's unit.
    public let threshold: Threshold
    /// The target as it was written.
    public let description: String

    /// The unit of the figure, as its definition has it; nil for a figure of a network, whose unit only its user knows.
    public var unit: String? { Self.reference(measure)?.name.definition.unit }

    /// Whether the figure is a share, or a ratio, that may be written in per cent.
    public var isShare: Bool { Self.isShare(unit) }

    /// Reads a target; whether a scenario has such a figure, ``Measure/problem(in:)`` says.
    public init(parsing text: String) throws(Problem) {
        description = text.filter { $0 != " " }
        let written = description
        guard let relation = Threshold.Relation.allCases.first(where: { written.contains($0.rawValue) }),
            let sign = written.firstRange(of: relation.rawValue)
        else {
            throw Problem(
                description: "'\(text)' is no target; write a figure, <= or >=, and a number, such as fill_rate>=0.95")
        }
        guard let measure = Measure(parsing: String(written[..<sign.lowerBound])), !measure.figure.isEmpty else {
            throw Problem(
                description:
                    "'\(written[..<sign.lowerBound])' is no figure, nor a figure between two dates, such as "
                    + "fill_rate@2020-02-10..2020-02-14")
        }
        self.measure = measure
        let amount = written[sign.upperBound...]
        let unitStart = amount.firstIndex { !"+-.0123456789eE".contains($0) } ?? amount.endIndex
        let ownUnit = Self.reference(measure)?.name.definition.unit
        let units = Self.units(for: ownUnit)
        let unit = String(amount[unitStart...])
        guard let number = Double(amount[..<unitStart]), number.isFinite, abs(number) <= 1e15 else {
            throw Problem(description: "'\(amount)' in '\(text)' is not a number, or not one up to 1e15")
        }
        guard let one = unit.isEmpty ? UnitOfTarget("") : units.first(where: { $0.name == unit }) else {
            let allowed = units.map { "'\($0.name)'" } + ["nothing"]
            throw Problem(
                description:
                    "'\(unit)' in '\(text)' is no unit of '\(measure.figure)'\(ownUnit.map { " (\($0))" } ?? ""); "
                    + "after the number may stand \(allowed.joined(separator: " or "))")
        }
        threshold = Threshold(relation, number * one.multiplier / one.divisor)
    }

    private static func reference(_ measure: Measure) -> FigureReference? { try? FigureReference(measure.figure) }

    private static func isShare(_ unit: String?) -> Bool {
        unit.map { ["share", "ratio", "0 to 1"].contains($0) } ?? false
    }

    /// The units in which a figure with a unit may be written.
    private static func units(for unit: String?) -> [UnitOfTarget] {
        guard let unit, !isShare(unit) else { return [UnitOfTarget("%", dividedBy: 100)] }
        return switch unit {
        case "h": [UnitOfTarget("h"), UnitOfTarget("d", times: 24), UnitOfTarget("min", dividedBy: 60)]
        case "d": [UnitOfTarget("d"), UnitOfTarget("h", dividedBy: 24)]
        case "t", "t a day": [UnitOfTarget("t"), UnitOfTarget("kg", dividedBy: 1000)]
        case "nats", "as the scenario's": []
        default: [UnitOfTarget(unit)]
        }
    }
}

/// A unit in which a target may be written: one of it is so many, or such a part, of the figure's own unit.
private struct UnitOfTarget {
    let name: String
    let multiplier: Double
    let divisor: Double

    init(_ name: String, times multiplier: Double = 1, dividedBy divisor: Double = 1) {
        self.name = name
        self.multiplier = multiplier
        self.divisor = divisor
    }
}
