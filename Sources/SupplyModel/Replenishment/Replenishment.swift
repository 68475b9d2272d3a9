import EventKernel
import Stochastics

/// The stock of warehouses and stores, and its flow: sources send to warehouses, warehouses to stores.
///
/// Once a day every node compares its position (on hand and on its way) with its floor, and orders up to its target.
/// Sources are asked in the scenario's order, each up to its daily capacity; a source or a warehouse that cannot give all
/// that is asked shares by max-min.
struct Replenishment: Sendable {
    enum Event: BitwiseCopyable {
        case review
        case arrived(Shipment.ID)
        case expiry
    }

    /// A lot on its way to a node.
    struct Shipment: BitwiseCopyable, Sendable {
        typealias ID = EntityID<Shipment>

        var node: UInt32
        var commodity: UInt32
        var lot: Lot
    }

    private var plan: ReplenishmentPlan
    private let random: RandomSource
    private let commodityCount: Int
    private let shelfLife: [Int]
    /// The floor in grams: `[node * commodityCount + commodity]`; warehouses are the first nodes, stores follow.
    private var floor: [Int64] = []
    /// The target in grams, likewise.
    private var target: [Int64] = []
    private let storesOfChain: [[Int]]
    private var lots: [LotQueue]
    /// Grams on their way to each node: `[node * commodityCount + commodity]`.
    private var inbound: [Int64]
    private var shipments = SlotPool<Shipment>()
    private let rule = MaxMin()

    init(city: City, random: RandomSource, ledger: inout Ledger) {
        plan = city.plan.replenishment
        self.random = random
        let commodities = city.plan.commodities
        commodityCount = commodities.count
        shelfLife = commodities.map(\.shelfLifeDays)
        let chainCount = plan.chains.count
        let stores = city.stores
        storesOfChain = (0..<chainCount).map { chain in stores.indices.filter { stores[$0].chain == chain } }
        lots = []
        for node in 0..<chainCount + stores.count {
            let policies = node < chainCount ? plan.warehousePolicy : plan.storePolicy
            for (commodity, policy) in policies.enumerated() {
                let grams = policy.initialDays * Double(city.need(of: commodity, atNode: node))
                let initial = LotQueue(
                    aged: Int64(grams.rounded()), shelfLife: commodities[commodity].shelfLifeDays)
                lots.append(initial)
                ledger.entered(initial.total, of: commodity)
                ledger.stockChanged(by: initial.total, of: commodity, at: .zero)
            }
        }
        inbound = Array(repeating: 0, count: lots.count)
        setLevels(city)
    }

    private mutating func setLevels(_ city: City) {
        floor.removeAll(keepingCapacity: true)
        target.removeAll(keepingCapacity: true)
        for node in 0..<plan.chains.count + city.stores.count {
            let policies = node < plan.chains.count ? plan.warehousePolicy : plan.storePolicy
            for (commodity, policy) in policies.enumerated() {
                let need = Double(city.need(of: commodity, atNode: node))
                floor.append(Int64((policy.floorDays * need).rounded()))
                target.append(Int64((policy.targetDays * need).rounded()))
            }
        }
    }

