import EventKernel

/// What every cell had at the end of every day of a run, in a byte each: for maps and curves, not for figures.
///
/// Collected at the end of each day from what the ledger and the subsystems hold; nothing in the run knows of it. A
/// measure takes `cells x days` bytes: the flagship's ten, and the stores that its buses came from, take 12 MB.
public struct CellRecord: Sendable {
    /// How many cells there are.
    public let cellCount: Int
    /// What is kept.
    public let measures: [CellMeasure]
    /// The days noted so far.
    public private(set) var days = 0
    /// The bytes of each measure: `[day * cellCount + cell]`.
    private var bytes: [[UInt8]]
    /// The store from which a bus last came to each cell on each day, `noStore` where none came:
    /// `[day * cellCount + cell]`.
    public private(set) var stores: [UInt16] = []

    /// What stands for no store.
    public static let noStore = UInt16.max

    /// The days over which the fill rate is taken.
    private static let fillDays = 7

    private let city: City
    private let households: [Int]
    /// What was asked and delivered up to the end of each of the last days, all commodities together:
    /// `[(day % fillDays) * cellCount + cell]`.
    private var asked: [Int64]
    private var delivered: [Int64]
    private var deliveredInAll: [Int64]
    private var busStops: [Int]
    private var daysSince: [Int]

    init(_ city: City) {
        self.city = city
        cellCount = city.geography.cells.count
        measures = CellMeasure.all(of: city.plan)
        bytes = Array(repeating: [], count: measures.count)
        households = city.geography.cells.map(\.households.count)
        asked = Array(repeating: 0, count: CellRecord.fillDays * cellCount)
        delivered = asked
        deliveredInAll = Array(repeating: 0, count: cellCount)
        busStops = Array(repeating: 0, count: cellCount)
        daysSince = busStops
        for index in bytes.indices { bytes[index].reserveCapacity(cellCount * city.plan.days) }
        stores.reserveCapacity(cellCount * city.plan.days)
    }

    /// The bytes of a measure: `[day * cellCount + cell]`.
    public func bytes(of measure: CellMeasure) -> [UInt8] {
        measures.firstIndex(of: measure).map { bytes[$0] } ?? []
    }

    /// A cell's value at the end of a day; nil where there is none.
    ///
    /// - Precondition: the day was noted, and the city has the cell and the measure.
    public func value(of measure: CellMeasure, inCell cell: Int, onDay day: Int) -> Double? {
        measure.value(of: bytes(of: measure)[day * cellCount + cell])
    }

    /// Notes the end of a day.
    ///
    /// - Complexity: O(cells x commodities).
    mutating func note(_ snapshot: CellSnapshot, ledger: Ledger) {
        let commodities = self.city.plan.commodities.count
        let slot = days % CellRecord.fillDays * cellCount
        let today = days
        let city = self.city.phases.last { $0.day <= today }?.city ?? self.city
        for cell in 0..<cellCount {
            let tally = ledger.cells[cell]
            daysSince[cell] = tally.delivered.count > deliveredInAll[cell] ? 0 : daysSince[cell] + 1
            deliveredInAll[cell] = tally.delivered.count
            let hundreds = Double(households[cell]) / 100
            bytes[0].append(measures[0].byte(Double(daysSince[cell])))
            bytes[1].append(measures[1].byte(fillRate(of: cell, slot: slot, commodities: commodities, ledger: ledger)))
            bytes[2].append(measures[2].byte(Double(snapshot.openOrders[cell]) / hundreds))
            bytes[3].append(measures[3].byte(Double(snapshot.parcelsAtGate[cell]) / hundreds))
            for index in 4..<measures.count {
                guard case .cover(let commodity) = measures[index] else { continue }
                let need = city.plan.commodities[commodity].needPerPersonDay * city.eaters(of: commodity, inCell: cell)
                let pantries = Double(snapshot.pantries[cell * commodities + commodity])
                let cover = need > .zero ? pantries / Double(need.count) : .nan
                bytes[index].append(measures[index].byte(cover))
            }
            stores.append(tally.busStops > busStops[cell] ? UInt16(clamping: tally.lastStore) : CellRecord.noStore)
            busStops[cell] = tally.busStops
        }
        days += 1
    }

    /// Grams delivered over grams asked since the same slot was last written, at most 1; the slot then holds the sums up to
    /// today.
    private mutating func fillRate(of cell: Int, slot: Int, commodities: Int, ledger: Ledger) -> Double {
        var (askedNow, deliveredNow) = (Int64(0), Int64(0))
        for commodity in 0..<commodities {
            let goods = ledger.goods(in: cell, of: commodity)
            askedNow += goods.asked.count
            deliveredNow += goods.delivered.count
        }
        let rate = Double(deliveredNow - delivered[slot + cell]) / Double(askedNow - asked[slot + cell])
        asked[slot + cell] = askedNow
        delivered[slot + cell] = deliveredNow
        return min(rate, 1)
    }
}
