import EventKernel
import Stochastics

/// The stock of warehouses and stores, and its flow: sources send to warehouses, warehouses to stores.
///
/// Once a day, or as its rule says, every node compares its position (on hand and on its way) with its levels, and orders.
/// Sources are asked in the scenario's order, or in shares, each up to its daily capacity; a source or a warehouse that
/// cannot give all that is asked shares by max-min. `Replenishment+Review.swift` says how.
struct Replenishment: Sendable {
    enum Event: BitwiseCopyable {
        /// The nodes of one rhythm look at their positions.
        case review(UInt16)
        case arrived(Shipment.ID)
        case expiry
    }

    /// A lot on its way to a node.
    struct Shipment: BitwiseCopyable, Sendable {
        typealias ID = EntityID<Shipment>

        var node: UInt32
        var commodity: UInt32
        var lot: Lot
        /// Whether it comes from outside warehouses and stores, whose stock it adds to when it arrives.
        var isNew: Bool
    }

    var plan: ReplenishmentPlan
    let random: RandomSource
    var commodities: [Commodity]
    var commodityCount: Int { commodities.count }
    let chainCount: Int
    private let isSupermarket: [Bool]
    /// The nodes of each chain's stores; warehouses are the first nodes, stores follow.
    let storesOfChain: [[Int]]
    let chainOfStore: [Int]
    var levels: StockLevels
    /// Stock, `[node * commodityCount + commodity]`, as all arrays by node and commodity.
    var lots: [LotQueue]
    /// Grams on their way to each node.
    var inbound: [Int64]
    private var shipments = SlotPool<Shipment>()
    /// Stock as it was last reported.
    private(set) var report: Report

    // What is wrong at the moment.
    var goodsShare: [Double]
    var sourceLaneShare: [Double]
    var storeLaneShare: [Double]
    var sourceDelay: [Double]
    var storeDelay: [Double]

    /// What each source sent today, `[source * commodityCount + commodity]`.
    var sentBySource: [Int64]
    /// What went to each warehouse today, `[source * chainCount + chain]`.
    var sentOnLane: [Int64]
    /// What went to each store today from its warehouse.
    var sentToStore: [Int64]

    // Positions that are looked at whenever goods leave.
    var touched: [Int] = []
    private var isTouched: [Bool]

    // Used again from one review to the next.
    var isDue: [Bool]
    var asks: [Int64]
    var pushed: [Int64]

    private var issuedLots: IssuedLots

    init(city: City, random: RandomSource, ledger: inout Ledger) {
        plan = city.plan.replenishment
        self.random = random
        commodities = city.plan.commodities
        chainCount = plan.chains.count
        isSupermarket = city.stores.map { city.plan.replenishment.chains[$0.chain].isSupermarket }
        let stores = city.stores
        let chains = chainCount
        chainOfStore = stores.map(\.chain)
        storesOfChain = (0..<chains).map { chain in
            stores.indices.filter { stores[$0].chain == chain }.map { chains + $0 }
        }
        levels = StockLevels(city: city)
        lots = []
        for node in 0..<chains + stores.count {
            let policies = node < chains ? plan.warehousePolicy : plan.storePolicy
            for (commodity, policy) in policies.enumerated() {
                let grams = policy.initialDays * Double(city.need(of: commodity, atNode: node))
                let initial = LotQueue(
                    aged: Int64(grams.rounded()), newest: commodities[commodity].shelfLifeDays, issue: plan.issueOrder)
                lots.append(initial)
                ledger.entered(initial.total, of: commodity)
                ledger.stockChanged(by: initial.total, of: commodity, at: .zero)
            }
        }
        inbound = Array(repeating: 0, count: lots.count)
        report = Report(count: lots.count, level: city.plan.information.stock, kind: 80, random: random)
        goodsShare = Array(repeating: 1, count: plan.sources.count * commodities.count)
        sourceLaneShare = Array(repeating: 1, count: plan.sources.count * chains)
        storeLaneShare = Array(repeating: 1, count: stores.count)
        sourceDelay = Array(repeating: 1, count: plan.sources.count)
        storeDelay = storeLaneShare
        sentBySource = Array(repeating: 0, count: plan.sources.count * commodities.count)
        sentOnLane = Array(repeating: 0, count: plan.sources.count * chains)
        sentToStore = Array(repeating: 0, count: stores.count)
        isTouched = Array(repeating: false, count: lots.count)
        isDue = isTouched
        asks = inbound
        pushed = inbound
        issuedLots = IssuedLots(stores: stores.count, commodityCount: commodities.count)
    }

    /// Plans the day's expiry and reviews.
    mutating func startDay(in schedule: inout Schedule<CityEvent>) {
        let day = schedule.now.day
        levels.startDay(day, plan: plan, commodityCount: commodityCount)
        for index in sentBySource.indices { sentBySource[index] = 0 }
        for index in sentOnLane.indices { sentOnLane[index] = 0 }
        for index in sentToStore.indices { sentToStore[index] = 0 }
        schedule.at(Instant(day: day), .replenishment(.expiry))
        for (number, review) in levels.reviews.enumerated() {
            guard case .every(let seconds) = review else {
                schedule.at(Instant(day: day, second: plan.reviewTime), .replenishment(.review(UInt16(number))))
                continue
            }
            let midnight = day * secondsPerDay
            var second = plan.reviewTime
            if second < midnight { second += (midnight - second + seconds - 1) / seconds * seconds }
            while second < midnight + secondsPerDay {
                schedule.at(Instant(ticks: Int64(second)), .replenishment(.review(UInt16(number))))
                second += seconds
            }
        }
    }

