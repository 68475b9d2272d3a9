import Experiments
import SupplyModel

extension Summary {
    /// How goods moved through warehouses and stores; present when the scenario asks more of them than floors and targets.
    public struct Stock: Codable, Hashable, Sendable {
        /// One commodity.
        public struct Goods: Codable, Hashable, Sendable {
            /// What spoiled, by place, in kilograms.
            public var spoiledKilograms: [String: Figure]
            /// The first day at whose end the city's stock was below its floor, over the replications in which there was one.
            public var firstDayBelowFloor: Figure
            /// The first day on which a tenth of the city's need was missing, likewise.
            public var firstDayOfWant: Figure

            enum CodingKeys: String, CodingKey {
                case spoiledKilograms = "spoiled_kg"
                case firstDayBelowFloor = "first_day_below_floor"
                case firstDayOfWant = "first_day_of_want"
            }
        }

        /// All warehouses, or all stores.
        public struct Nodes: Codable, Hashable, Sendable {
            /// Orders: what one supplier sent after one review.
            public var orders: Figure
            /// Trucks, where they are counted.
            public var trucks: Figure
            /// Kilograms sent to them.
            public var sentKilograms: Figure
            /// Kilograms that came the faster way.
            public var expeditedKilograms: Figure
            /// Costs in yuan by kind, and their total; absent without prices.
            public var costs: [String: Figure]?

            enum CodingKeys: String, CodingKey {
                case orders, trucks
                case sentKilograms = "sent_kg"
                case expeditedKilograms = "expedited_kg"
                case costs = "costs_yuan"
            }
        }

        /// The commodities by identifier.
        public var commodities: [String: Goods]
        /// The chains' warehouses.
        public var warehouses: Nodes
        /// The stores.
        public var stores: Nodes
    }

    /// What became of one commodity of the reserve: initial + bought = released + sold + expired + on hand.
    public struct Reserve: Codable, Hashable, Sendable {
        /// Held at the start.
        public var initialKilograms: Figure
        /// Bought.
        public var boughtKilograms: Figure
        /// Released to warehouses or stores.
        public var releasedKilograms: Figure
        /// Sold out of the city before it expired.
        public var soldKilograms: Figure
        /// Thrown away.
        public var expiredKilograms: Figure
        /// Held at the end.
        public var onHandKilograms: Figure
        /// Days on which something was released.
        public var releaseDays: Figure

        enum CodingKeys: String, CodingKey {
            case initialKilograms = "initial_kg"
            case boughtKilograms = "bought_kg"
            case releasedKilograms = "released_kg"
            case soldKilograms = "sold_kg"
            case expiredKilograms = "expired_kg"
            case onHandKilograms = "on_hand_kg"
            case releaseDays = "release_days"
        }
    }
}

extension Summary.Stock {
    /// The stock of a run; nil when its scenario asks no more than floors and targets.
    init?(of run: RunResults, _ series: inout Series) {
        guard run.city.plan.hasStockProcesses else { return nil }
        commodities = [:]
        for (index, commodity) in run.city.plan.commodities.enumerated() {
            let path = "stock.commodities.\(commodity.id)"
            var spoiled: [String: Figure] = [:]
            for place in SpoilagePlace.allCases {
                spoiled[place.name] = series.mean("\(path).spoiled_kg.\(place.name)") {
                    $0.spoiled(index, at: place).kilograms
                }
            }
            commodities[commodity.id] = Goods(
                spoiledKilograms: spoiled,
                firstDayBelowFloor: firstDay(of: run) { $0.firstDayBelowFloor(of: index) },
                firstDayOfWant: firstDay(of: run) { $0.firstDayOfWant(of: index) })
        }
        warehouses = Nodes(at: .warehouses, of: run, &series)
        stores = Nodes(at: .stores, of: run, &series)
    }
}

/// The mean over the replications in which there was such a day.
private func firstDay(of run: RunResults, _ day: (Replication) -> Int?) -> Figure {
    let days = run.replications.compactMap(day)
    return Figure(Double(days.reduce(0, +)) / Double(days.count))
}

extension Summary.Stock.Nodes {
    init(at level: StockRule.Level, of run: RunResults, _ series: inout Series) {
        let path = "stock.\(level.rawValue)"
        orders = series.mean("\(path).orders") { $0.sum(over: level) { Double($0.orders) } }
        trucks = series.mean("\(path).trucks") { $0.sum(over: level) { Double($0.trucks) } }
        sentKilograms = series.mean("\(path).sent_kg") { $0.sum(over: level) { $0.sentTo.kilograms } }
        expeditedKilograms = series.mean("\(path).expedited_kg") { $0.sum(over: level) { $0.expedited.kilograms } }
        guard run.city.plan.replenishment.warehousePrices != nil else { return }
        let parts: [(String, KeyPath<StockCosts, Double>)] = [
            ("order", \.order), ("holding", \.holding), ("transport", \.transport), ("expediting", \.expediting),
            ("waste", \.waste), ("total", \.total),
        ]
        var sums: [String: Figure] = [:]
        for (name, part) in parts {
            sums[name] = series.mean("\(path).costs_yuan.\(name)") { $0.stockCost(part, at: level) }
        }
        costs = sums
    }
}

extension Summary.Reserve {
    /// The reserve of a run by commodity; nil when there is none.
    static func all(of run: RunResults, _ series: inout Series) -> [String: Summary.Reserve]? {
        let plan = run.city.plan
        guard plan.hasReserve else { return nil }
        var items: [String: Summary.Reserve] = [:]
        for (index, commodity) in plan.commodities.enumerated() {
            let isHeld = run.replications.contains {
                ($0.reserve(of: index).initial + $0.reserve(of: index).bought) > .zero
            }
            if isHeld { items[commodity.id] = Summary.Reserve(of: index, path: "reserve.\(commodity.id)", &series) }
        }
        return items
    }

    private init(of commodity: Int, path: String, _ series: inout Series) {
        func kilograms(_ name: String, _ grams: KeyPath<ReserveTally, Grams>) -> Figure {
            series.mean("\(path).\(name)_kg") { $0.reserve(of: commodity)[keyPath: grams].kilograms }
        }
        initialKilograms = kilograms("initial", \.initial)
        boughtKilograms = kilograms("bought", \.bought)
        releasedKilograms = kilograms("released", \.released)
        soldKilograms = kilograms("sold", \.sold)
        expiredKilograms = kilograms("expired", \.expired)
        onHandKilograms = kilograms("on_hand", \.onHand)
        releaseDays = series.mean("\(path).release_days") { Double($0.reserve(of: commodity).releaseDays) }
    }
}
