/// When and how much each node orders of each commodity, with the plan's days made grams.
///
/// Arrays are `[node * commodityCount + commodity]`; warehouses are the first nodes, one a chain, and stores follow.
struct StockLevels: Sendable {
    /// How much is ordered.
    private(set) var policies: [ReplenishmentPolicy] = []
    /// What suppliers accept as an order.
    private(set) var limits: [OrderLimits] = []
    /// When: a position in `reviews`.
    private(set) var review: [UInt16] = []
    /// Whether the position is looked at whenever goods leave, too.
    private(set) var isContinuous: [Bool] = []
    /// The rule that holds, or -1 for floor and target of the plan's cover policies.
    private(set) var rule: [Int32] = []
    /// The different rhythms; the first is the daily one.
    private(set) var reviews: [StockRule.Review] = [.daily]
    /// Demand per day in grams.
    private(set) var rate: [Double] = []

    private let chainOfStore: [Int]
    private let plannedNeed: [Double]
    /// What was asked of each store today and on the six days before, by day modulo 8; empty when nobody asks for it.
    private var asked: [[Int64]] = []

    init(city: City) {
        chainOfStore = city.stores.map(\.chain)
        let count = city.plan.commodities.count
        let nodes = city.plan.replenishment.chains.count + city.stores.count
        plannedNeed = (0..<nodes * count).map { Double(city.need(of: $0 % count, atNode: $0 / count)) }
        adopt(city, day: 0)
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City, day: Int) {
        let plan = city.plan.replenishment
        let count = city.plan.commodities.count
        rule = Array(repeating: -1, count: plannedNeed.count)
        for (number, candidate) in plan.rules.enumerated() {
            for index in rule.indices where candidate.applies(toNode: index / count, commodity: index % count, in: city)
            {
                rule[index] = Int32(number)
            }
        }
        reviews = [.daily]
        review = rule.map { number in
            guard number >= 0, case .every = plan.rules[Int(number)].review else { return 0 }
            let rhythm = plan.rules[Int(number)].review
            if let known = reviews.firstIndex(of: rhythm) { return UInt16(known) }
            reviews.append(rhythm)
            return UInt16(reviews.count - 1)
        }
        isContinuous = rule.map { $0 >= 0 && plan.rules[Int($0)].review == .continuous }
        limits = rule.map { $0 >= 0 ? plan.rules[Int($0)].limits : OrderLimits() }
        switch plan.demandBasis {
        case .planned: asked = []
        case .trailingWeek:
            if asked.isEmpty {
                // Of days before this, planned need.
                let before = plannedNeed.map { Int64($0) }
                asked = Array(repeating: before, count: 8)
                asked[day % 8] = Array(repeating: 0, count: plannedNeed.count)
            }
        }
        work(out: plan, commodityCount: count, day: day)
    }

    /// Begins a day: demand that trails is worked out anew.
    mutating func startDay(_ day: Int, plan: ReplenishmentPlan, commodityCount: Int) {
        guard !asked.isEmpty else { return }
        work(out: plan, commodityCount: commodityCount, day: day)
        asked[day % 8] = Array(repeating: 0, count: plannedNeed.count)
    }

    /// Notes what was asked of a store, and so of its chain's warehouse, where demand trails.
    mutating func demanded(_ grams: Int64, of commodity: Int, at store: Int, day: Int, commodityCount: Int) {
        let chains = plannedNeed.count / commodityCount - chainOfStore.count
        asked[day % 8][(chains + store) * commodityCount + commodity] += grams
        asked[day % 8][chainOfStore[store] * commodityCount + commodity] += grams
    }

    /// Whether it must be told what is asked.
    var followsDemand: Bool { !asked.isEmpty }

    private mutating func work(out plan: ReplenishmentPlan, commodityCount: Int, day: Int) {
        rate = plannedNeed
        if !asked.isEmpty {
            for index in rate.indices {
                var sum: Int64 = 0
                for ago in 1...7 { sum += asked[(day + 8 - ago) % 8][index] }
                rate[index] = Double(sum) / 7
            }
        }
        policies = rate.indices.map { index in
            let perDay = rate[index]
            func grams(_ days: Double) -> Int64 { Int64((days * perDay).rounded()) }
            guard rule[index] >= 0 else {
                let isWarehouse = index / commodityCount < plan.chains.count
                let cover = (isWarehouse ? plan.warehousePolicy : plan.storePolicy)[index % commodityCount]
                return .cover(floorDays: cover.floorDays, targetDays: cover.targetDays, demandPerDay: perDay)
            }
            switch plan.rules[Int(rule[index])].policy {
            case .cover(let floor, let target):
                return .cover(floorDays: floor, targetDays: target, demandPerDay: perDay)
            case .reorderUpTo(let point, let upTo):
                return .reorderUpTo(reorderAt: grams(point), upTo: grams(upTo))
            case .fixedQuantity(let point, let quantity):
                return .fixedQuantity(reorderAt: grams(point), quantity: max(1, grams(quantity)))
            case .baseStock(let level): return .baseStock(level: grams(level))
            case .push: return .push
            }
        }
    }
}

extension StockRule {
    /// Whether it names a node and a commodity.
    fileprivate func applies(toNode node: Int, commodity: Int, in city: City) -> Bool {
        let all = city.plan.replenishment.chains
        guard (node < all.count) == (level == .warehouses) else { return false }
        let chain = node < all.count ? node : city.stores[node - all.count].chain
        return (chains.isEmpty || chains.contains(all[chain].id))
            && (commodities.isEmpty || commodities.contains(city.plan.commodities[commodity].id))
    }
}