    /// Plans the day's expiry and review.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        let day = schedule.now.day
        schedule.at(Instant(day: day), .replenishment(.expiry))
        schedule.at(Instant(day: day, second: plan.reviewTime), .replenishment(.review))
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        plan = city.plan.replenishment
        setLevels(city)
    }

    mutating func handle(_ event: Event, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        switch event {
        case .review:
            for chain in plan.chains.indices { supplyStores(of: chain, in: &schedule) }
            supplyWarehouses(ledger: &ledger, in: &schedule)
        case .arrived(let id):
            let shipment = shipments[id]
            shipments.remove(id)
            let index = Int(shipment.node) * commodityCount + Int(shipment.commodity)
            inbound[index] -= shipment.lot.grams
            lots[index].add(shipment.lot)
            if Int(shipment.node) < plan.chains.count {
                ledger.stockChanged(by: shipment.lot.grams, of: Int(shipment.commodity), at: schedule.now)
            }
        case .expiry:
            for index in lots.indices {
                let spoiled = lots[index].removeExpired(on: schedule.now.day)
                if spoiled > 0 {
                    ledger.spoiledInStock(spoiled, of: index % commodityCount)
                    ledger.stockChanged(by: -spoiled, of: index % commodityCount, at: schedule.now)
                }
            }
        }
    }

    /// Grams of a commodity on hand at a store.
    func onHand(_ commodity: Int, at store: EntityID<City.Store>) -> Int64 {
        lots[(plan.chains.count + store.index) * commodityCount + commodity].total
    }

    /// Takes goods out of a store's stock for orders, first expired first.
    mutating func issue(
        _ grams: Int64, of commodity: Int, at store: EntityID<City.Store>, ledger: inout Ledger, now: Instant
    ) {
        guard grams > 0 else { return }
        lots[(plan.chains.count + store.index) * commodityCount + commodity].take(grams)
        ledger.stockChanged(by: -grams, of: commodity, at: now)
    }

    /// Grams of a commodity in all nodes, and on their way between sources, warehouses and stores, lot by lot.
    func counted(_ commodity: Int) -> (onHand: Int64, inTransit: Int64) {
        let nodes = stride(from: commodity, to: lots.count, by: commodityCount)
        return (nodes.reduce(0) { $0 + lots[$1].countedTotal }, nodes.reduce(0) { $0 + inbound[$1] })
    }

    private func position(_ index: Int) -> Int64 { lots[index].total + inbound[index] }

    /// What a node asks for: up to its target when its position is below its floor.
    private func shortfall(_ index: Int) -> Int64 {
        let position = position(index)
        return position < floor[index] ? target[index] - position : 0
    }

    private mutating func supplyStores(of chain: Int, in schedule: inout Schedule<CityEvent>) {
        let nodes = storesOfChain[chain].map { plan.chains.count + $0 }
        let leadTimes = nodes.map { node in
            var stream = random.stream(.storeLeadTime, entity: UInt32(node), index: UInt32(schedule.now.day))
            return Span(hours: max(0, plan.storeLeadTimeHours.sample(using: &stream)))
        }
        for commodity in 0..<commodityCount {
            let warehouse = chain * commodityCount + commodity
            let claims = nodes.map { AllocationClaim(asked: shortfall($0 * commodityCount + commodity)) }
            var grants = Array(repeating: Int64(0), count: claims.count)
            rule.allocate(lots[warehouse].total, among: claims, into: &grants)
            for (index, node) in nodes.enumerated() {
                var left = grants[index]
                while let lot = lots[warehouse].takeFirst(atMost: left) {
                    left -= lot.grams
                    send(lot, of: commodity, to: node, after: leadTimes[index], in: &schedule)
                }
            }
        }
    }

    private mutating func supplyWarehouses(ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        var asked = (0..<plan.chains.count * commodityCount).map { shortfall($0) }
        for (number, source) in plan.sources.enumerated() {
            let leadTimes = plan.chains.indices.map { chain in
                let entity = UInt32(number * plan.chains.count + chain)
                var stream = random.stream(.sourceLeadTime, entity: entity, index: UInt32(schedule.now.day))
                return Span(hours: max(0, source.leadTimeHours.sample(using: &stream)))
            }
            for commodity in 0..<commodityCount {
                let claims = plan.chains.indices.map {
                    AllocationClaim(asked: asked[$0 * commodityCount + commodity])
                }
                var grants = Array(repeating: Int64(0), count: claims.count)
                rule.allocate(source.capacityPerDay[commodity].count, among: claims, into: &grants)
                for (chain, grams) in grants.enumerated() where grams > 0 {
                    asked[chain * commodityCount + commodity] -= grams
                    ledger.entered(grams, of: commodity)
                    let lot = Lot(expiryDay: Int32(schedule.now.day + shelfLife[commodity]), grams: grams)
                    send(lot, of: commodity, to: chain, after: leadTimes[chain], in: &schedule)
                }
            }
        }
    }

    private mutating func send(
        _ lot: Lot, of commodity: Int, to node: Int, after leadTime: Span, in schedule: inout Schedule<CityEvent>
    ) {
        inbound[node * commodityCount + commodity] += lot.grams
        let id = shipments.insert(Shipment(node: UInt32(node), commodity: UInt32(commodity), lot: lot))
        schedule.after(leadTime, .replenishment(.arrived(id)))
    }
}

extension LotQueue {
    /// Stock of which every tenth part has another age, from fresh to a tenth of its life left.
    init(aged grams: Int64, shelfLife: Int) {
        self.init()
        for part in 1...10 {
            let share = grams * Int64(part) / 10 - grams * Int64(part - 1) / 10
            add(Lot(expiryDay: Int32(max(1, shelfLife * part / 10)), grams: share))
        }
    }
}
