import EventKernel
public import Statistics

/// What relief programmes gave out.
public struct ReliefTally: Sendable, Hashable {
    /// What happened to a programme on one day, in packs.
    public struct Day: Sendable, Hashable {
        /// Foreseen.
        public internal(set) var quota = 0
        /// Granted to a household and sent on its way.
        public internal(set) var given = 0
        /// Granted to a household whose store had not the goods, or no room for the pack, and so not sent.
        public internal(set) var withoutStock = 0
        /// Handed over at a door, whenever they were sent.
        public internal(set) var handedOver = 0
        /// Handed over on this day with something in them spoiled.
        public internal(set) var spoiled = 0

        /// Foreseen and not sent.
        public var notUsed: Int { quota - given }
    }

    /// One programme over the run.
    public struct Programme: Sendable, Hashable {
        /// The days, from the first.
        public internal(set) var days: [Day]
        /// Seconds from the sharing out to the door, of each pack.
        public internal(set) var toDoor = LogHistogram()
        /// What came to doors in a good state.
        public internal(set) var delivered = Grams.zero

        /// A figure of the days, summed.
        public func sum(_ figure: KeyPath<Day, Int>) -> Int { days.reduce(0) { $0 + $1[keyPath: figure] } }
    }

    /// The programmes, in the scenario's order.
    public internal(set) var programmes: [Programme] = []

    init() {}

    init(city: City) {
        programmes = (city.plan.relief?.programmes ?? []).map { _ in
            Programme(days: Array(repeating: Day(), count: city.plan.days))
        }
    }
}

extension Ledger {
    /// A programme has shared out its day's packs.
    mutating func reliefShared(_ outcome: ReliefTally.Day, by programme: Int, on day: Int) {
        relief.programmes[programme].days[day].quota += outcome.quota
        relief.programmes[programme].days[day].given += outcome.given
        relief.programmes[programme].days[day].withoutStock += outcome.withoutStock
    }

    /// A pack stands at a door.
    mutating func reliefDelivered(
        _ order: Order, by programme: Int, in cell: EntityID<Cell>, at door: Instant, spoiled: UInt16,
        catalogue: Catalogue
    ) {
        let packs = order.packages.total
        var isSpoiled = false
        for content in catalogue.contents {
            let grams = Int64(order.packages[content.kind]) * content.grams
            guard grams > 0 else { continue }
            if spoiled & (1 << UInt16(content.commodity)) != 0 {
                isSpoiled = true
                spoiledInParcels(grams, of: content.commodity)
            } else {
                relief.programmes[programme].delivered.count += grams
                cameToDoors(grams, in: cell, on: door.day)
            }
        }
        relief.programmes[programme].toDoor.add(door.ticks - Int64(order.placedAt))
        let day = today
        relief.programmes[programme].days[day].handedOver += packs
        if isSpoiled { relief.programmes[programme].days[day].spoiled += packs }
    }
}
