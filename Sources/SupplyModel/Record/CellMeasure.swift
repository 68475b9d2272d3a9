/// A figure of a cell at the end of a day, as a record keeps it: in a byte.
public enum CellMeasure: Hashable, Sendable {
    /// Days since something last came to a door of the cell in a good state; 0 on a day on which it did. Before the first
    /// delivery, days since the start of the run. Steps of a day.
    case daysSinceDelivery
    /// Grams delivered to the cell's orders over grams asked, both of the last seven days; more than all counts as all.
    /// Absent where nothing was asked. Steps of two percent.
    case fillRate
    /// Orders of the cell that are neither delivered nor cancelled, for every hundred households. Steps of 2 up to 32, then
    /// eight steps from each doubling to the next.
    case openOrders
    /// Parcels that lie at the cell's gate because no member has taken them up, for every hundred households. The same
    /// steps.
    case parcelsAtGate
    /// Days for which the cell's pantries last: what they hold of a commodity over what their households need of it in a day.
    /// Absent where nobody needs it. Steps of a quarter of a day up to 4 days, then eight steps from each doubling to the
    /// next.
    case cover(commodity: Int)

    /// The measures of a city, in the order of a record: the cover of those commodities that people need.
    public static func all(of plan: CityPlan) -> [CellMeasure] {
        [.daysSinceDelivery, .fillRate, .openOrders, .parcelsAtGate]
            + plan.commodities.indices.filter { plan.commodities[$0].isNeeded }.map { .cover(commodity: $0) }
    }

    /// The byte that stands for no value.
    public static let absent = UInt8.max

    /// The value of the byte 1.
    private var unit: Double {
        switch self {
        case .daysSinceDelivery: 1
        case .fillRate: 0.02
        case .openOrders, .parcelsAtGate: 2
        case .cover: 0.25
        }
    }

    /// Whether steps double with every doubling of the value from 16 steps on, so that rounding is off by a sixteenth of it
    /// at most.
    private var doubles: Bool {
        switch self {
        case .daysSinceDelivery, .fillRate: false
        case .openOrders, .parcelsAtGate, .cover: true
        }
    }

    /// The nearest byte to a value; the greatest one, 254, stands for all that is more.
    func byte(_ value: Double) -> UInt8 {
        guard value.isFinite else { return CellMeasure.absent }
        let steps = max(0, value / unit)
        guard doubles, steps >= 16 else { return UInt8(min(254, steps.rounded())) }
        let octave = Int(steps.exponent) - 4
        let part = (steps / Double(1 << min(60, octave + 1))).rounded() - 8
        return UInt8(min(254, Double(16 + 8 * octave) + part))
    }

    /// The value of a byte; nil where there is none.
    public func value(of byte: UInt8) -> Double? {
        guard byte != CellMeasure.absent else { return nil }
        guard doubles, byte >= 16 else { return Double(byte) * unit }
        let (octave, part) = Int(byte - 16).quotientAndRemainder(dividingBy: 8)
        return Double(8 + part) * Double(1 << (octave + 1)) * unit
    }
}
