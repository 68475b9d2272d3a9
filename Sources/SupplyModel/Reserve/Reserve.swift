import EventKernel
import Stochastics

/// The public reserve: released while the city is short, rotated while it is not.
///
/// Once a day it looks at the reported stock of warehouses and stores. Below the trigger for so many decisions running it
/// releases its rate each day, to the nodes so that the least reported cover is as high as it can be, until the reported
/// cover is at the stop level. While it does not release it sells what will expire
/// soon and orders fresh goods up to its target.
struct Reserve: Sendable {
    enum Event: BitwiseCopyable {
        case expiry
        case decision
        /// Goods bought have come.
        case bought(Purchase.ID)
    }

    /// Fresh goods on their way.
    struct Purchase: BitwiseCopyable, Sendable {
        typealias ID = EntityID<Purchase>

        var commodity: UInt32
        var grams: Int64
    }

    private var plan: ReservePlan
    private let random: RandomSource
    private var commodities: [Commodity]
    private let chainCount: Int
    private let needPerDay: [Int64]
    private var lots: [LotQueue]
    private var onOrder: [Int64]
    private var purchases = SlotPool<Purchase>()
    /// For how many decisions running the city has been short of each commodity.
    private var shortFor: [Int]
    private var isReleasing: [Bool]

    /// Lays the reserve in; nil when neither the city nor one of its phases has a reserve.
    init?(city: City, random: RandomSource, ledger: inout Ledger) {
        guard let plan = city.plan.reserve ?? city.phases.lazy.compactMap(\.city.plan.reserve).first else { return nil }
        self.plan = plan
        if city.plan.reserve == nil {
            // The goods are there; the rules come with the phase.
            for index in plan.items.indices {
                self.plan.items[index]?.release = nil
                self.plan.items[index]?.rotation = nil
            }
        }
        self.random = random
        commodities = city.plan.commodities
        chainCount = city.plan.replenishment.chains.count
        needPerDay = commodities.indices.map { city.needPerDay($0).count }
        onOrder = Array(repeating: 0, count: commodities.count)
        shortFor = Array(repeating: 0, count: commodities.count)
        isReleasing = Array(repeating: false, count: commodities.count)
        lots = []
        for (index, commodity) in commodities.enumerated() {
            guard let item = plan.items[index] else {
                lots.append(LotQueue())
                continue
            }
            let bounds = item.initialLifeDays ?? 0...commodity.life(in: item.storage)
            lots.append(LotQueue(aged: item.initial.count, newest: bounds.upperBound, oldest: bounds.lowerBound))
            ledger.entered(lots[index].total, of: index)
            ledger.stockTally.reserve[index].initial = Grams(lots[index].total)
        }
    }

    /// Takes over the rules of a phase; goods, and what is on order, stay.
    mutating func adopt(_ city: City) {
        commodities = city.plan.commodities
        if let plan = city.plan.reserve { self.plan = plan }
    }

