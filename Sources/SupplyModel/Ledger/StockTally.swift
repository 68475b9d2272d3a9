/// Where goods spoil.
public enum SpoilagePlace: Int, CaseIterable, Sendable {
    /// In a warehouse.
    case warehouse
    /// In a store, before they are granted to an order.
    case store
    /// In a parcel that is being picked or waits at the store's door.
    case storeDoor
    /// In a parcel on a bus.
    case bus
    /// In a parcel at a gate, or on a volunteer's round.
    case gate
    /// In a household's pantry.
    case pantry
    /// In the public reserve.
    case reserve

    /// The name that outputs use.
    public var name: String {
        switch self {
        case .warehouse: "warehouses"
        case .store: "stores"
        case .storeDoor: "store_doors"
        case .bus: "buses"
        case .gate: "gates"
        case .pantry: "pantries"
        case .reserve: "reserve"
        }
    }
}

/// What one warehouse or store ordered, received, held and lost over the run.
public struct StockNodeTally: Hashable, Sendable {
    /// Orders: what one supplier sent after one review, of all commodities.
    public internal(set) var orders = 0
    /// Trucks that were sent to it, where trucks are counted.
    public internal(set) var trucks = 0
    /// Grams that were sent to it.
    public internal(set) var sentTo = Grams.zero
    /// Those that came the faster way.
    public internal(set) var expedited = Grams.zero
    /// Grams that spoiled there.
    public internal(set) var spoiled = Grams.zero
    /// Grams on hand at the end of each day, summed over days.
    public internal(set) var heldGramDays: Int64 = 0
}

/// What became of one commodity of the reserve: initial + bought = released + sold + expired + on hand.
public struct ReserveTally: Hashable, Sendable {
    /// What it held at the start.
    public internal(set) var initial = Grams.zero
    /// What came in since.
    public internal(set) var bought = Grams.zero
    /// What went to warehouses or stores.
    public internal(set) var released = Grams.zero
    /// What was sold out of the city to make room for fresh goods.
    public internal(set) var sold = Grams.zero
    /// What was thrown away.
    public internal(set) var expired = Grams.zero
    /// Days on which something was released.
    public internal(set) var releaseDays = 0

    /// What it must hold.
    public var onHand: Grams { initial + bought - released - sold - expired }
}

/// What happened to the goods in warehouses, stores and the reserve.
public struct StockTally: Sendable {
    /// The warehouses, then the stores.
    public internal(set) var nodes: [StockNodeTally]
    /// The reserve, by commodity.
    public internal(set) var reserve: [ReserveTally]
    /// The reserve's stock at the end of each day: `[day * commodities + commodity]`; empty without a reserve.
    public internal(set) var reserveAtEnd: [Grams] = []
    /// The most by which the reserve, counted lot by lot, was off its account at the end of a day.
    public internal(set) var reserveError = Grams.zero
    /// Grams spoiled: `[commodity * places + place]`.
    private var spoiledAt: [Int64]

    init(city: City) {
        let count = city.plan.commodities.count
        nodes = Array(
            repeating: StockNodeTally(), count: city.plan.replenishment.chains.count + city.stores.count)
        reserve = Array(repeating: ReserveTally(), count: count)
        spoiledAt = Array(repeating: 0, count: count * SpoilagePlace.allCases.count)
    }

    /// What spoiled of a commodity in a kind of place.
    public func spoiled(_ commodity: Int, at place: SpoilagePlace) -> Grams {
        Grams(spoiledAt[commodity * SpoilagePlace.allCases.count + place.rawValue])
    }

    mutating func spoiled(_ grams: Int64, of commodity: Int, at place: SpoilagePlace) {
        spoiledAt[commodity * SpoilagePlace.allCases.count + place.rawValue] += grams
    }
}

extension Ledger {
    /// Goods on a shelf spoiled.
    mutating func spoiled(_ grams: Int64, of commodity: Int, atNode node: Int, isWarehouse: Bool) {
        spoiledInStock(grams, of: commodity)
        stockTally.spoiled(grams, of: commodity, at: isWarehouse ? .warehouse : .store)
        stockTally.nodes[node].spoiled.count += grams
    }

    /// Goods spoiled that are neither on a shelf nor in a parcel.
    mutating func spoiled(_ grams: Int64, of commodity: Int, elsewhere place: SpoilagePlace) {
        spoiledElsewhere(grams, of: commodity)
        stockTally.spoiled(grams, of: commodity, at: place)
    }

    /// Closes the reserve's day with what was counted in it lot by lot, by commodity.
    mutating func reserveEnded(day counted: [Int64]) {
        for (commodity, grams) in counted.enumerated() {
            stockTally.reserveAtEnd.append(Grams(grams))
            let error = abs(stockTally.reserve[commodity].onHand.count - grams)
            stockTally.reserveError = max(stockTally.reserveError, Grams(error))
        }
    }

    /// A supplier sent goods to a node.
    mutating func ordered(by node: Int, grams: Int64, trucks: Int) {
        stockTally.nodes[node].orders += 1
        stockTally.nodes[node].trucks += trucks
        stockTally.nodes[node].sentTo.count += grams
    }
}
