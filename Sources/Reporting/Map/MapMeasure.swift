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
    /// What a step of a byte stands for.
    let step: Double
    /// Whether it is a share, shown in percent.
    let percent: Bool
    /// Decimals of values below 100.
    let digits: Int
    /// Where one class ends and the next begins, rising.
    let bounds: [Double]
    let worse: Worse
    /// Each day's change of each cell's byte, modulo 256; the first day's against 0.
    let code: HuffmanCode

    init(_ measure: CellMeasure, in record: CellRecord, commodities: [Commodity], labels: MapLabels) {
        step = measure.step
        code = HuffmanCode(DayChanges.of(record.bytes(of: measure), cells: record.cellCount))
        switch measure {
        case .daysSinceDelivery:
            (label, meaning) = (labels[.daysSinceDelivery], labels[.daysSinceDeliveryMeaning])
            (percent, digits, worse, bounds) = (false, 1, .high, [1, 2, 3, 5, 8, 15, 29])
        case .fillRate:
            (label, meaning) = (labels[.fillRate], labels[.fillRateMeaning])
            (percent, digits, worse, bounds) = (true, 0, .low, [0.2, 0.4, 0.6, 0.75, 0.9, 0.95, 1])
        case .openOrders:
            (label, meaning) = (labels[.openOrders], labels[.openOrdersMeaning])
            (percent, digits, worse, bounds) = (false, 0, .high, [10, 25, 50, 75, 100, 150, 200])
        case .parcelsAtGate:
            (label, meaning) = (labels[.parcelsAtGate], labels[.parcelsAtGateMeaning])
            (percent, digits, worse, bounds) = (false, 0, .high, [2, 10, 25, 50, 100, 150, 200])
        case .cover(let commodity):
            let name = commodities[commodity].id.replacing("_", with: " ")
            label = labels[.cover].replacing("{commodity}", with: name)
            meaning = labels[.coverMeaning]
            (percent, digits, worse, bounds) = (false, 1, .low, [0.5, 1, 2, 3, 5, 7, 10])
        }
    }
}

/// A row of bytes for each day as the changes from each day to the next.
enum DayChanges {
    /// The change of each byte since the day before, modulo 256; the first day's against 0.
    static func of(_ bytes: [UInt8], cells: Int) -> [UInt8] {
        bytes.indices.map { $0 < cells ? bytes[$0] : bytes[$0] &- bytes[$0 - cells] }
    }
}