    /// Plans the day's expiry and decision.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        schedule.at(schedule.now, .reserve(.expiry))
        schedule.at(Instant(day: schedule.now.day, second: plan.decisionTime), .reserve(.decision))
    }

    mutating func handle(
        _ event: Event, stock: inout Replenishment, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        switch event {
        case .expiry:
            for commodity in lots.indices {
                let expired = lots[commodity].removeExpired(on: schedule.now.day)
                guard expired > 0 else { continue }
                ledger.spoiled(expired, of: commodity, elsewhere: .reserve)
                ledger.stockTally.reserve[commodity].expired.count += expired
            }
        case .decision:
            if stock.report.isLive { stock.sendReport() }
            for commodity in lots.indices {
                guard let item = plan.items[commodity] else { continue }
                release(commodity, of: item, stock: &stock, ledger: &ledger, in: &schedule)
                if !isReleasing[commodity] { rotate(commodity, of: item, ledger: &ledger, in: &schedule) }
            }
        case .bought(let id):
            let (index, grams) = (Int(purchases[id].commodity), purchases[id].grams)
            purchases.remove(id)
            let life = plan.items[index].map { commodities[index].life(in: $0.storage) }
            onOrder[index] -= grams
            lots[index].add(
                Lot(
                    expiryDay: Int32(schedule.now.day + (life ?? commodities[index].shelfLifeDays)), grams: grams))
            ledger.entered(grams, of: index)
            ledger.stockTally.reserve[index].bought.count += grams
        }
    }

    /// Grams of a commodity in the reserve, lot by lot.
    func counted(_ commodity: Int) -> Int64 { lots[commodity].countedTotal }

    private mutating func release(
        _ commodity: Int, of item: ReservePlan.Item, stock: inout Replenishment, ledger: inout Ledger,
        in schedule: inout Schedule<CityEvent>
    ) {
        guard let rule = item.release else {
            isReleasing[commodity] = false
            return
        }
        let count = stock.commodityCount
        let reported = stride(from: commodity, to: stock.report.figures.count, by: count).reduce(Int64(0)) {
            $0 + stock.report.figures[$1]
        }
        let need = Double(needPerDay[commodity])
        let isShort = Double(reported) < rule.belowCoverDays * need
        shortFor[commodity] = isShort ? shortFor[commodity] + 1 : 0
        if shortFor[commodity] >= rule.forDays { isReleasing[commodity] = true }
        if Double(reported) >= rule.stopCoverDays * need { isReleasing[commodity] = false }
        guard isReleasing[commodity] else { return }

        let quantity = min(lots[commodity].total, rule.perDay.count)
        let nodes = plan.receivers == .warehouses ? 0..<chainCount : chainCount..<stock.lots.count / count
        let places = nodes.map { $0 * count + commodity }
        let shares = levelCover(
            quantity, stock: places.map { stock.report.figures[$0] }, need: places.map { stock.levels.rate[$0] })
        let day = schedule.now.day
        var released: Int64 = 0
        for (node, share) in zip(nodes, shares) where share > 0 {
            var left = min(share, stock.room(for: commodities[commodity].storage, at: node))
            guard left > 0 else { continue }
            released += left
            ledger.ordered(by: node, grams: left, trucks: 0)
            var stream = random.stream(.releaseLeadTime, entity: UInt32(node), index: UInt32(day))
            let leadTime = Span(hours: max(0, plan.leadTimeHours.sample(using: &stream)))
            while var lot = lots[commodity].takeFirst(atMost: left) {
                left -= lot.grams
                let good = commodities[commodity]
                lot.expiryDay = good.expiryDay(lot.expiryDay, from: item.storage, to: good.storage, on: day)
                stock.send(lot, of: commodity, to: node, after: leadTime, isNew: true, in: &schedule)
            }
        }
        ledger.stockTally.reserve[commodity].released.count += released
        if released > 0 { ledger.stockTally.reserve[commodity].releaseDays += 1 }
    }

    private mutating func rotate(
        _ commodity: Int, of item: ReservePlan.Item, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        guard let rule = item.rotation else { return }
        let day = schedule.now.day
        let old = min(rule.sellPerDay.count, lots[commodity].expiring(by: day + rule.sellWithinDays))
        lots[commodity].take(old)
        ledger.stockTally.reserve[commodity].sold.count += old

        let missing = rule.target.count - lots[commodity].total - onOrder[commodity]
        let quantity = min(rule.buyPerDay.count, max(0, missing))
        guard quantity > 0 else { return }
        onOrder[commodity] += quantity
        var stream = random.stream(.reservePurchase, entity: UInt32(commodity), index: UInt32(day))
        let id = purchases.insert(Purchase(commodity: UInt32(commodity), grams: quantity))
        schedule.after(Span(hours: max(0, rule.leadTimeHours.sample(using: &stream))), .reserve(.bought(id)))
    }
}