    /// Takes over the parameters of a phase.
    ///
    /// Stock stays as it is, and is issued in the order of the first phase.
    mutating func adopt(_ city: City, day: Int) {
        let order = plan.issueOrder
        plan = city.plan.replenishment
        plan.issueOrder = order
        report.adopt(city.plan.information.stock)
        commodities = city.plan.commodities
        levels.adopt(city, day: day)
    }

    /// Takes over what is wrong from now on.
    mutating func adopt(_ disruptions: Disruptions) {
        goodsShare = disruptions.goodsShare
        sourceLaneShare = disruptions.sourceLaneShare
        storeLaneShare = disruptions.storeLaneShare
        sourceDelay = disruptions.sourceDelay
        storeDelay = disruptions.storeDelay
    }

    mutating func handle(_ event: Event, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        switch event {
        case .review(let rhythm):
            review(rhythm, ledger: &ledger, in: &schedule)
        case .arrived(let id):
            let shipment = shipments[id]
            shipments.remove(id)
            let index = Int(shipment.node) * commodityCount + Int(shipment.commodity)
            inbound[index] -= shipment.lot.grams
            lots[index].add(shipment.lot)
            if shipment.isNew {
                ledger.stockChanged(by: shipment.lot.grams, of: Int(shipment.commodity), at: schedule.now)
            }
        case .expiry:
            for index in lots.indices {
                let spoiled = lots[index].removeExpired(on: schedule.now.day)
                if spoiled > 0 { lose(spoiled, at: index, ledger: &ledger, now: schedule.now) }
            }
        }
    }

    /// Grams of a commodity on hand at a store.
    func onHand(_ commodity: Int, at store: EntityID<City.Store>) -> Int64 {
        lots[(chainCount + store.index) * commodityCount + commodity].total
    }

    /// Takes goods out of a store's stock, in the order of issue.
    ///
    /// - Parameter isPacked: whether they go into batches, to which ``passAge(to:in:catalogue:now:)`` passes their age.
    mutating func issue(
        _ grams: Int64, of commodity: Int, at store: EntityID<City.Store>, isPacked: Bool = true, ledger: inout Ledger,
        now: Instant
    ) {
        guard grams > 0 else { return }
        let index = (chainCount + store.index) * commodityCount + commodity
        if plan.parcelsKeepAge, isPacked {
            precondition(grams <= lots[index].total, "more was issued than is in stock")
            var left = grams
            while let lot = lots[index].takeFirst(atMost: left) {
                left -= lot.grams
                issuedLots.append(lot, of: commodity, at: store.index, now: now)
            }
        } else {
            lots[index].take(grams)
        }
        touch(index)
        ledger.stockChanged(by: -grams, of: commodity, at: now)
        if isSupermarket[store.index] { ledger.issuedByChain(grams, of: commodity) }
    }

    /// Lets a batch that has just been granted carry what is left of the life of the lots it is picked from.
    ///
    /// A store's lots go to its batches in the order in which these were granted; of a commodity in a batch the lot that
    /// spoils first counts for all.
    mutating func passAge(to batch: Batch.ID, in batches: inout BatchBook, catalogue: Catalogue, now: Instant) {
        guard plan.parcelsKeepAge else { return }
        let packages = batches.packages(in: batch, kinds: catalogue.kindCount)
        let store = batches[batch].store.index
        for content in catalogue.contents where packages[content.kind] > 0 {
            let grams = packages[content.kind] * content.grams
            guard let day = issuedLots.take(grams, of: content.commodity, at: store, now: now) else { continue }
            let commodity = commodities[content.commodity]
            let left = Double(Instant(day: Int(day)).ticks - now.ticks)
            let share = Double(commodity.life(in: .ambient)) / Double(commodity.life(in: commodity.storage))
            batches.freshness.limit(
                content.commodity, in: batch, to: now.ticks + Int64((left * share).rounded(.down)),
                commodityCount: commodityCount)
        }
    }

