import SupplyModel

/// How the map shows a measure of cells: its name, its classes and which end is worse.
struct MapMeasure: Encodable {
    /// Which values are worse.
    enum Worse: String, Encodable {
        case high
        case low
    }

    let label: String
    let meaning: String
    /// Whether it is a share, shown in percent.
    let percent: Bool
    /// Decimals of values below 100.
    let digits: Int
    /// Where one class ends and the next begins, rising.
    let bounds: [Double]
    let worse: Worse

    init(_ series: MapData.Series, _ strings: Strings) {
        switch series.key {
        case .daysSinceDelivery:
            (label, meaning) = (strings(map: .daysSinceDelivery), strings(map: .daysSinceDeliveryMeaning))
            (percent, digits, worse, bounds) = (false, 1, .high, [1, 2, 3, 5, 8, 15, 29])
        case .fillRate:
            (label, meaning) = (strings(map: .fillRate), strings(map: .fillRateMeaning))
            (percent, digits, worse, bounds) = (true, 0, .low, [0.2, 0.4, 0.6, 0.75, 0.9, 0.95, 1])
        case .openOrders:
            (label, meaning) = (strings(map: .openOrders), strings(map: .openOrdersMeaning))
            (percent, digits, worse, bounds) = (false, 0, .high, [10, 25, 50, 75, 100, 150, 200])
        case .parcelsAtGate:
            (label, meaning) = (strings(map: .parcelsAtGate), strings(map: .parcelsAtGateMeaning))
            (percent, digits, worse, bounds) = (false, 0, .high, [2, 10, 25, 50, 100, 150, 200])
        case .cover:
            label = strings(map: .cover).replacing("{commodity}", with: strings.name(series.commodity ?? ""))
            meaning = strings(map: .coverMeaning)
            (percent, digits, worse, bounds) = (false, 1, .low, [0.5, 1, 2, 3, 5, 7, 10])
        }
    }
}
