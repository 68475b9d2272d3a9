public import Experiments
public import SupplyModel

/// What is told of a run while it goes on: the days that are over in its first replication.
public struct LiveRun: Sendable {
    /// The figures of one day.
    public struct Day: Encodable, Sendable {
        /// The day, from 0.
        public var day: Int
        /// Its date, `2020-02-16`.
        public var date: String
        /// Orders placed.
        public var placed: Figure
        /// Orders closed of which something was delivered.
        public var delivered: Figure
        /// Orders closed of which nothing was delivered.
        public var cancelled: Figure
        /// Mean hours of the day's deliveries from order to door.
        public var orderToDoorHours: Figure
        /// The share of need that was missing.
        public var unmetShare: Figure
        /// Days of cover by commodity, in the scenario's order: known once the next day is over, or the run; not told.
        var coverDays: [Figure]

        enum CodingKeys: String, CodingKey {
            case day, date, placed, delivered, cancelled
            case orderToDoorHours = "order_to_door_hours"
            case unmetShare = "unmet_share"
        }
    }

    /// The first day of the run.
    public let start: CalendarDate
    /// How many days it has.
    public let length: Int
    /// The days that are over.
    public private(set) var days: [Day] = []
    /// The bytes of the cells' measures at the end of each of those days: day by day, measure by measure, cell by cell.
    public private(set) var cells: [UInt8] = []
    /// How many of them a day has.
    public let cellBytesPerDay: Int
    /// The map that those bytes are for.
    public let map: MapReplay
    private(set) var marks: [TimeMark]
    private let plan: CityPlan
    /// The goods that people need, with their place among all.
    let commodities: [(index: Int, id: String, floorDays: Double)]

    /// A run that is about to begin.
    public init(of city: City) {
        start = city.plan.start
        length = city.plan.days
        map = MapReplay(awaiting: city)
        plan = city.plan
        marks = RunReport.marks(of: plan, shocks: [])
        commodities = city.plan.commodities.enumerated().filter(\.element.isNeeded).map {
            ($0.offset, $0.element.id, $0.element.floorDays)
        }
        cellBytesPerDay =
            CellMeasure.all(of: city.plan).count * city.geography.cells.count
    }

    /// Takes in a day that is over.
    ///
    /// - Parameter run: the first replication, seen over that day, which has recorded its cells.
    public mutating func note(_ run: Replication) {
        let today = run.window.lowerBound
        guard today == days.count else { return }
        func cover(_ day: Int) -> [Figure] { commodities.map { Figure(run.coverDays(of: $0.index, onDay: day)) } }
        marks = RunReport.marks(of: plan, shocks: run.ledger.shocks)
        // The stock of a day is counted at the midnight that the next day begins with.
        if today > 0 { days[today - 1].coverDays = cover(today - 1) }
        days.append(
            Day(
                day: today, date: (start + today).description, placed: Figure(Double(run.ordersPlaced)),
                delivered: Figure(Double(run.ordersDelivered)), cancelled: Figure(Double(run.ordersCancelled)),
                orderToDoorHours: Figure(
                    Double(run.ledger.days[today].orderToDoorSeconds) / Double(run.ledger.days[today].deliveries) / 3600
                ),
                unmetShare: Figure(run.unmetShare, decimals: 6),
                coverDays: today == length - 1 ? cover(today) : commodities.map { _ in Figure(.nan) }))
        guard let record = run.cellRecord else { return }
        for measure in record.measures {
            cells += record.bytes(of: measure)[today * record.cellCount..<(today + 1) * record.cellCount]
        }
    }
}
