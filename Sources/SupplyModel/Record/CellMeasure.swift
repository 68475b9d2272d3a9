/// A figure of a cell at the end of a day, as a record keeps it: in a byte, in whole steps.
public enum CellMeasure: Hashable, Sendable {
    /// Days since something last came to a door of the cell in a good state; 0 on a day on which it did. Before the first
    /// delivery, days since the start of the run. Steps of a day.
    case daysSinceDelivery
    /// Grams delivered to the cell's orders over grams asked, both of the last seven days; more than all counts as all.
    /// Absent where nothing was asked. Steps of a percent.
    case fillRate
    /// Orders of the cell that are neither delivered nor cancelled, for every hundred households. Steps of 2.
    case openOrders
    /// Parcels that lie at the cell's gate because no member has taken them up, for every hundred households. Steps of 2.
    case parcelsAtGate
    /// Days for which the cell's pantries last: what they hold of a commodity over what their households need of it in a day.
    /// Absent where nobody eats it. Steps of a quarter of a day.
    case cover(commodity: Int)

    /// The measures of a city with so many commodities, in the order of a record.
    public static func all(commodities: Int) -> [CellMeasure] {
        [.daysSinceDelivery, .fillRate, .openOrders, .parcelsAtGate] + (0..<commodities).map { .cover(commodity: $0) }
    }

    /// How much a step of a byte stands for.
    public var step: Double {
        switch self {
        case .daysSinceDelivery: 1
        case .fillRate: 0.01
        case .openOrders, .parcelsAtGate: 2
        case .cover: 0.25
        }
    }

    /// The byte that stands for no value.
    public static let absent = UInt8.max

    /// The nearest byte to a value; the greatest one, `254`, stands for all that is more.
    func byte(_ value: Double) -> UInt8 {
        value.isFinite ? UInt8(min(254, max(0, (value / step).rounded()))) : CellMeasure.absent
    }

    /// The value of a byte; nil where there is none.
    public func value(of byte: UInt8) -> Double? { byte == CellMeasure.absent ? nil : Double(byte) * step }
}