    /// Takes the goods of a batch that stands packed at its store's door back into stock; what is too old is lost.
    ///
    /// What is taken back is good for as long as it was in its parcel, or its shelf life when that is less: it spoils at
    /// the midnight before.
    mutating func takeBack(
        _ id: Batch.ID, batches: BatchBook, life: inout ParcelLife, catalogue: Catalogue, ledger: inout Ledger,
        at now: Instant
    ) {
        let batch = batches[id]
        life.take(id, of: batch, freshness: batches.freshness)
        let spoiled = life.spoiled(at: now)
        for index in 0..<Int(batch.orders.count) {
            life.record(spoiled, of: batches[id, index], in: batch, ledger: &ledger)
        }
        let packages = batches.packages(in: id, kinds: catalogue.kindCount)
        for content in catalogue.contents where packages[content.kind] > 0 {
            let grams = packages[content.kind] * content.grams
            if spoiled & (1 << UInt16(content.commodity)) != 0 {
                ledger.spoiledInParcels(grams, of: content.commodity)
                continue
            }
            let shelfLife = Int64(commodities[content.commodity].shelfLifeDays)
            let day = min(life.goodUntil(content.commodity) / Int64(secondsPerDay), Int64(now.day) + shelfLife)
            let place = (chainCount + batch.store.index) * commodityCount + content.commodity
            lots[place].add(Lot(expiryDay: Int32(day), grams: grams))
            ledger.stockChanged(by: grams, of: content.commodity, at: now)
            if isSupermarket[batch.store.index] { ledger.issuedByChain(-grams, of: content.commodity) }
        }
    }

    /// Notes what households ask for the first time in a closed round, where the levels follow demand.
    mutating func noteDemand(of batch: Batch.ID, in batches: BatchBook, catalogue: Catalogue, now: Instant) {
        guard levels.followsDemand else { return }
        let store = batches[batch].store.index
        for number in 0..<Int(batches[batch].orders.count) {
            let order = batches[batch, number]
            guard order.passedOver == 0 else { continue }
            for content in catalogue.contents where order.packages[content.kind] > 0 {
                levels.demanded(
                    Int64(order.packages[content.kind]) * content.grams, of: content.commodity, at: store, day: now.day,
                    commodityCount: commodityCount)
            }
        }
    }

    /// Notes what a store was asked for beside rounds, where the levels follow demand.
    mutating func noteDemand(_ grams: Int64, of commodity: Int, at store: EntityID<City.Store>, now: Instant) {
        guard levels.followsDemand else { return }
        levels.demanded(grams, of: commodity, at: store.index, day: now.day, commodityCount: commodityCount)
    }

    /// Reports the stock on hand of every node and commodity upwards.
    mutating func sendReport() {
        report.refresh(with: lots.map(\.total))
    }

    /// Lets the share of what the nodes hold cold spoil at once.
    mutating func failColdStores(_ share: Double, at nodes: [Int], ledger: inout Ledger, now: Instant) {
        for node in nodes {
            for commodity in 0..<commodityCount where commodities[commodity].storage.isCold {
                let index = node * commodityCount + commodity
                let spoiled = lots[index].remove(share: share)
                if spoiled > 0 { lose(spoiled, at: index, ledger: &ledger, now: now) }
            }
        }
    }

    /// Closes a day: what is on hand at its end is held.
    func dayEnded(ledger: inout Ledger) {
        for index in lots.indices {
            ledger.stockTally.nodes[index / commodityCount].heldGramDays += lots[index].total
        }
    }

    /// Grams of a commodity in all nodes, and on their way between sources, warehouses and stores, lot by lot.
    func counted(_ commodity: Int) -> (onHand: Int64, inTransit: Int64) {
        let nodes = stride(from: commodity, to: lots.count, by: commodityCount)
        return (nodes.reduce(0) { $0 + lots[$1].countedTotal }, nodes.reduce(0) { $0 + inbound[$1] })
    }

    /// What a node has and has coming.
    func position(_ index: Int) -> Int64 { lots[index].total + inbound[index] }

    /// Grams of a way of keeping that a node has room for beside what it has and has coming.
    func room(for storage: StorageClass, at node: Int) -> Int64 {
        guard let capacity = (node < chainCount ? plan.warehouseStorage : plan.storeStorage)[storage] else {
            return .max
        }
        var room = capacity.count
        for commodity in 0..<commodityCount where commodities[commodity].storage == storage {
            room -= position(node * commodityCount + commodity)
        }
        return max(0, room)
    }

    /// Puts a lot on its way to a node.
    mutating func send(
        _ lot: Lot, of commodity: Int, to node: Int, after leadTime: Span, isNew: Bool,
        in schedule: inout Schedule<CityEvent>
    ) {
        inbound[node * commodityCount + commodity] += lot.grams
        let id = shipments.insert(
            Shipment(node: UInt32(node), commodity: UInt32(commodity), lot: lot, isNew: isNew))
        schedule.after(leadTime, .replenishment(.arrived(id)))
    }

    /// Notes that goods left a place whose position is looked at whenever they do.
    mutating func touch(_ index: Int) {
        guard levels.isContinuous[index], !isTouched[index] else { return }
        isTouched[index] = true
        touched.append(index)
    }

    /// The places that were touched, once.
    mutating func takeTouched() -> [Int] {
        let indices = touched.sorted()
        for index in indices { isTouched[index] = false }
        touched.removeAll(keepingCapacity: true)
        return indices
    }

    private mutating func lose(_ grams: Int64, at index: Int, ledger: inout Ledger, now: Instant) {
        let (node, commodity) = (index / commodityCount, index % commodityCount)
        ledger.spoiled(grams, of: commodity, atNode: node, isWarehouse: node < chainCount)
        ledger.stockChanged(by: -grams, of: commodity, at: now)
        touch(index)
    }
}
